// Quiet words in the top bar, only while there is something to say: who else has the issue open, whose newest
// work is still on its way, and that changes were brought back and are in no restore point yet. They stand
// between the saved state and the buttons, so that neither moves when they come and go.

import { CloudDownload, History, type LucideIcon, Users } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useOthers, writerName } from '../state/others.ts'
import './bar-chips.css'

export interface BarChipsProps {
  /** Count of changes that were brought back. */
  readonly recovered: number
  /** Leads to what has happened to the issue. */
  readonly onPress: () => void
}

export const BarChips = memo(function BarChips({ recovered, onPress }: BarChipsProps) {
  const { t } = useTranslation()
  return (
    <div className="bar-chips">
      {recovered > 0 && (
        <Chip
          icon={History}
          text={t('others.recovered')}
          short={t('others.recovered')}
          hint={t('others.recoveredHint', { count: recovered })}
          tone="warn"
          onPress={onPress}
          testId="recovered"
        />
      )}
      <Waiting onPress={onPress} />
      <Here onPress={onPress} />
    </div>
  )
})

function Here({ onPress }: Pick<BarChipsProps, 'onPress'>) {
  const { t } = useTranslation()
  const here = useOthers((others) => others.here)
  if (here.length === 0) return null
  const names = here.map((one) => one.name).join(t('others.and'))
  return (
    <Chip
      icon={Users}
      text={t('others.here', { names })}
      short={names}
      hint={t('others.hereHint', { names })}
      tone="plain"
      onPress={onPress}
      testId="others-here"
    />
  )
}

function Waiting({ onPress }: Pick<BarChipsProps, 'onPress'>) {
  const { t } = useTranslation()
  // Drawn again when somebody comes whose name tells more than their branch's.
  const { waiting } = useOthers()
  if (waiting.length === 0) return null
  const count = waiting.reduce((sum, one) => sum + one.files, 0)
  const names = waiting.map((one) => writerName(one.writer)).join(t('others.and'))
  const each = waiting.map((one) => t('others.waitingOf', { name: writerName(one.writer), count: one.files }))
  const list = waiting.length > 1 ? ` ${each.join('; ')}` : ''
  return (
    <Chip
      icon={CloudDownload}
      text={t('others.waiting', { count, names })}
      short={t('others.waitingOf', { name: names, count })}
      hint={`${t('others.waitingHint')}${list}`}
      tone="warn"
      onPress={onPress}
      testId="others-waiting"
    />
  )
}

interface ChipProps {
  readonly icon: LucideIcon
  readonly text: string
  /** Shown for it where there is little room. */
  readonly short: string
  /** Shown in the tooltip. */
  readonly hint: string
  readonly tone: 'plain' | 'warn'
  readonly onPress: () => void
  readonly testId: string
}

function Chip({ icon: Icon, text, short, hint, tone, onPress, testId }: ChipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button className={`chip chip-${tone}`} onPress={onPress} data-testid={testId}>
        <Icon size={13} strokeWidth={1.75} aria-hidden />
        <span className="chip-text">{text}</span>
        <span className="chip-short" aria-hidden>
          {short}
        </span>
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {hint}
      </Tooltip>
    </TooltipTrigger>
  )
}
