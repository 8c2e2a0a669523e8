// The whole job on real texts: the page of a digital edition that the product is measured by, and one real
// issue of a daily. Both are kept beside the project.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fsck } from '../store/git.ts'
import { lostCharacters, markupText, pdfText } from '../support/characters.ts'
import { jumpline } from '../support/program.ts'
import { type Seed, sharedFolder, skipReason, writeDailyCopy, writeSeedCopy } from '../support/sample-copy.ts'
import { keptFolder } from './kept-folder.ts'

/** Spaces and line breaks are the setting's own. */
function flat(text: string): string {
  return text.replaceAll(/\s/g, '')
}

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

    test('the exported site and PDF carry every element of it', async () => {
      const to = join(folder, 'seed out')
      run('export', issue, '--to', to, '--format', 'pdf,site')
      const files = await readdir(to, { recursive: true })
      const read = async (name: string): Promise<string> =>
        markupText(await readFile(join(to, files.find((file) => file.endsWith(name))!), 'utf8'))
      const second = await read('node_02.htm')
      for (const headline of seed.headlines) expect(flat(second)).toContain(flat(headline))
      for (const element of ['02', '要闻综合', '郑州日报', '郑州晚报', '版权声明', '2023'])
        expect(second).toContain(element)
      const articles = await Promise.all(files.filter((file) => file.includes('content_')).map(read))
      // Where the paper breaks off, the web page says so, in the middle of a paragraph.
      const printMarks = '下转第2版第01版→第02版(上接一版)'
      const article = articles.find((text) => flat(text).includes(flat(seed.paragraphs[0]!)))!
      expect(article).toContain('(上接一版)')
      const text = flat(article).replace(printMarks, '')
      for (const paragraph of seed.paragraphs) expect(text).toContain(flat(paragraph))
      const printed = pdfText(join(to, files.find((file) => file.endsWith('2023-05-24.pdf'))!))
      expect(lostCharacters(seed.paragraphs.join(''), printed)).toBe('')
      expect(printed).toContain('(上接一版)')
    })

    test('check finds no error', () => {
      expect(jumpline(home, 'check', issue).code).toBe(0)
      expect(fsck(issue)).toBe('')
    })
  })

  test('a whole daily is laid out on its eight pages, and no character is lost on the way', async () => {
    const { articles } = await writeDailyCopy(shared, join(folder, 'daily'))
    const issue = join(folder, 'daily.issue')
    run('import', join(folder, 'daily'), '--into', issue)
    run('makeup', issue)
    const info = JSON.parse(run('info', issue, '--json')) as { pages: object[]; articles: number }
    expect(info.articles).toBe(articles)
    expect(info.pages).toHaveLength(8)
    expect(placed(issue).size).toBe(articles)

    const to = join(folder, 'daily out')
    run('export', issue, '--to', to, '--format', 'pdf,site')
    const files = await readdir(to, { recursive: true })
    const texts = (await readdir(join(folder, 'daily'), { recursive: true })).filter((name) =>
      name.endsWith('.txt'),
    )
    const source = (await Promise.all(texts.map((name) => readFile(join(folder, 'daily', name), 'utf8'))))
      .join('\n')
      // The labels of the record are not copy.
      .replaceAll(/^(?:连接：.*$|标题：|内容：)/gm, '')
    expect(source.length).toBeGreaterThan(20_000)
    const contents = files.filter((file) => file.includes('content_'))
    const site = (await Promise.all(contents.map((file) => readFile(join(to, file), 'utf8'))))
      .map(markupText)
      .join('')
    expect(lostCharacters(source, site)).toBe('')
    expect(
      lostCharacters(source, pdfText(join(to, files.find((file) => file.endsWith('2020-01-01.pdf'))!))),
    ).toBe('')
  })
})
