// Over the two pages: side by side or flipped in one place, how large, and whether differences are marked.

import { ArrowLeftRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { setPagesLook, type Side, usePagesLook } from './pages-look.ts'

export interface StageToolsProps {
  readonly names: Readonly<Record<Side, string>>
  readonly shown: Side
  readonly onFlip: () => void
}

export function StageTools({ names, shown, onFlip }: StageToolsProps) {
  const { t } = useTranslation()
  const { layout, size, marks } = usePagesLook()
  const other = shown === 'before' ? 'after' : 'before'
  return (
    <div className="stage-tools" role="toolbar" aria-label={t('comparePages.layout')}>
      <Segmented
        label={t('comparePages.layout')}
        value={layout}
        options={[
          { value: 'side', label: t('comparePages.side') },
          { value: 'flip', label: t('comparePages.flip') },
        ]}
        onChange={(value) => setPagesLook({ layout: value })}
        testId="layout"
      />
      {layout === 'flip' && (
        <>
          <Button icon={ArrowLeftRight} onPress={onFlip} testId="flip">
            {t(`comparePages.flipTo.${other}`)}
          </Button>
          <span className={`side-name side-name-${shown}`} role="status" data-testid="shown-side">
            <b>{t(`comparePages.${shown}`)}</b> · {names[shown]}
          </span>
        </>
      )}
      <span className="stage-hint">{t('comparePages.hint')}</span>
      <CheckField isSelected={marks} onChange={(value) => setPagesLook({ marks: value })} testId="show-marks">
        {t('comparePages.marks')}
      </CheckField>
      <Segmented
        label={t('comparePages.size')}
        value={size}
        options={[
          { value: 'width', label: t('comparePages.width') },
          { value: 'whole', label: t('comparePages.whole') },
        ]}
        onChange={(value) => setPagesLook({ size: value })}
        testId="size"
      />
    </div>
  )
}
