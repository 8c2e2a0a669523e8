// Proves a copy folder by importing it: every article must come back with all its fields and its whole text, what is
// cut among it.

import type { ArticleId, ParagraphId } from '../../../base/ids.ts'
import type { CopyArticle } from '../../../import/copy.ts'
import { readCopyFolder } from '../../../import/copy-folder.ts'
import type { Issue, Paragraph } from '../../../model/issue.ts'
import { printedParagraph, printedText } from '../../../model/query/printed.ts'
import { articlesOf, type Proof, wordsAround } from './proof.ts'
import { fieldsProof } from './prove-items.ts'

/** `documents`: path of each article's document. `files`: what was read of all files but pictures. */
export function proveText(
  issue: Issue,
  documents: ReadonlyMap<ArticleId, string>,
  files: ReadonlyMap<string, Uint8Array>,
  pictures: readonly string[],
): Proof {
  const copy = readCopyFolder({
    name: issue.date,
    files: [...files].map(([path, bytes]) => ({ path: inFolder(path), bytes })),
    pictures: pictures.map(inFolder),
  })
  const found = new Map(
    (copy.ok ? [...copy.value.pages.flatMap((page) => page.articles), ...copy.value.loose] : []).map(
      (article) => [article.path, article] as const,
    ),
  )
  return {
    stray: 0,
    articles: articlesOf(issue).map((article) => {
      const back = found.get(inFolder(documents.get(article.id) ?? ''))
      const around = back === undefined ? new Map<string, string>() : new Map(wordsAround(back))
      return fieldsProof(article.id, printedText(article), [
        [printedText(article), printedOf(back)],
        [
          article.body.map(({ text }) => text).join('\n'),
          (back?.body ?? []).map(({ text }) => text).join('\n'),
        ],
        ...wordsAround(article).map(([name, words]) => [words, around.get(name) ?? ''] as const),
      ])
    }),
  }
}

/** `text/2026-11/23/01 要闻/01.md` is `01 要闻/01.md` of the folder. */
function inFolder(path: string): string {
  return path.split('/').slice(3).join('/')
}

function printedOf(article: CopyArticle | undefined): string {
  return (article?.body ?? [])
    .map((paragraph): Paragraph => ({ ...paragraph, id: '' as ParagraphId }))
    .map(printedParagraph)
    .join('\n')
}
