// Says in a notice why something an editor asked for was not done, naming the page or article it is about.

import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import type { PlanFault } from '../../makeup/plan.ts'
import type { Refusal } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { findBlock } from '../../model/query/find.ts'
import { articleName, pageLabel, pageNumber } from '../../model/query/labels.ts'
import { words } from '../i18n/i18n.ts'
import { currentIssue, readOnlyIssue } from './issue-store.ts'
import { notify } from './notices.ts'

export function tellPlanFault(fault: PlanFault): void {
  notify({ tone: 'warning', key: `faults.plan.${fault.kind}`, values: { what: thingName(fault.id) } })
}

export function tellRefusal(refusal: Refusal): void {
  const [key, values] = refusalWords(refusal)
  notify({ tone: 'warning', key, values })
}

/** The key of a refusal's words, and what they need. */
export function refusalWords(refusal: Refusal): readonly [string, Readonly<Record<string, string>>] {
  const key = refusal.id === readOnlyIssue ? 'faults.readOnly' : `faults.refusal.${refusal.kind}`
  return [key, { what: thingName(refusal.id) }]
}

/** What an editor calls the thing with that id: a page's label, an article's headline. */
export function thingName(id: string): string {
  const issue = currentIssue()
  return issue === null ? id : (nameIn(issue, id) ?? id)
}

function nameIn(issue: Issue, id: string): string | null {
  if (pageNumber(issue, id as PageId) > 0) return pageLabel(issue, id as PageId)
  const article = issue.articles.get(id as ArticleId)
  if (article !== undefined) return articleName(article) || id
  const block = findBlock(issue, id as BlockId)
  if (block === null) return null
  const { content } = block.block
  if (content.kind === 'story') return nameIn(issue, content.article)
  return content.kind === 'advert' && content.client !== ''
    ? content.client
    : words(`page.properties.${content.kind}`)
}
