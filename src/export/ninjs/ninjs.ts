// The issue as ninjs 3.1: an item for each article, and one of the whole that lists them in the order they are read.
// ninjs has no field for the place in print and allows none to be added, so it stands among the alternative names,
// once for each page an article is on.

import type { Issue } from '../../model/issue.ts'
import { type NamedBytes, namedText } from '../named-bytes.ts'
import { outsideAddress } from '../site/markup.ts'
import { issuePaths, type SiteArticle, type SiteIssue, type SitePicture } from '../site/site-issue.ts'
import {
  type ItemNames,
  type ItemWishes,
  issueTime,
  issueTitle,
  itemNames,
  itemTitle,
  plainBody,
  printPlaces,
  sizeOf,
  urgencyOf,
} from '../syndication/items.ts'
import { jpegSize } from '../syndication/jpeg-size.ts'
import { writable } from '../writable.ts'
import { hasWords } from '../xml.ts'
import { htmlBody } from './html-body.ts'

export function ninjsFile({ date }: Pick<SiteIssue, 'date'>, { id }: Pick<SiteArticle, 'id'>): string {
  return `${issuePaths(date).ninjs}/content_${id}.json`
}

export function makeNinjs(wishes: ItemWishes): readonly NamedBytes[] {
  const { site, pictures } = wishes
  const names = itemNames(site.issue, wishes.hash)
  const folder = issuePaths(site.date).ninjs
  return [
    itemFile(`${folder}/issue.json`, issueItem(site, names)),
    ...site.order.map((entry) =>
      itemFile(ninjsFile(site, entry), { ...articleItem(site, names, entry, pictures), standard }),
    ),
    ...[...pictures].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
  ]
}

function itemFile(path: string, item: unknown): NamedBytes {
  const text = JSON.stringify(
    item,
    (_key, value: unknown) => (typeof value === 'string' ? writable(value) : value),
    1,
  )
  return namedText(path, `${text}\n`)
}

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
}

interface AltId {
  readonly role: string
  readonly value: string
}

/** What every item of the issue says. */
function common(issue: Issue, uri: string): object {
  const { publication, date } = issue
  const home = outsideAddress(publication.home)
  return {
    uri,
    version: '1',
    firstCreated: issueTime(date),
    versionCreated: issueTime(date),
    pubStatus: 'usable',
    language: publication.language,
    ...(publication.name === '' ? {} : { copyrightHolder: publication.name }),
    ...(hasWords(publication.rights) ? { copyrightNotice: publication.rights } : {}),
    // What the paper allows is said in words; its home page is where more of it stands.
    ...(hasWords(publication.rights) && home !== null ? { rightsInfo: { linkedRights: home } } : {}),
    ...(publication.name === '' ? {} : { infoSources: [{ name: publication.name, role: 'publisher' }] }),
  }
}

function printIds({ issue }: SiteIssue): readonly AltId[] {
  return [
    { role: 'print:publication', value: issue.publication.name },
    { role: 'print:date', value: issue.date },
    ...(issue.number === null ? [] : [{ role: 'print:issue', value: String(issue.number) }]),
  ]
}

function placeIds(site: SiteIssue, entry: SiteArticle): readonly AltId[] {
  return printPlaces(site, entry).flatMap(({ label, section, order }) => [
    { role: 'print:page', value: label },
    ...(section === '' ? [] : [{ role: 'print:section', value: section }]),
    ...(order === null ? [] : [{ role: 'print:position', value: String(order) }]),
  ])
}

function articleItem(
  site: SiteIssue,
  names: ItemNames,
  entry: SiteArticle,
  pictures: ItemWishes['pictures'],
): object {
  const { article } = entry
  const plain = plainBody(entry)
  const size = sizeOf(plain)
  const html = htmlBody(entry)
  const headline = (role: string, value: string): readonly object[] =>
    hasWords(value) ? [{ role, contentType: 'text/plain', value }] : []
  const counts = { charCount: size.characters, wordCount: size.words }
  return {
    ...common(site.issue, names.article(entry)),
    type: 'text',
    representationType: 'full',
    profile: entry.pictures.length === 0 ? 'text-only' : 'text-photo',
    urgency: urgencyOf(entry),
    headlines: [
      ...headline('main', itemTitle(entry)),
      ...headline('kicker', article.kicker),
      ...headline('deck', article.deck),
    ],
    bodies: [
      { role: 'main', contentType: 'text/html', ...counts, value: html },
      { role: 'plain', contentType: 'text/plain', ...counts, value: plain },
    ],
    genres: [{ name: article.kind, literal: article.kind }],
    ...(hasWords(article.byline) ? { by: article.byline } : {}),
    ...(hasWords(article.dateline) ? { located: article.dateline } : {}),
    ...(hasWords(article.slug) ? { slugline: article.slug } : {}),
    altIds: [{ role: 'article', value: entry.id }, ...printIds(site), ...placeIds(site, entry)],
    ...(entry.pictures.length === 0
      ? {}
      : { associations: entry.pictures.map((picture) => pictureItem(site, names, picture, pictures)) }),
  }
}

function pictureItem(
  site: SiteIssue,
  names: ItemNames,
  { picture, file }: SitePicture,
  pictures: ItemWishes['pictures'],
): object {
  const bytes = pictures.get(file)
  const size = bytes === undefined ? null : jpegSize(bytes)
  return {
    name: hasWords(picture.caption) ? picture.caption : file,
    rel: 'picture',
    ...common(site.issue, names.picture(picture)),
    type: 'picture',
    representationType: 'full',
    ...(hasWords(picture.caption)
      ? { descriptions: [{ role: 'caption', contentType: 'text/plain', value: picture.caption }] }
      : {}),
    ...(hasWords(picture.credit) ? { by: picture.credit } : {}),
    altIds: [
      { role: 'picture', value: picture.id },
      { role: 'file', value: file },
    ],
    renditions: [
      {
        name: 'web',
        href: pictureAddress(site, file),
        contentType: 'image/jpeg',
        ...(bytes === undefined ? {} : { sizeInBytes: bytes.length }),
        ...(size === null
          ? {}
          : {
              ...size,
              poi: {
                x: Math.round((picture.focal.x * size.width) / 1000),
                y: Math.round((picture.focal.y * size.height) / 1000),
              },
            }),
      },
    ],
  }
}

/** Where the folder is put below the paper's home, as in feeds; beside the item where it has none. */
function pictureAddress({ issue, date }: SiteIssue, file: string): string {
  const home = outsideAddress(issue.publication.home)
  return home === null ? file : `${home.replace(/\/?$/, '/')}${issuePaths(date).ninjs}/${file}`
}

function issueItem(site: SiteIssue, names: ItemNames): object {
  return {
    ...common(site.issue, names.issue),
    type: 'composite',
    representationType: 'full',
    profile: 'issue',
    headlines: [{ role: 'main', contentType: 'text/plain', value: issueTitle(site) }],
    altIds: printIds(site),
    associations: site.order.map((entry) => ({
      name: itemTitle(entry),
      rel: 'article',
      uri: names.article(entry),
      type: 'text',
      representationType: 'partial',
      language: site.issue.publication.language,
      urgency: urgencyOf(entry),
      headlines: [{ role: 'main', contentType: 'text/plain', value: itemTitle(entry) }],
      altIds: [
        { role: 'article', value: entry.id },
        { role: 'file', value: `content_${entry.id}.json` },
        ...placeIds(site, entry),
      ],
    })),
    standard,
  }
}
