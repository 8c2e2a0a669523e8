import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { type Clip, clipOfMarkup, clipOfText, type Markup } from './paste.ts'
import { plainWords, scanMarkup } from './paste-scan.ts'

type ParsedNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment

function markupOf(node: ParsedNode): Markup {
  return {
    name: node.nodeName,
    text: 'value' in node ? node.value : '',
    get children() {
      return 'childNodes' in node ? node.childNodes.map(markupOf) : []
    },
    attribute: (name) => ('attrs' in node ? (node.attrs.find((one) => one.name === name)?.value ?? '') : ''),
  }
}

/** Pasted markup, written shortly: `#` before a crosshead, `>` before a quote, `*` and `_` around marks. */
function paste(html: string): readonly string[] {
  return (clipOfMarkup(markupOf(parseFragment(html))) ?? []).map(written)
}

function written({ kind, spans }: Clip): string {
  const sign = { paragraph: '', crosshead: '# ', quote: '> ', note: '~ ', list: '- ' }[kind]
  const words = spans.map(({ text, strong, emphasis }) => {
    const slanted = emphasis ? `_${text}_` : text
    return strong ? `*${slanted}*` : slanted
  })
  return sign + words.join('')
}

describe('what is pasted', () => {
  test('keeps paragraphs, headings, strong and emphasis', () => {
    expect(paste('<h2>小标题</h2><p>一<b>二</b><em>三</em></p><blockquote><p>引文</p></blockquote>')).toEqual(
      ['# 小标题', '一*二*_三_', '> 引文'],
    )
  })

  test('loses styles, scripts, pictures and addresses', () => {
    const html =
      '<style>p{color:red}</style><script>alert(1)</script><p>看<a href="javascript:alert(1)">这里</a><img src="http://x/y.png"></p>'
    expect(paste(html)).toEqual(['看这里'])
  })

  test('takes what a word processor writes into styles, also against the tag', () => {
    expect(
      paste('<b style="font-weight:normal"><p>平<span style="font-weight:700">重</span></p></b>'),
    ).toEqual(['平*重*'])
    expect(paste('<i style="font-style: normal">直</i>')).toEqual(['直'])
  })

  test('makes a paragraph of each line, cell and list entry', () => {
    expect(
      paste('甲<br>乙<ul><li>丙</li><li>丁</li></ul><table><tr><td>戊</td><td>己</td></tr></table>'),
    ).toEqual(['甲', '乙', '丙', '丁', '戊', '己'])
  })

  test('drops the two-em indent and folds white space', () => {
    expect(paste('<p>　　开头\n   接着</p><p> &nbsp; </p>')).toEqual(['开头 接着'])
    expect(clipOfText('　　第一段\r\n\r\n第二\t段\u0000').map(written)).toEqual(['第一段', '第二 段'])
  })

  test('with very deep markup is read as far as it is sane', () => {
    const html = `<p>上</p>${'<b>'.repeat(5_000)}深${'</b>'.repeat(5_000)}<p>下</p>`
    expect(paste(html)).toContain('上')
    expect(paste(html)).toContain('下')
  })

  test('that is nothing but space in many looks is nothing', () => {
    expect(paste('<b>　</b><i>　</i>'.repeat(20_000))).toEqual([])
    expect(paste(`${'<b>　</b><i>　</i>'.repeat(20_000)}字<b>　</b>`)).toEqual(['字'])
  })

  test('with far too many elements is refused', () => {
    const many: Markup = {
      name: 'div',
      text: '',
      attribute: () => '',
      children: Array.from({ length: 200_001 }, () => leaf),
    }
    expect(clipOfMarkup(many)).toBeNull()
  })

  test('divides a paragraph of a million characters', () => {
    const clips = clipOfText('字'.repeat(1_000_000))
    expect(clips).toHaveLength(5)
    expect(clips.map((clip) => clip.spans[0]?.text.length)).toEqual([
      200_000, 200_000, 200_000, 200_000, 200_000,
    ])
  })
})

test('a division never falls within a character', () => {
  const clips = clipOfText('a' + '🛥'.repeat(150_000))
  const texts = clips.map((clip) => clip.spans.map(({ text }) => text).join(''))
  expect(texts.every((text) => !/\p{Cs}/u.test(text) && text.length <= 200_000)).toBe(true)
  expect(texts.join('')).toBe('a' + '🛥'.repeat(150_000))
})

describe('the first look over markup', () => {
  test('takes style sheets and scripts out, closed or not', () => {
    expect(scanMarkup('<p>一<STYLE type="x">p{}</style >二</p><script>三')).toBe('<p>一二</p>')
  })

  test('leaves ordinary markup as it is, unclosed paragraphs too', () => {
    const list = `<ul>${'<li><p>条<br>'.repeat(5_000)}</ul>`
    expect(scanMarkup(list)).toBe(list)
  })

  test('stops at markup nested far too deep, at once', () => {
    const begin = performance.now()
    expect(scanMarkup(`${'<b>'.repeat(1_000_000)}深`)).toBeNull()
    expect(scanMarkup('<style>'.repeat(500_000))).toBe('')
    expect(performance.now() - begin).toBeLessThan(2_000)
    expect(clipOfText(plainWords('<b><b>深<i>水</i>')).map(written)).toEqual(['深', '水'])
  })
})

const leaf: Markup = { name: '#text', text: '字', children: [], attribute: () => '' }
