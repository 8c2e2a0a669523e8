// An issue as a copy folder: a folder a page, a Markdown document an article with its fields at the head, pictures
// as they came. What the import reads of it is the same articles again, and exporting those the same files.
//
// The text is the manuscript's: marked cuts are kept, struck through, and come back as cuts. What belongs to the
// layout (parts, jumps) or to the talk about a text (comments, open changes) is no copy and stays in the issue.
// Articles of the copy basket are on no page and so not in an export.

import type { ArticleId, PictureId } from '../../base/ids.ts'
import type { Article, Issue, Page, Picture } from '../../model/issue.ts'
import { articleName, pageNumber } from '../../model/query/labels.ts'
import { type NamedBytes, namedText } from '../named-bytes.ts'
import { issuePaths } from '../site/site-issue.ts'
import { markdownBody } from './markdown.ts'
import { writable } from '../writable.ts'
import { writableParagraph } from './paragraphs.ts'
import { yamlField, yamlLine, yamlList, yamlRecord, yamlText } from './yaml.ts'

export interface TextExport {
  readonly files: readonly NamedBytes[]
  /** The original of each picture, where it must stand. */
  readonly pictures: readonly { readonly path: string; readonly picture: PictureId }[]
  /** Each article's document. */
  readonly documents: ReadonlyMap<ArticleId, string>
}

export function makeText(issue: Issue): TextExport {
  const root = issuePaths(issue.date).text
  const files: NamedBytes[] = [namedText(`${root}/issue.yaml`, settings(issue))]
  const pictures: { readonly path: string; readonly picture: PictureId }[] = []
  const documents = new Map<ArticleId, string>()
  for (const [index, page] of issue.pages.entries()) {
    const folder = `${root}/${numbered(index + 1, page.section)}`
    const listed = page.headlines.flatMap((id) => {
      // One that is listed on two pages stands where it is met first.
      const article = documents.has(id) ? undefined : issue.articles.get(id)
      return article === undefined ? [] : [article]
    })
    const shown = pictureNames(issue, listed)
    for (const [at, article] of listed.entries()) {
      const path = `${folder}/${numbered(at + 1, articleName(article))}.md`
      documents.set(article.id, path)
      files.push(namedText(path, document(issue, page, article, shown)))
    }
    for (const [picture, { file }] of shown) pictures.push({ path: `${folder}/${file}`, picture })
  }
  return { files, pictures, documents }
}

/** Number and name, of letters and digits only: it is read by people, and any file system takes it. */
function numbered(number: number, name: string): string {
  const safe = writable(name)
    .normalize('NFC')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return `${String(number).padStart(2, '0')} ${shortened(safe)}`.trim()
}

const longestName = 30

/** Not in the middle of a word where words are told apart. */
function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= longestName) return name
  const start = characters.slice(0, longestName + 1).join('')
  const word = start.lastIndexOf(' ')
  return word > longestName / 2 ? start.slice(0, word) : characters.slice(0, longestName).join('').trim()
}

function settings({ publication, date, number, pages }: Issue): string {
  const { name, language, format, labels, home, sisters, rights, jumps } = publication
  return [
    yamlLine('exact', true),
    yamlField('publication', name),
    yamlField('date', date),
    yamlField('number', number),
    yamlField('language', language),
    yamlField('format', format),
    yamlLine('labels', labels),
    yamlField('home', home),
    yamlList(
      'sisters',
      sisters.map((sister) => yamlRecord({ name: sister.name, home: sister.home })),
    ),
    yamlField('rights', rights),
    yamlLine('jumpLine', jumps.jumpLine),
    yamlLine('turnLine', jumps.turnLine),
    yamlList(
      'pages',
      pages.map((page) =>
        yamlRecord({
          section: page.section,
          gathering: page.gathering,
          credits: page.credits,
          format: page.format === format ? null : page.format,
        }),
      ),
    ),
  ].join('')
}

function document(issue: Issue, page: Page, article: Article, shown: PictureNames): string {
  const continueOn = article.continueOn === page.id ? null : article.continueOn
  const onPage = continueOn === null ? 0 : pageNumber(issue, continueOn)
  const head = [
    yamlLine('exact', true),
    yamlField('slug', article.slug),
    `kind: ${article.kind}\n`,
    yamlLine('rank', article.rank),
    yamlField('kicker', article.kicker),
    yamlList('headline', article.headline.map(yamlText)),
    yamlField('deck', article.deck),
    yamlField('byline', article.byline),
    yamlField('dateline', article.dateline),
    yamlField('tagline', article.tagline),
    yamlField('keyword', article.keyword),
    article.pictures.length === 0
      ? ''
      : yamlList(
          'pictures',
          article.pictures.flatMap((id) => pictureRecord(shown.get(id))),
        ),
    yamlField('continue', onPage === 0 ? null : onPage),
  ]
  return `---\n${head.join('')}---\n\n${markdownBody(article.body.map(writableParagraph))}`
}

type PictureNames = ReadonlyMap<PictureId, { readonly file: string; readonly picture: Picture }>

const extensions: Readonly<Record<Picture['type'], string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  tiff: 'tif',
}

/** A file name for each picture of a page: its own as far as any file system takes it, no two alike. */
function pictureNames(issue: Issue, articles: readonly Article[]): PictureNames {
  const names = new Map<PictureId, { readonly file: string; readonly picture: Picture }>()
  const taken = new Set<string>()
  for (const id of articles.flatMap((article) => article.pictures)) {
    const picture = issue.pictures.get(id)
    if (picture === undefined || names.has(id)) continue
    const stem =
      writable(picture.name)
        .normalize('NFC')
        .replace(/\.[^.]*$/, '')
        .replaceAll(/[^\p{L}\p{N}_-]+/gu, ' ')
        .trim() || 'picture'
    const short = [...stem].slice(0, 60).join('').trim()
    let file = ''
    for (let count = 1; file === '' || taken.has(file.toLowerCase()); count += 1)
      file = `${short}${count === 1 ? '' : `-${count}`}.${extensions[picture.type]}`
    taken.add(file.toLowerCase())
    names.set(id, { file, picture })
  }
  return names
}

function pictureRecord(
  shown: { readonly file: string; readonly picture: Picture } | undefined,
): readonly string[] {
  if (shown === undefined) return []
  const { file, picture } = shown
  const { x, y } = picture.focal
  return [
    yamlRecord({
      file,
      caption: picture.caption,
      credit: picture.credit,
      name: picture.name === file ? null : picture.name,
      focal: x === 500 && y === 500 ? null : [x, y],
    }),
  ]
}
