// The text of an article as NITF 3.6, which stands in a NewsML-G2 item. G2 itself has no property for the place in
// print; NITF has one for each use of a text, `pubdata`: the section's name, and the page, of every page it is on.

import { type RunParagraph, wholeTextOf, type Run } from '../whole-text.ts'
import type { SiteArticle, SiteIssue, SitePicture } from '../site/site-issue.ts'
import { itemTitle, printPlaces, urgencyOf } from '../syndication/items.ts'
import { type Attributes, element, hasWords, textElement, xmlText } from '../xml.ts'

const nitfSpace = 'http://iptc.org/std/NITF/2006-10-18/'

export function nitf(site: SiteIssue, entry: SiteArticle, guid: string): string {
  const { article } = entry
  const secondary = (name: string, text: string): string => textElement('hl2', text, { class: name })
  return element(
    'nitf',
    { xmlns: nitfSpace },
    head(site, entry, guid),
    element(
      'body',
      {},
      element(
        'body.head',
        {},
        element(
          'hedline',
          {},
          element('hl1', {}, xmlText(itemTitle(entry))),
          secondary('kicker', article.kicker),
          secondary('deck', article.deck),
        ),
        textElement('byline', article.byline),
        textElement('dateline', article.dateline),
      ),
      element('body.content', {}, '\n', [...entry.pictures.map(media), ...blocks(entry)].join('\n'), '\n'),
      hasWords(article.tagline) ? element('body.end', {}, textElement('tagline', article.tagline)) : '',
    ),
  )
}

function head(site: SiteIssue, entry: SiteArticle, guid: string): string {
  const { publication, number } = site.issue
  const time = `${site.date.replaceAll('-', '')}T000000Z`
  const docdata = element(
    'docdata',
    {},
    element('doc-id', { 'id-string': guid }),
    element('urgency', { 'ed-urg': urgencyOf(entry) }),
    element('date.issue', { norm: time }),
    element('doc.copyright', { year: site.date.slice(0, 4), holder: publication.name }),
  )
  const pubdata = printPlaces(site, entry).map(({ label, section }) =>
    element('pubdata', {
      type: 'print',
      'date.publication': time,
      name: publication.name,
      number,
      'position.section': section === '' ? null : section,
      'position.sequence': label,
    }),
  )
  return element('head', {}, textElement('title', itemTitle(entry)), docdata, ...pubdata)
}

function media({ picture, file }: SitePicture): string {
  return element(
    'media',
    { 'media-type': 'image' },
    element('media-reference', { source: file, 'mime-type': 'image/jpeg', name: picture.name }),
    textElement('media-caption', picture.caption),
    textElement('media-producer', picture.credit),
  )
}

/** Items that follow each other are one list; each has its mark or number in its text. */
function blocks(entry: SiteArticle): readonly string[] {
  const made = wholeTextOf(entry).paragraphs.map(block).join('\n').replaceAll('</ul>\n<ul>', '\n')
  return made === '' ? [] : [made]
}

function block({ kind, runs }: RunParagraph): string {
  const words = runs.map(inline).join('')
  const paragraph = (attributes: Attributes = {}): string => element('p', attributes, words)
  switch (kind) {
    case 'crosshead':
      return element('hl2', {}, words)
    case 'quote':
      return element('bq', {}, element('block', {}, paragraph()))
    case 'note':
      return paragraph({ class: 'note' })
    case 'list':
      return element('ul', {}, element('li', {}, words))
    default:
      return paragraph()
  }
}

function inline(run: Run): string {
  if (run.kind === 'break') return ''
  const words = xmlText(run.text)
  const strong = run.strong ? element('em', { class: 'strong' }, words) : words
  return run.emphasis ? element('em', { class: 'emphasis' }, strong) : strong
}
