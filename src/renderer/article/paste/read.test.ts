import { describe, expect, test } from 'vitest'
import { clipsOfHtml, pastedHtml, pastedText } from '../../../../tests/support/parsed-markup.ts'
import { clipFault, copyLines, plainClip } from './clip.ts'

describe('pasted markup', () => {
  test('keeps paragraphs, headings, strong and emphasis', () => {
    expect(
      pastedHtml('<h2>小标题</h2><p>一<b>二</b><em>三</em></p><blockquote><p>引文</p></blockquote>'),
    ).toEqual(['# 小标题', '一*二*_三_', '> 引文'])
  })

  test('loses styles, scripts, pictures and addresses', () => {
    const html =
      '<style>p{color:red}</style><script>alert(1)</script><p>看<a href="javascript:alert(1)">这里</a><img src="http://x/y.png"></p>'
    expect(pastedHtml(html)).toEqual(['看这里'])
  })

  test('takes what a word processor writes into styles, also against the tag', () => {
    expect(
      pastedHtml('<b style="font-weight:normal"><p>平<span style="font-weight:700">重</span></p></b>'),
    ).toEqual(['平*重*'])
    expect(pastedHtml('<i style="font-style: normal">直</i>')).toEqual(['直'])
  })

  test('makes a paragraph of each line, list entry and row', () => {
    expect(
      pastedHtml('甲<br>乙<ul><li>丙<li>丁</ul><table><tr><td>戊</td><td>己</td></tr><tr><td>庚</table>'),
    ).toEqual(['甲', '乙', '+ • 丙', '+ • 丁', '戊 己', '庚'])
  })

  test('leaves cells that are columns of a page apart', () => {
    expect(pastedHtml('<table><tr><td><p>左</p><p>下</p></td><td>右</td></tr></table>')).toEqual([
      '左',
      '下',
      '右',
    ])
  })

  test('counts what a browser counts', () => {
    expect(
      pastedHtml(
        '<ol start=3><li>三<ol type=a><li>甲<li>乙</ol><li>四<li value=9>九</ol><ol style="list-style-type:cjk-ideographic"><li>一条</ol>',
      ),
    ).toEqual(['+ 3. 三', '+ a. 甲', '+ b. 乙', '+ 4. 四', '+ 9. 九', '+ 一、一条'])
  })

  test('has a list within a list, and none where no marks are shown', () => {
    expect(pastedHtml('<ul><li>甲<ul><li>乙</ul><li><p>丙</p><p>丁</p></ul>')).toEqual([
      '+ • 甲',
      '+ – 乙',
      '+ • 丙',
      '丁',
    ])
    expect(
      pastedHtml('<nav><ul><li>首页<li>要闻</ul></nav><ul style="list-style:none"><li>甲<li></ul><p>乙</p>'),
    ).toEqual(['首页 要闻', '甲', '乙'])
  })

  test('drops the two-em indent and folds white space', () => {
    expect(pastedHtml('<p>　　开头\n   接着</p><p> &nbsp; </p><p>&#8203;</p>')).toEqual(['开头 接着'])
  })

  test('takes line feeds for line ends only where the page shows them so', () => {
    expect(
      pastedHtml('<pre>一\n二</pre><div style="white-space:pre-wrap">三\n四</div><p>五\n六</p>'),
    ).toEqual(['一', '二', '三', '四', '五 六'])
  })

  test('keeps what is struck as a cut, and nothing of what is hidden', () => {
    expect(
      pastedHtml(
        '<p>一<s>二</s><span style="text-decoration:line-through">三</span><span style="display: none">四</span><span hidden>五</span></p>',
      ),
    ).toEqual(['一-二三-'])
  })

  test('that is nothing but space in many looks is nothing', () => {
    expect(pastedHtml('<b>　</b><i>　</i>'.repeat(15_000))).toEqual([])
    expect(pastedHtml(`${'<b>　</b><i>　</i>'.repeat(15_000)}字<b>　</b>`)).toEqual(['字'])
  })

  test('tells which lines are set larger than the text, and which are strong as a whole', () => {
    const clips = clipsOfHtml(
      '<p style="font-size:22pt">题</p><p style="font-size:12pt"><b>重</b></p><p style="font-size:12pt">正文的字最多，<b>不</b>大。</p>',
    )
    expect(copyLines(clips ?? []).map(({ large, strong }) => [large, strong])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
  })
})

describe('pasted plain text', () => {
  test('has a paragraph a line, without indent and controls', () => {
    expect(pastedText('　　第一段\r\n\r\n第二\t段\u0000')).toEqual(['第一段', '第二 段'])
  })

  test('of a mail keeps apart what it quotes', () => {
    expect(pastedText('好的。\n\n> 明天见？\n>> 几点？\n再说。')).toEqual([
      '好的。',
      '> 明天见？',
      '> 几点？',
      '再说。',
    ])
  })
})

describe('what can not be pasted', () => {
  test('is a paragraph too long, a word without an end, and more than one article', () => {
    expect(clipFault([plainClip('字'.repeat(200_000))])).toBeNull()
    expect(clipFault([plainClip('字'.repeat(200_001))])).toBe('tooLong')
    expect(clipFault([plainClip('x'.repeat(5_001))])).toBe('notProse')
    expect(clipFault([plainClip('aё '.repeat(10_000))])).toBe('notProse')
    expect(clipFault([plainClip('今年有 3200 名民工。'.repeat(2_000))])).toBeNull()
    expect(clipFault([plainClip('xxxx '.repeat(5_001))])).toBeNull()
    expect(clipFault(Array.from({ length: 2_001 }, () => plainClip('字')))).toBe('tooMany')
    expect(clipFault(Array.from({ length: 3 }, () => plainClip('字'.repeat(90_000))))).toBe('tooMany')
  })
})
