// An issue for tests of the formats that go to other programs: a story that goes on from page to page, one with a
// picture, one with every kind of paragraph and mark; and the same with words that look like something else.

import { createHash } from 'node:crypto'
import type { NamedBytes } from '../../src/export/named-bytes.ts'
import { type SiteIssue, siteIssue } from '../../src/export/site/site-issue.ts'
import type { Issue } from '../../src/model/issue.ts'
import { composer, paper, type Story, story } from '../support/paper.ts'
import { hostile, hostileStory } from './hostile.ts'
import { laidOut, madePicture } from './run-export.ts'

export interface Syndicated {
  readonly issue: Issue
  readonly site: SiteIssue
  readonly hash: (text: string) => string
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const marked: Story = {
  ...story('有记号', 1),
  body: [
    { kind: 'crosshead', text: '小标题', marks: [] },
    {
      kind: 'paragraph',
      text: '甲乙丙丁',
      marks: [
        { kind: 'strong', from: 0, to: 3 },
        { kind: 'cut', from: 1, to: 2 },
        { kind: 'emphasis', from: 2, to: 4 },
      ],
    },
    { kind: 'list', text: '• 一', marks: [] },
    { kind: 'list', text: '• 二', marks: [] },
    { kind: 'quote', text: '引文', marks: [] },
    { kind: 'note', text: '附注', marks: [] },
  ],
}

export function syndicated(issue: Issue, bytes: Uint8Array): Syndicated {
  const site = siteIssue(issue, composer().issue(issue), false)
  const pictures = site.order.flatMap((entry) => entry.pictures.map(({ file }) => [file, bytes] as const))
  return { issue, site, hash, pictures: new Map(pictures) }
}

export async function goodIssue(): Promise<Syndicated> {
  const { picture, bytes } = await madePicture('pica', '图片说明')
  const long: Story = {
    ...story('长稿', 40, { rank: 1, pictures: [picture.id] }),
    headline: ['第一行', '第二行'],
    slug: '代号',
    kicker: '引题',
    deck: '副题',
    byline: '本报记者',
    dateline: '本报讯',
    tagline: '责任编辑',
  }
  const issue = laidOut(
    paper({
      pictures: [{ ...picture, credit: '摄影', focal: { x: 250, y: 500 } }],
      pages: [[long, story('乙稿', 60, { rank: 2 })], [marked], []],
    }),
  )
  const publication = { ...issue.publication, home: 'https://paper.example/', rights: '版权所有' }
  return syndicated({ ...issue, publication, number: 12 }, bytes)
}

/** Its paper has no home, so that addresses are relative. */
export async function hostileIssue(): Promise<Syndicated> {
  const { picture, bytes } = await madePicture('pica', hostile)
  const odd = laidOut(
    paper({
      pictures: [{ ...picture, credit: hostile, name: hostile }],
      pages: [
        [
          { ...hostileStory, pictures: [picture.id], dateline: hostile },
          { ...story('', 1), headline: ['\u202e\u0007'] },
        ],
      ],
    }),
  )
  const publication = { ...odd.publication, name: hostile, rights: hostile, labels: '<{n}>' }
  const pages = odd.pages.map((page) => ({ ...page, section: hostile }))
  return syndicated({ ...odd, publication, pages }, bytes)
}

export const flat = (text: string): string => text.replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')

export function textsOf(files: readonly NamedBytes[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, bytes }) => [path.replace(/^.*\//, ''), new TextDecoder().decode(bytes)]))
}
