// info: what an issue holds.

import { ok } from '../../base/result.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { basket } from '../../model/query/find.ts'
import { headlines } from '../../model/query/headlines.ts'
import { allJumps } from '../../model/query/jump-chain.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import type { Command } from './command.ts'

export const infoCommand: Command = {
  name: 'info',
  usage: 'ISSUE --json',
  about: 'gives publication, date, pages, articles and jumps',
  words: [1, 1],
  options: {},
  async run(given, desk) {
    const [path = ''] = given.words
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const { issue, stored } = read.value
    const pages = issue.pages.map((page) => ({
      label: pageLabel(issue, page.id),
      section: page.section,
      format: page.format,
      state: page.state,
      articles: headlines(issue, page).map((entry) => ({
        ...articleJson(issue.articles.get(entry.article)),
        placed: entry.placed,
        from: entry.from,
        to: entry.to,
      })),
    }))
    const jumps = jumpRows(issue)
    const loose = basket(issue).map(articleJson)
    const { publication, date, number, id } = issue
    return ok({
      json: {
        version: 1,
        id,
        publication: publication.name,
        language: publication.language,
        date,
        number,
        pages,
        basket: loose,
        jumps,
        articles: issue.articles.size,
        pictures: issue.pictures.size,
        writers: stored.writers,
        readOnly: stored.readOnly,
      },
      lines: [
        `${publication.name} ${date}: ${pages.length} pages, ${issue.articles.size} articles, ${issue.pictures.size} pictures`,
        ...pages.flatMap((page) => [
          `${page.label} ${page.section}`.trimEnd(),
          ...page.articles.map(
            (article) => `  ${article.headline}${arrow('←', article.from)}${arrow('→', article.to)}`,
          ),
        ]),
        ...(loose.length === 0 ? [] : ['Copy basket', ...loose.map((article) => `  ${article.headline}`)]),
      ],
    })
  },
}

function articleJson(article: Article | undefined): {
  readonly id: string
  readonly headline: string
  readonly slug: string
  readonly kind: string
  readonly rank: number
} {
  if (article === undefined) return { id: '', headline: '', slug: '', kind: '', rank: 0 }
  const { id, slug, kind, rank } = article
  return { id, headline: headlineText(article), slug, kind, rank }
}

function jumpRows(issue: Issue): readonly {
  readonly article: string
  readonly headline: string
  readonly from: string
  readonly to: string
}[] {
  return allJumps(issue).map(({ article, from, to }) => {
    const found = issue.articles.get(article)
    return {
      article,
      headline: found === undefined ? '' : headlineText(found),
      from: pageLabel(issue, from.id),
      to: pageLabel(issue, to.id),
    }
  })
}

function arrow(sign: string, page: string | null): string {
  return page === null ? '' : ` ${sign} ${page}`
}
