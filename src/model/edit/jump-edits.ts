import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { findBlock } from '../query/find.ts'
import { partsOf } from '../query/jump-chain.ts'
import { withArticle } from './article-edits.ts'
import type { Applied, JumpCut, JumpJoin, JumpSet, Refusal } from './edit.ts'
import { refuse } from './refuse.ts'

export function applyJumpCut(issue: Issue, edit: JumpCut): Result<Applied, Refusal> {
  const { jump } = edit
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  for (const end of [jump.from, jump.to]) {
    const found = findBlock(issue, end)
    if (found === null) return refuse(edit, 'block-missing', end)
    const { content } = found.block
    if (content.kind !== 'story' || content.article !== article.id) return refuse(edit, 'jump-unfit', end)
  }
  if (article.jumps.some((one) => one.id === jump.id)) return refuse(edit, 'jump-unfit', jump.id)
  const parts = partsOf(issue, article)
  if (article.jumps.length > 0 && parts.at(-1)?.block.id !== jump.from)
    return refuse(edit, 'jump-not-last', jump.id)
  const taken = article.jumps.some((one) => one.from === jump.to || one.to === jump.to)
  if (taken || jump.from === jump.to) return refuse(edit, 'jump-unfit', jump.to)
  return ok({
    issue: withArticle(issue, { ...article, jumps: [...article.jumps, jump] }),
    undo: { kind: 'jump.join', article: article.id, jump: jump.id },
  })
}

export function applyJumpJoin(issue: Issue, edit: JumpJoin): Result<Applied, Refusal> {
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  const jump = article.jumps.at(-1)
  if (jump === undefined || !article.jumps.some((one) => one.id === edit.jump)) {
    return refuse(edit, 'jump-missing', edit.jump)
  }
  if (jump.id !== edit.jump) return refuse(edit, 'jump-not-last', edit.jump)
  return ok({
    issue: withArticle(issue, { ...article, jumps: article.jumps.slice(0, -1) }),
    undo: { kind: 'jump.cut', article: article.id, jump },
  })
}

export function applyJumpSet(issue: Issue, edit: JumpSet): Result<Applied, Refusal> {
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  const jump = article.jumps.find((one) => one.id === edit.jump)
  if (jump === undefined) return refuse(edit, 'jump-missing', edit.jump)
  const jumps = article.jumps.map((one) => (one === jump ? { ...jump, ...edit.fields } : one))
  return ok({
    issue: withArticle(issue, { ...article, jumps }),
    undo: { ...edit, fields: { keep: jump.keep } },
  })
}
