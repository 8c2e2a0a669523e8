// Copy folders for tests that cross layers, made from texts that are kept beside the project and never in
// it: the seed page of a real digital edition and one real issue. Where that folder is not there, tests
// that need it are skipped and say so.

import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('../../../shared', import.meta.url))

/** The folder of shared texts, or null. */
export const sharedFolder: string | null =
  [process.env['JUMPLINE_SHARED'], beside].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'seed')),
  ) ?? null

export const skipReason = 'SKIPPED: no shared texts (set JUMPLINE_SHARED)'

export interface Seed {
  readonly headlines: readonly string[]
  /** Headline of the continued article. */
  readonly continued: string
  /** Paragraphs of the continued part without its turn line; crossheads among them. */
  readonly paragraphs: readonly string[]
  readonly crossheads: readonly string[]
}

async function readSeed(shared: string): Promise<Seed> {
  const text = await readFile(join(shared, 'seed/zhengzhou-daily-page-02.txt'), 'utf8')
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const headlines = lines.slice(1, 10)
  const start = lines.findIndex((line) => line.startsWith('(上接一版)'))
  const end = lines.findIndex((line) => line.startsWith('3上一篇'))
  const paragraphs = lines.slice(start, end).filter((line) => line !== '')
  return {
    headlines,
    continued: lines.slice(0, start).findLast((line) => line !== '') ?? '',
    paragraphs: paragraphs.map((paragraph) => paragraph.replace('(上接一版)', '')),
    crossheads: ['坚持项目为王为经济发展增动能', '坚持共建共治共享老城区焕发新活力'],
  }
}

// The page before the seed's is not known: these stand in for the part printed there.
const firstPart = [
  '春末夏初的清晨,老厂区的红砖墙下已经有人散步。沿着旧铁轨往里走,车间改成的展厅正在布展,咖啡馆的门刚刚打开,几名年轻人抱着电脑走进二楼的工作室。',
  '“以前这里听得见机器响,现在听得见键盘响。”在附近住了四十年的退休工人一边锻炼一边说。他记得每一座厂房的名字,也记得它们哪一年停了炉、哪一年又亮了灯。',
  '产业从哪里来,城市往哪里去,是老城区绕不开的一道题。过去几年,这里把厂房、铁路和河岸放在一张图上考虑:能留的留下来,能用的用起来,该补的课一门一门补上。',
  '记者走访了园区、社区和正在施工的工地,听企业谈订单,听居民谈变化。大家说得最多的一个词是“近”:上班近了,看展近了,办事也近了。',
  '走进园区深处,原来的锅炉房成了小剧场,水塔下面搭起了看台。周末的晚上,附近的居民搬着小凳子来看演出,散场以后沿着灯光走回家去。',
  '从一座厂到一座城,变化写在墙上,也写在账上。入驻的企业一年比一年多,夜里亮着的窗户也一年比一年多,园区的食堂不得不两次扩建。',
]

/** The seed as a copy folder of two pages: the long article on the first, the other headlines on the second. */
export async function writeSeedCopy(shared: string, folder: string): Promise<Seed> {
  const seed = await readSeed(shared)
  const first = join(folder, '01 要闻')
  const second = join(folder, '02 要闻综合')
  await mkdir(first, { recursive: true })
  await mkdir(second, { recursive: true })
  await writeFile(
    join(folder, 'issue.yaml'),
    [
      'publication: 郑州日报',
      'date: 2023-05-24',
      'language: zh-CN',
      'home: https://www.zynews.cn/',
      'sisters: [郑州晚报]',
      'rights: 版权声明 @ 中原网 网站版权所有',
      '',
    ].join('\n'),
  )
  const body = [...firstPart, ...seed.paragraphs].map((paragraph) =>
    seed.crossheads.includes(paragraph) ? `## ${paragraph}` : paragraph,
  )
  const head = `---\nheadline: "${seed.continued}"\nbyline: 本报记者\ncontinue: 2\n---\n`
  await writeFile(join(first, '01 产城融合.md'), `${head}\n${body.join('\n\n')}\n`)
  const others = seed.headlines.filter((headline) => headline !== seed.continued)
  for (const [index, headline] of others.entries()) {
    const lines = headline.split(' ').join(' | ')
    const name = `${String(index + 1).padStart(2, '0')}.md`
    await writeFile(join(second, name), `---\nheadline: "${lines}"\n---\n`)
  }
  return seed
}

const rmrbSections = ['要闻', '要闻', '要闻', '要闻', '评论', '广告', '广告', '副刊']

/** One real issue: 24 articles on 8 pages. Gives the number of characters of all bodies, spaces left out. */
export async function writeDailyCopy(shared: string, folder: string): Promise<{ readonly articles: number }> {
  const from = join(shared, 'data/issues/rmrb-2020-01-01')
  const names = (await readdir(from)).filter((name) => name.endsWith('.txt')).toSorted()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'issue.yaml'), 'publication: 人民日报\ndate: 2020-01-01\nlanguage: zh-CN\n')
  for (const name of names) {
    const page = name.slice(9, 11)
    const target = join(folder, `${page} ${rmrbSections[Number(page) - 1] ?? '要闻'}`)
    await mkdir(target, { recursive: true })
    await writeFile(join(target, `${name.slice(12, 14)}.txt`), await readFile(join(from, name)))
  }
  return { articles: names.length }
}

/** Paragraphs of the seed's continued article. */
export async function seedParagraphs(shared: string): Promise<readonly string[]> {
  return (await readSeed(shared)).paragraphs
}

/** Every paragraph of the real issue, title lines left out. */
export async function dailyParagraphs(shared: string): Promise<readonly string[]> {
  const from = join(shared, 'data/issues/rmrb-2020-01-01')
  const names = (await readdir(from)).filter((name) => name.endsWith('.txt')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(from, name), 'utf8')))
  return texts.flatMap((text) =>
    text
      .split(/\r?\n/)
      .filter((line) => line.startsWith('\u3000'))
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
}
