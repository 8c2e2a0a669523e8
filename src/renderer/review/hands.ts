// Who changed what, while changes are tracked: an edit of the story says it of each place it touches, once.

import { sameValue } from '../../base/canonical.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { type Article, type Hand, storyFields } from '../../model/issue.ts'

/** The edits with who made them, where the article tracks its changes and does not know yet. `at`: seconds since 1970. */
export function signed(article: Article, edits: readonly Edit[], by: string, at: number): readonly Edit[] {
  if (article.agreed === null) return edits
  const hands = new Map<string, Hand>(article.hands.map((hand) => [hand.place, hand]))
  const fresh = places(article, edits).filter((place) => hands.get(place)?.by !== by)
  if (fresh.length === 0) return edits
  for (const place of fresh) hands.set(place, { place, by, at })
  return [...edits, { kind: 'article.set', article: article.id, fields: { hands: [...hands.values()] } }]
}

function places(article: Article, edits: readonly Edit[]): readonly Hand['place'][] {
  return edits.flatMap((edit): readonly Hand['place'][] => {
    if (edit.kind === 'article.set') return storyFields.filter((field) => edit.fields[field] !== undefined)
    if (edit.kind !== 'body.splice') return []
    const gone = article.body.slice(edit.index, edit.index + edit.remove)
    const kept = edit.insert.filter((one) => !gone.some((other) => sameValue(one, other)))
    const left = gone.filter((one) => !edit.insert.some((other) => other.id === one.id))
    return [...kept, ...left].map(({ id }) => id)
  })
}
