// The jumps of the wall in words, for those who do not follow arrows. The focus lights the arrow, Enter opens the
// page where the story goes on.

import { useTranslation } from 'react-i18next'
import type { WallJump } from './wall-jumps.ts'
import { useViewStore } from '../state/view-store.ts'
import { useWall } from './wall-store.ts'

export function JumpList({ jumps }: { readonly jumps: readonly WallJump[] }) {
  const { t } = useTranslation()
  return (
    <section className="wall-jumps" aria-label={t('wall.jumpsTitle')} data-testid="wall-jumps">
      {jumps.length === 0 && <p>{t('wall.noJumps')}</p>}
      <ul>
        {jumps.map((jump) => {
          const light = (): void => useWall.setState({ lit: { kind: 'jump', jump: jump.id } })
          const dim = (): void => useWall.setState({ lit: null })
          return (
            <li key={jump.id}>
              <button
                type="button"
                className="wall-jump"
                data-testid="wall-jump"
                onFocus={light}
                onBlur={dim}
                onPointerEnter={light}
                onPointerLeave={dim}
                onClick={() => {
                  useViewStore.getState().showPage(jump.to.page)
                  useViewStore.getState().openArticle(jump.article)
                }}
              >
                <b>
                  {jump.from.label} → {jump.to.label}
                </b>
                <span>{jump.name || t('desk.headlines.none')}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The jumps of one page in words: what its arrows say. */
export function useJumpWords(jumps: readonly WallJump[], page: string): string {
  const { t } = useTranslation()
  return jumps
    .flatMap(({ from, to, name }) => {
      if (from.page === to.page)
        return from.page === page ? [t('wall.jumpHere', { from: from.label, name })] : []
      if (from.page === page) return [t('wall.out', { page: to.label, name })]
      return to.page === page ? [t('wall.in', { page: from.label, name })] : []
    })
    .join('; ')
}
