// What the strips of copy fitting change: each choice is one step of undo.

import type { ArticleId } from '../../../base/ids.ts'
import { cutEdits, type CutStretch, uncutEdits } from '../../../makeup/cut-marks.ts'
import { type CutFindings, findCuts } from '../../../makeup/cut-ways.ts'
import type { HeadlineChoice } from '../../../makeup/headline-choices.ts'
import { planContext } from '../../state/composer.ts'
import { articleNameNow, currentIssue } from '../../state/issue-store.ts'
import { make } from '../../state/make.ts'
import { notify } from '../../state/notices.ts'
import { inSpareTime } from '../../state/spare-time.ts'

// What a step of the search takes at the most, as a rule.
const enough = 4

export function cutStretches(
  id: ArticleId,
  stretches: readonly CutStretch[],
  mark: 'cut' | 'cutToFit',
): boolean {
  const article = currentIssue()?.articles.get(id)
  return article !== undefined && make(cutEdits(article, stretches), markOf(id, mark))
}

export function printAgain(id: ArticleId, stretch: CutStretch): boolean {
  const article = currentIssue()?.articles.get(id)
  return article !== undefined && make(uncutEdits(article, [stretch]), markOf(id, 'print'))
}

export function takeHeadline(
  id: ArticleId,
  choice: HeadlineChoice,
  mark: 'headlineSize' | 'headlineBreak',
): boolean {
  return make(choice.edits, markOf(id, mark))
}

/**
 * Cuts the cheapest that is found to make the story fit; says so where there is nothing to do, or no way. The search
 * waits for the window: a story that is changed meanwhile is left alone.
 */
export function cutToFit(id: ArticleId): void {
  const context = planContext()
  const article = context?.issue.articles.get(id)
  if (context === null || article === undefined) return
  const goOn = (steps: Generator<undefined, CutFindings>): void => {
    inSpareTime((slice) => {
      if (currentIssue()?.articles.get(id) !== article) return
      do {
        const step = steps.next()
        if (step.done === true) {
          takeFit(id, step.value)
          return
        }
      } while (slice.timeRemaining() > enough)
      goOn(steps)
    })
  }
  goOn(findCuts(context, id))
}

function takeFit(id: ArticleId, found: CutFindings): void {
  if (found.fit !== null) cutStretches(id, stretchesOf(found.fit), 'cutToFit')
  else notify({ tone: 'info', key: `copyfit.${whyNot(found)}` })
}

export function whyNot({ over, verbatim }: CutFindings): 'fits' | 'verbatim' | 'notEnough' {
  if (verbatim) return 'verbatim'
  return over === 0 ? 'fits' : 'notEnough'
}

export function stretchesOf({ ways }: NonNullable<CutFindings['fit']>): readonly CutStretch[] {
  return ways.flatMap((way) => way.stretches)
}

function markOf(
  id: ArticleId,
  name: string,
): { readonly key: string; readonly values: { readonly headline: string } } {
  return { key: `copyfit.marks.${name}`, values: { headline: articleNameNow(id) } }
}
