// On the start screen: work of earlier runs that is in no issue, with what can be done for each. Nothing goes
// away without a click.

import { CircleAlert, FolderOpen, Search, Copy } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../base/result.ts'
import type { LeftWork } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import { printedDate } from '../../model/query/dates.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { plainName } from '../app/plain-name.ts'
import { call } from '../bridge/client.ts'
import { shownSize } from '../i18n/times.ts'
import { copyLeftWork, openReadyWork } from '../state/open-issue.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { useWorkWords } from './work-words.ts'
import './left-work.css'

type Opening = () => Promise<Result<null, Fault> | null>

export interface LeftWorkSectionProps {
  readonly isDisabled: boolean
  /** Runs what opens an issue, and tells of its fault. The same function at every drawing. */
  readonly run: (opening: Opening) => void
}

const listLeftWork = () => call('recovery.list', {})

export function LeftWorkSection({ isDisabled, run }: LeftWorkSectionProps) {
  const { t } = useTranslation()
  const listed = useAnswer(listLeftWork)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<LeftWork | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone with its row: the next one is near the title.
  useEffect(() => {
    if (gone.size > 0) heading.current?.focus()
  }, [gone])
  if (listed === null) return null
  const works = listed.ok ? listed.value.filter((work) => !gone.has(work.key)) : []
  if (listed.ok && works.length === 0) return null
  return (
    <section className="left-work" aria-labelledby="left-work-title" data-testid="left-work">
      <h2 id="left-work-title" ref={heading} tabIndex={-1}>
        {t('leftWork.title')}
      </h2>
      {!listed.ok && <FaultLine fault={listed.fault} />}
      <ul className="left-work-list">
        {works.map((work) => (
          <WorkRow key={work.key} work={work} isDisabled={isDisabled} onOpen={run} onDiscard={setAsked} />
        ))}
      </ul>
      {asked !== null && (
        <DiscardDialog
          work={asked}
          onKeep={() => setAsked(null)}
          onDiscarded={() => {
            setGone(new Set([...gone, asked.key]))
            setAsked(null)
          }}
        />
      )}
    </section>
  )
}

/** What the first button of a row does. */
async function openWork({ key, state, name }: LeftWork): Promise<Result<null, Fault> | null> {
  if (state === 'vanished') return copyLeftWork(key, plainName(name.replace(/\.issue$/, '')))
  const opened = await openReadyWork(key)
  if (opened.ok && state === 'behind') useViewStore.getState().openDialog('left-work', { work: key })
  return opened
}

interface WorkRowProps {
  readonly work: LeftWork
  readonly isDisabled: boolean
  readonly onOpen: LeftWorkSectionProps['run']
  readonly onDiscard: (work: LeftWork) => void
}

/** Memo: two hundred rows are drawn once, not at every press. */
const WorkRow = memo(function WorkRow({ work, isDisabled, onOpen, onDiscard }: WorkRowProps) {
  const { t } = useTranslation()
  const { name } = useWorkWords(work)
  const id = `left-work-${work.key}`
  return (
    <li className="left-work-row" data-testid="left-work-row" data-state={work.state}>
      <div className="left-work-words" id={id}>
        <b>{name}</b>
        {work.state !== 'unreadable' && <WorkFacts work={work} />}
        <span className="left-work-state">
          {work.state === 'unreadable' && <CircleAlert size={14} strokeWidth={1.75} aria-hidden />}
          {t(`leftWork.states.${work.state}`, { path: work.path })}
        </span>
      </div>
      <div className="left-work-buttons">
        <OpenButton work={work} isDisabled={isDisabled} describedBy={id} onOpen={onOpen} />
        <Button
          look="quiet"
          isDisabled={isDisabled}
          describedBy={id}
          onPress={() => onDiscard(work)}
          testId="left-work-discard"
        >
          {t('leftWork.discard')}
        </Button>
      </div>
    </li>
  )
})

function WorkFacts({ work }: { readonly work: LeftWork }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const { when } = useWorkWords(work)
  const facts = [
    work.publication,
    work.date === '' ? '' : printedDate(work.date, locale),
    t('leftWork.changes', { count: work.changes }),
    shownSize(work.bytes, locale),
  ]
  return (
    <>
      <span>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      <span>{t('leftWork.last', { when })}</span>
    </>
  )
}

interface OpenButtonProps {
  readonly work: LeftWork
  readonly isDisabled: boolean
  readonly describedBy: string
  readonly onOpen: LeftWorkSectionProps['run']
}

const ways = {
  ready: { key: 'leftWork.open', icon: FolderOpen },
  behind: { key: 'leftWork.look', icon: Search },
  vanished: { key: 'leftWork.copy', icon: Copy },
} as const

function OpenButton({ work, isDisabled, describedBy, onOpen }: OpenButtonProps) {
  const { t } = useTranslation()
  const { state } = work
  if (state === 'unreadable' || (state === 'vanished' && !work.canCopy)) return null
  const { key, icon } = ways[state]
  return (
    <Button
      icon={icon}
      isDisabled={isDisabled}
      describedBy={describedBy}
      onPress={() => onOpen(() => openWork(work))}
      testId="left-work-open"
    >
      {t(key)}
    </Button>
  )
}
