// Under the story, after pasting: what was recognised, and where it would go. It never takes the keyboard, and
// going on writing lets it go.

import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../model/issue.ts'
import type { CopyFields } from '../../model/text/recognise.ts'
import { foundFields } from '../../makeup/recognised-edits.ts'
import { Button } from '../ui/button.tsx'
import { letOfferGo, type PasteOffer, takeOffer, usePasteOffer } from './paste-offer.ts'
import './paste-offer-bar.css'

export function PasteOfferBar({ article }: { readonly article: Article }) {
  const { offer } = usePasteOffer()
  const shown = offer?.article === article ? offer : null
  // The region is there before its words, or no screen reader would say them.
  return (
    <div
      className="paste-offer"
      role="status"
      data-testid="paste-offer"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && letOfferGo()) event.stopPropagation()
      }}
    >
      {shown !== null && <Offer key={shown.pasted[0]?.id} offer={shown} />}
    </div>
  )
}

function Offer({ offer }: { readonly offer: PasteOffer }) {
  const { t } = useTranslation()
  const rows = offerRows(offer)
  // What would be replaced is never hidden.
  const [isOpen, setIsOpen] = useState(rows.some((row) => row.now !== ''))
  return (
    <>
      <p className="paste-offer-words">
        <ListChecks size={15} strokeWidth={1.75} aria-hidden />
        <span>{t('paste.recognised', { what: foundWords(offer, t) })}</span>
      </p>
      {isOpen && (
        <dl className="paste-offer-rows" id="paste-offer-rows">
          {rows.map(({ name, words, now }, index) => (
            <div key={`${name} ${String(index)}`}>
              <dt>{name === 'crosshead' ? t('article.kinds.crosshead') : t(`article.fields.${name}`)}</dt>
              <dd>
                {words}
                {now !== '' && <span className="paste-offer-now">{t('paste.replaces', { now })}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="paste-offer-buttons">
        <Button look="primary" testId="paste-take" onPress={takeOffer}>
          {t('paste.take')}
        </Button>
        <Button testId="paste-leave" onPress={letOfferGo}>
          {t('paste.leave')}
        </Button>
        <Button look="quiet" testId="paste-show" onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'paste.hide' : 'paste.show')}
        </Button>
      </div>
    </>
  )
}

const fieldNames = ['kicker', 'headline', 'deck', 'byline', 'dateline', 'tagline'] as const

interface Row {
  readonly name: keyof CopyFields | 'crosshead'
  readonly words: string
  /** What the field holds now and would lose. */
  readonly now: string
}

function offerRows({ article, pasted, recognised }: PasteOffer): readonly Row[] {
  const flat = (words: string | readonly string[]): string =>
    typeof words === 'string' ? words : words.join(' ')
  const found = foundFields(recognised.fields)
  const fields = fieldNames.flatMap((name): readonly Row[] => {
    const words = flat(found[name] ?? '')
    const now = flat(article[name])
    return words === '' ? [] : [{ name, words, now: now === words ? '' : now }]
  })
  const crossheads = recognised.body.flatMap((piece): readonly Row[] => {
    const paragraph = pasted[piece.line]
    const isNew = piece.kind === 'crosshead' && paragraph?.kind !== 'crosshead'
    return isNew ? [{ name: 'crosshead', words: paragraph?.text ?? '', now: '' }] : []
  })
  return [...fields, ...crossheads]
}

/** “headline, byline, 2 crossheads”. */
function foundWords(offer: PasteOffer, t: TFunction): string {
  const found = foundFields(offer.recognised.fields)
  const fields = fieldNames.filter((name) => name in found).map((name) => t(`paste.names.${name}`))
  const { crossheads } = offer.recognised
  const all = crossheads === 0 ? fields : [...fields, t('paste.crossheads', { count: crossheads })]
  return all.join(t('paste.comma'))
}
