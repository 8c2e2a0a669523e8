// The whole job on real texts: the page of a digital edition that the product is measured by, and one real
// issue of a daily. Both are kept beside the project.

import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fsck } from '../store/git.ts'
import { jumpline } from '../support/program.ts'
import { type Seed, sharedFolder, skipReason, writeDailyCopy, writeSeedCopy } from '../support/sample-copy.ts'
import { keptFolder } from './kept-folder.ts'

interface Composed {
  readonly pages: readonly {
    readonly label: string
    readonly blocks: readonly {
      readonly kind: string
      readonly article: string
      readonly overset: { readonly characters: number }
    }[]
  }[]
}

describe.skipIf(sharedFolder === null)(`real copy${sharedFolder === null ? ` (${skipReason})` : ''}`, () => {
  const shared = sharedFolder ?? ''
  let folder = ''
  let home = ''

  beforeAll(async () => {
    folder = await keptFolder()
    home = join(folder, 'home')
  })

  function run(...words: readonly string[]): string {
    const ended = jumpline(home, ...words)
    expect(ended.code, ended.stderr).toBe(0)
    return ended.stdout
  }

  /** Articles that stand on a page; none may have text left over. */
  function placed(issue: string): ReadonlySet<string> {
    const { pages } = JSON.parse(run('compose', issue, '--json')) as Composed
    const stories = pages.flatMap((page) => page.blocks.filter((block) => block.kind === 'story'))
    for (const story of stories) expect(story.overset.characters, story.article).toBe(0)
    return new Set(stories.map((story) => story.article))
  }

  describe('the seed page', () => {
    let seed: Seed
    let issue = ''

    beforeAll(async () => {
      seed = await writeSeedCopy(shared, join(folder, 'seed'))
      issue = join(folder, 'seed.issue')
      run('import', join(folder, 'seed'), '--into', issue)
      run('makeup', issue)
    })

    test('all nine headlines are there, and the long article comes over from page one', () => {
      const info = JSON.parse(run('info', issue, '--json')) as {
        pages: { label: string; articles: { headline: string; from: string | null }[] }[]
      }
      const second = info.pages.find((page) => page.label === '02')!.articles
      expect(second.map((article) => article.headline).toSorted()).toEqual(seed.headlines.toSorted())
      expect(second.find((article) => article.headline === seed.continued)?.from).toBe('01')
    })

    test('check finds no error', () => {
      expect(jumpline(home, 'check', issue).code).toBe(0)
      expect(fsck(issue)).toBe('')
    })
  })

  test('a whole daily is laid out on its eight pages, and none has text left over', async () => {
    const { articles } = await writeDailyCopy(shared, join(folder, 'daily'))
    const issue = join(folder, 'daily.issue')
    run('import', join(folder, 'daily'), '--into', issue)
    run('makeup', issue)
    const info = JSON.parse(run('info', issue, '--json')) as { pages: object[]; articles: number }
    expect(info.articles).toBe(articles)
    expect(info.pages).toHaveLength(8)
    expect(placed(issue).size).toBe(articles)
  })
})
