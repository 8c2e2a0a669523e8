import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { pastedHtml } from '../../../../tests/support/parsed-markup.ts'
import { scanMarkup } from './scan.ts'

function within(limit: number, work: () => void): void {
  const start = performance.now()
  work()
  expect(performance.now() - start).toBeLessThan(limit)
}

describe('the first pass over markup', () => {
  test('takes style sheets, scripts and comments out, closed or not', () => {
    expect(scanMarkup('<p>一<STYLE type="x">p{}</style >二<!-- <p>三 --></p><script>四')).toBe('<p>一二</p>')
    expect(scanMarkup('一<!--[if gte mso 9]><xml><style>x</xml><![endif]-->二<![if !x]>三<![endif]>')).toBe(
      '一二三',
    )
    expect(scanMarkup('一<!-->二<!--->三<!-- a --!>四')).toBe('一二三四')
  })

  test('knows a tag from words that look like one', () => {
    expect(scanMarkup('<p title="<style>">a < b, 1 <2 and </ 3></p><p a=\'<script>\' b=<style>四</p>')).toBe(
      '<p>a < b, 1 <2 and </p><p>四</p>',
    )
    expect(scanMarkup('<p>一<p x="1>2')).toBe('<p>一<p>')
  })

  test.each([
    ['<p class=a STYLE = "x:1" style="y">', '<p class=a data-style="x:1">'],
    ['<b\tstyle=z/>', '<b data-style=z/>'],
    ['<i style hidden>', '<i data-style hidden>'],
    ['<p title="style=1">', '<p>'],
    ['<p a=style class= >', '<p class>'],
    ['<p =style=1>', '<p>'],
    ['<p mystyle=1 styles=2 a/style=b>', '<p data-style=b>'],
    ['<p a b = c class = d>', '<p class=d>'],
    ["<p onclick='1>2' class='a\"b' href=javascript:1>", "<p class='a\"b'>"],
    ['<svg onload=1/><path d="x"/>', '<svg><path />'],
    ['</p onclick=1>', '</p>'],
    ['<BASE HREF=x><img src=x onerror=1><track src=x>', ''],
  ])('writes %s anew', (markup, written) => {
    expect(scanMarkup(markup)).toBe(written)
  })

  test('leaves ordinary markup as it is, unclosed paragraphs too', () => {
    const list = `<ul>${'<li><p>条<br>'.repeat(5_000)}</ul>`
    expect(scanMarkup(list)).toBe(list)
  })

  test('keeps the words of markup nested far too deep, at once', () => {
    within(2_000, () => {
      expect(pastedHtml(`<p>上</p>${'<b>'.repeat(100_000)}深${'</b>'.repeat(100_000)}<p>下</p>`)).toEqual([
        '上',
        '*深*',
        '下',
      ])
      expect(pastedHtml(`${'<div>'.repeat(100_000)}深${'</div>'.repeat(100_000)}下`)).toEqual(['深', '下'])
    })
  })

  test('lets no tag that is left open be opened anew in every paragraph', () => {
    const marks = Array.from({ length: 250 }, (_, index) => `<font color=c${String(index)}>`).join('')
    const scanned = scanMarkup(marks + '<p>字</p>'.repeat(1_000)) ?? ''
    within(5_000, () => {
      const body = parse(scanned)
      expect(JSON.stringify(count(body)).length).toBeLessThan(8)
      expect(count(body)).toBeLessThan(40_000)
    })
  })

  test('refuses more than a person writes, at once', () => {
    within(2_000, () => {
      expect(scanMarkup('<p>字'.repeat(400_000))).toBeNull()
      expect(scanMarkup('<style>'.repeat(500_000))).toBe('')
      expect(scanMarkup('<!--'.repeat(500_000))).toBe('')
      expect(scanMarkup('<a "'.repeat(500_000))).not.toBe('')
    })
  })
})

function count(node: { readonly childNodes?: readonly unknown[] }): number {
  let nodes = 0
  const left: unknown[] = [node]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    nodes += 1
    left.push(...((next as typeof node).childNodes ?? []))
  }
  return nodes
}
