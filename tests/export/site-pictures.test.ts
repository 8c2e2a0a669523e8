// Pictures of articles stand in the web edition beside the words they stand beside in print; zones are of what belongs
// to an article and of nothing else.

import { expect, test } from 'vitest'
import { siteIssue } from '../../src/export/site/site-issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { countingMint, type ArticleId } from '../../src/base/ids.ts'
import type { PlacedPicture, PlacedStory } from '../../src/compose/placed.ts'
import { sampleIssue } from '../support/copy-issue.ts'
import { after, composer, paper, rect, somePicture, story } from '../support/paper.ts'
import { laidOut } from './run-export.ts'

test('a picture stands before a paragraph that is printed next to it', async () => {
  let seen = 0
  for (const language of ['zh', 'en'] as const) {
    const { issue } = await sampleIssue(language)
    const placed = composer().issue(issue)
    const site = siteIssue(issue, placed, false)
    for (const page of placed) {
      const { leading, gutter } = page.grid
      for (const picture of page.blocks) {
        if (picture.kind !== 'picture' || picture.article === null) continue
        const text = page.blocks.find(
          (block): block is PlacedStory => block.kind === 'story' && block.article === picture.article,
        )
        const entry = site.articles.get(picture.article)
        const shown = entry?.pictures.find(({ id }) => id === picture.picture)
        const paragraph = entry?.paragraphs[shown?.before ?? -1]
        if (text === undefined || paragraph === undefined || text.lines.length === 0) continue
        const end = paragraph.from + paragraph.text.length
        const own = text.lines.filter((line) => line.from >= paragraph.from && line.from <= end)
        const near = Math.min(...own.map((line) => distance(picture, line)))
        // Beside it is a gutter away; over and under it are its caption and the lines around.
        expect(near, entry?.headline).toBeLessThanOrEqual(gutter + leading * 4)
        seen += 1
      }
    }
  }
  expect(seen).toBeGreaterThan(8)
})

function distance({ frame }: PlacedPicture, line: PlacedStory['lines'][number]): number {
  const across = Math.max(frame.x - line.x - line.measure, line.x - frame.x - frame.width, 0)
  const down = Math.max(frame.y - line.baseline, line.baseline - frame.y - frame.height, 0)
  return across + down
}

test('adverts and pictures of no article have no zone; a story and its picture have one together', () => {
  const picture = somePicture('pica')
  const loose = somePicture('picb')
  const made = laidOut(
    paper({
      pictures: [picture, loose],
      pages: [[story('有图', 8, { rank: 1, pictures: [picture.id] }), story('无图', 4)]],
    }),
  )
  const mint = countingMint('z')
  const [page] = made.pages
  if (page === undefined) throw new Error('a page')
  const issue = after(made, [
    {
      kind: 'block.insert',
      page: page.id,
      block: makeBlock(mint, [rect(0, 100, 2, 10)], { kind: 'advert', client: '某公司', picture: null }),
      index: 0,
    },
    {
      kind: 'block.insert',
      page: page.id,
      block: makeBlock(mint, [rect(3, 100, 2, 10)], {
        kind: 'picture',
        picture: loose.id,
        article: null,
        crop: null,
      }),
      index: 0,
    },
  ])
  const placed = composer().issue(issue)
  const site = siteIssue(issue, placed, false)
  const zones = site.pages[0]?.zones ?? []
  expect(placed[0]?.blocks.length).toBeGreaterThanOrEqual(5)
  const counts = zones.map(({ article, polygons }): readonly [ArticleId, number] => [
    article,
    polygons.length,
  ])
  expect(counts).toEqual([...issue.articles.keys()].map((id, index) => [id, index === 0 ? 2 : 1]))
})

test('pages whose labels differ only in what a file name cannot hold have files of their own', () => {
  const { issue } = paper({ pages: [[], [], []] })
  const labelled = { ...issue, publication: { ...issue.publication, labels: '第版' } }
  const site = siteIssue(labelled, composer().issue(labelled), false)
  expect(new Set(site.pages.map(({ file }) => file)).size).toBe(3)
  for (const { file } of site.pages) expect(file).toMatch(/^node_[A-Za-z0-9_-]+\.htm$/)
})
