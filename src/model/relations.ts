// The relations between the things of an issue that hold in every whole issue: each thing that is named is
// there, blocks stand on their grid, headline lists hold what their pages show, jumps are one chain.
// `merge/mend.ts` restores them where two writers' work or a damaged folder broke them.

import type { BlockId } from '../base/ids.ts'
import { articlePath } from './file/encode.ts'
import { fitsGrid } from './grid.ts'
import type { Issue } from './issue.ts'
import { formatOf } from './publication.ts'
import { pictureIn } from './query/find.ts'

/** `path` names the file of the thing, `at` the place in it. */
export interface RelationFault {
  readonly path: string
  readonly at: string
  readonly message: string
}

/** The first relation that does not hold, or null. */
export function relationFault(issue: Issue): RelationFault | null {
  const malformed = (path: string, at: string, message: string): RelationFault => ({
    path,
    at,
    message,
  })
  const stories = new Map<BlockId, string>()
  for (const page of issue.pages) {
    const path = `pages/${page.id}.json`
    const format = formatOf(issue.publication, page.format)
    for (const article of page.headlines) {
      if (!issue.articles.has(article)) return malformed(path, 'headlines', `no article ${article}`)
    }
    if (new Set(page.headlines).size !== page.headlines.length)
      return malformed(path, 'headlines', 'an article twice')
    for (const block of page.blocks) {
      const { content } = block
      if (stories.has(block.id)) return malformed(path, 'blocks', `block ${block.id} twice`)
      stories.set(block.id, content.kind === 'story' ? content.article : '')
      if (!fitsGrid(block.area, format)) return malformed(path, 'blocks', `block ${block.id} leaves the page`)
      if (content.kind === 'story' && !page.headlines.includes(content.article)) {
        return malformed(path, 'blocks', `article ${content.article} is not in the headline list`)
      }
      const picture = pictureIn(content)
      if (picture !== null && !issue.pictures.has(picture))
        return malformed(path, 'blocks', `no picture ${picture}`)
      if (content.kind === 'picture') {
        if (content.article !== null && !issue.articles.has(content.article)) {
          return malformed(path, 'blocks', `no article ${content.article}`)
        }
      }
    }
  }
  for (const article of issue.articles.values()) {
    const path = articlePath(article.id)
    if (article.pictures.some((picture) => !issue.pictures.has(picture))) {
      return malformed(path, 'pictures', 'a picture that is not there')
    }
    for (const [index, jump] of article.jumps.entries()) {
      if (stories.get(jump.from) !== article.id || stories.get(jump.to) !== article.id) {
        return malformed(path, 'jumps', `jump ${jump.id} has an end that does not show the article`)
      }
      const before = article.jumps[index - 1]
      if (before !== undefined && before.to !== jump.from) return malformed(path, 'jumps', 'a broken chain')
    }
    const [first] = article.jumps
    const blocks = first === undefined ? [] : [first.from, ...article.jumps.map((jump) => jump.to)]
    const ids = new Set(article.jumps.map((jump) => jump.id))
    if (new Set(blocks).size !== blocks.length || ids.size !== article.jumps.length) {
      return malformed(path, 'jumps', 'a part twice')
    }
    if (new Set(article.body.map((paragraph) => paragraph.id)).size !== article.body.length) {
      return malformed(path, 'body', 'a paragraph twice')
    }
  }
  return null
}
