// The body of an article as HTML for a web desk: its text and nothing of the paper's layout.

import { type RunParagraph, wholeTextOf, type Run } from '../whole-text.ts'
import type { SiteArticle } from '../site/site-issue.ts'
import { element, textElement, xmlText } from '../xml.ts'

export function htmlBody(entry: SiteArticle): string {
  const { dateline, tagline } = entry.article
  const lead = textElement('span', dateline, { class: 'dateline' })
  const { paragraphs } = wholeTextOf(entry)
  const blocks = paragraphs.map((paragraph, index) =>
    block(paragraph, index === 0 && lead !== '' ? `${lead} ` : ''),
  )
  const alone = paragraphs.length === 0 && lead !== '' ? [element('p', {}, lead)] : []
  return [...alone, ...blocks, textElement('p', tagline, { class: 'tagline' })]
    .filter((one) => one !== '')
    .join('\n')
    .replaceAll('</ul>\n<ul>', '\n')
}

function block({ kind, runs }: RunParagraph, lead: string): string {
  const words = lead + runs.map(inline).join('')
  switch (kind) {
    case 'crosshead':
      return element('h2', {}, words)
    case 'quote':
      return element('blockquote', {}, element('p', {}, words))
    case 'note':
      return element('p', { class: 'note' }, words)
    case 'list':
      return element('ul', {}, element('li', {}, words))
    default:
      return element('p', {}, words)
  }
}

function inline(run: Run): string {
  if (run.kind === 'break') return ''
  const words = xmlText(run.text)
  const strong = run.strong ? element('strong', {}, words) : words
  return run.emphasis ? element('em', {}, strong) : strong
}
