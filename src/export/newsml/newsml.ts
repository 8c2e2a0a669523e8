// The issue as NewsML-G2 2.35: an item for each article with its text as NITF, an item for each picture, and a
// package of groups that follow one another, the issue's of its pages and each page's of its articles.
//
// Only names of the IPTC's own catalog are used; it is named, as the standard wants it, and nothing here fetches it.

import { type NamedBytes, namedText } from '../named-bytes.ts'
import {
  issuePaths,
  type SiteArticle,
  type SiteIssue,
  type SitePage,
  type SitePicture,
} from '../site/site-issue.ts'
import {
  type ItemNames,
  type ItemWishes,
  issueTime,
  issueTitle,
  itemNames,
  itemTitle,
  plainBody,
  sizeOf,
  urgencyOf,
} from '../syndication/items.ts'
import { jpegSize } from '../syndication/jpeg-size.ts'
import { type Attributes, element, hasWords, shownText, textElement, xmlText } from '../xml.ts'
import { nitf } from './nitf.ts'

export function newsmlFile({ date }: Pick<SiteIssue, 'date'>, { id }: Pick<SiteArticle, 'id'>): string {
  return `${issuePaths(date).newsml}/content_${id}.xml`
}

export function makeNewsml({ site, hash, pictures }: ItemWishes): readonly NamedBytes[] {
  const names = itemNames(site.issue, hash)
  const folder = issuePaths(site.date).newsml
  const shown = new Map(site.order.flatMap((entry) => entry.pictures.map((one) => [one.file, one] as const)))
  return [
    namedText(`${folder}/issue.xml`, packageItem(site, names)),
    ...site.order.map((entry) => namedText(newsmlFile(site, entry), articleItem(site, names, entry))),
    ...[...shown.values()].map((one) =>
      namedText(
        `${folder}/${one.file.replace(/\.jpg$/, '.xml')}`,
        pictureItem(site, names, one, pictures.get(one.file) ?? null),
      ),
    ),
    ...[...pictures].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
  ]
}

const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml'
const newsItemType = 'application/vnd.iptc.g2.newsitem+xml'

interface ItemHead {
  readonly guid: string
  readonly itemClass: string
  readonly title: string
  readonly file: string
  /** Items that belong to this one. */
  readonly links?: readonly string[]
}

function item(
  root: 'newsItem' | 'packageItem',
  site: SiteIssue,
  { guid, itemClass, title, file, links = [] }: ItemHead,
  ...rest: readonly string[]
): string {
  const { publication, date } = site.issue
  const paper = shownText(publication.name, date)
  const named = textElement('name', paper)
  const rights = element(
    'rightsInfo',
    {},
    element('copyrightHolder', {}, named),
    textElement('copyrightNotice', publication.rights),
  )
  const meta = element(
    'itemMeta',
    {},
    element('itemClass', { qcode: `ninat:${itemClass}` }),
    element('provider', {}, named),
    element('versionCreated', {}, issueTime(date)),
    element('firstCreated', {}, issueTime(date)),
    element('pubStatus', { qcode: 'stat:usable' }),
    element('fileName', {}, xmlText(file)),
    textElement('title', title),
    ...links,
  )
  const attributes: Attributes = {
    xmlns: 'http://iptc.org/std/nar/2006-10-01/',
    guid,
    version: 1,
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    'xml:lang': publication.language,
  }
  const parts = [element('catalogRef', { href: catalog }), rights, meta, ...rest]
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, attributes, '\n', parts.join('\n'), '\n')}\n`
}

function articleItem(site: SiteIssue, names: ItemNames, entry: SiteArticle): string {
  const { article } = entry
  const guid = names.article(entry)
  const size = sizeOf(plainBody(entry))
  const contentMeta = element(
    'contentMeta',
    {},
    element('urgency', {}, String(urgencyOf(entry))),
    element('contentCreated', {}, site.date),
    element('language', { tag: site.issue.publication.language }),
    element('genre', { literal: article.kind }),
    textElement('slugline', article.slug),
    textElement('headline', itemTitle(entry)),
    textElement('dateline', article.dateline),
    textElement('by', article.byline),
  )
  const content = element(
    'contentSet',
    {},
    element(
      'inlineXML',
      { contenttype: 'application/nitf+xml', charcount: size.characters, wordcount: size.words },
      '\n',
      nitf(site, entry, guid),
      '\n',
    ),
  )
  const links = entry.pictures.map(({ picture, file }) =>
    element(
      'link',
      { rel: 'irel:seeAlso', residref: names.picture(picture), contenttype: newsItemType },
      element('itemClass', { qcode: 'ninat:picture' }),
      textElement('title', hasWords(picture.caption) ? picture.caption : file),
    ),
  )
  const head = { guid, itemClass: 'text', title: itemTitle(entry), file: `content_${entry.id}.xml`, links }
  return item('newsItem', site, head, contentMeta, content)
}

function pictureItem(
  site: SiteIssue,
  names: ItemNames,
  { picture, file }: SitePicture,
  bytes: Uint8Array | null,
): string {
  const size = bytes === null ? null : jpegSize(bytes)
  const contentMeta = element(
    'contentMeta',
    {},
    textElement('headline', hasWords(picture.caption) ? picture.caption : picture.name),
    textElement('creditline', picture.credit),
    textElement('description', picture.caption, { role: 'drol:caption' }),
  )
  const content = element(
    'contentSet',
    {},
    element('remoteContent', {
      rendition: 'rnd:web',
      href: file,
      version: 1,
      contenttype: 'image/jpeg',
      size: bytes === null ? null : bytes.length,
      width: size === null ? null : size.width,
      height: size === null ? null : size.height,
    }),
  )
  const head: ItemHead = {
    guid: names.picture(picture),
    itemClass: 'picture',
    title: hasWords(picture.caption) ? picture.caption : file,
    file: file.replace(/\.jpg$/, '.xml'),
  }
  return item('newsItem', site, head, contentMeta, content)
}

/** The order of groups, and of what is in them, is the paper's: `pgrmod:seq`. */
function packageItem(site: SiteIssue, names: ItemNames): string {
  const groups = [
    element(
      'group',
      { id: 'issue', role: 'group:main', mode: 'pgrmod:seq' },
      ...site.pages.map((page) => element('groupRef', { idref: groupId(page) })),
    ),
    ...site.pages.map((page) =>
      element(
        'group',
        { id: groupId(page), role: 'group:main', mode: 'pgrmod:seq' },
        textElement('title', shownText(page.title, String(page.index + 1))),
        ...onPage(site, page).map((entry) =>
          element(
            'itemRef',
            { residref: names.article(entry), version: 1, contenttype: newsItemType },
            element('itemClass', { qcode: 'ninat:text' }),
            element('pubStatus', { qcode: 'stat:usable' }),
            textElement('title', itemTitle(entry)),
          ),
        ),
      ),
    ),
  ]
  const contentMeta = element(
    'contentMeta',
    {},
    element('contentCreated', {}, site.date),
    textElement('headline', issueTitle(site)),
  )
  return item(
    'packageItem',
    site,
    {
      guid: names.issue,
      itemClass: 'composite',
      title: shownText(issueTitle(site), site.date),
      file: 'issue.xml',
    },
    contentMeta,
    element('groupSet', { root: 'issue' }, '\n', groups.join('\n'), '\n'),
  )
}

function groupId(page: SitePage): string {
  return `page-${page.index + 1}`
}

/** What the page lists, then what goes on there from another page. */
function onPage(site: SiteIssue, page: SitePage): readonly SiteArticle[] {
  const goesOn = site.order.filter(
    (entry) => !page.headlines.includes(entry) && entry.parts.some((part) => part.page === page.index),
  )
  return [...page.headlines, ...goesOn]
}
