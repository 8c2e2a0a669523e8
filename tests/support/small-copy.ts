// A small copy folder that has everything the main job needs: two pages and an empty third, a lead too long
// for its page, a picture, an article of another page, briefs.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

export interface SmallCopy {
  readonly folder: string
  /** Characters of the lead's body, line feeds left out. */
  readonly leadLength: number
}

export const leadHeadline = '江上新渡'

const sentences = [
  '清晨的江面上还有雾,第一班渡船已经离岸。',
  '船上坐着上学的孩子、卖菜的农户和去医院送饭的老人。',
  '“等的时间短了一半,路还是那条路。”一位乘客说。',
  '轮渡公司说,新船开航以来一共运送旅客31460人次,没有一班误点。',
]

export async function writeSmallCopy(folder: string, paragraphs = 160): Promise<SmallCopy> {
  const first = join(folder, '01 要闻')
  const second = join(folder, '02 综合')
  for (const one of [first, second]) await mkdir(one, { recursive: true })
  await writeFile(
    join(folder, 'issue.yaml'),
    'publication: 望江日报\ndate: 2026-11-23\nlanguage: zh-CN\njumpLine: "下转第{n}版"\nturnLine: "(上接{cn}版)"\n',
  )
  const body = Array.from({ length: paragraphs }, (_, index) => `第${index + 1}段。${sentences.join('')}`)
  const head = `---\nslug: ferry\nheadline: ${leadHeadline}\nbyline: 本报记者\ncontinue: 2\n---\n`
  await writeFile(join(first, '01 lead.md'), `${head}\n${body.join('\n\n')}\n`)
  await writeFile(join(first, '01 lead.png'), await picture())
  await writeFile(
    join(first, '02 brief.md'),
    '---\nheadline: 今日降温\nbyline: 本报记者\n---\n\n夜里有霜,请把花搬进屋里。\n',
  )
  await writeFile(
    join(second, '01 road.md'),
    '---\nheadline: 滨江路今起通车\nbyline: 本报记者\n---\n\n道路全长3公里,限速40公里。\n',
  )
  await writeFile(join(second, '02 plain.txt'), '公园改时间\n\n公园从今天起早晨六点开门。\n')
  return { folder, leadLength: body.join('').length }
}

function picture(): Promise<Buffer> {
  const create = { width: 900, height: 600, channels: 3 as const, background: { r: 90, g: 120, b: 150 } }
  return sharp({ create }).png().toBuffer()
}
