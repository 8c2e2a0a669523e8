// The node host's dialogs, drawn by the window: choosing a file or folder level by level, and the question
// before an address is opened outside. Only grants go back; the path shown is for the eye.

import { CornerLeftUp, File, Folder, Newspaper } from 'lucide-react'
import { type SyntheticEvent, type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { DialogEntry, DialogListing, FilePurpose, GrantId } from '../../contract/calls.ts'
import type { Events } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import { call, listen } from '../bridge/client.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { FaultLine } from './fault-line.tsx'
import { isPlainName } from './plain-name.ts'
import './file-dialog.css'

type Ask = Events['dialog.ask']

export function FileDialogs() {
  const [asks, setAsks] = useState<readonly Ask[]>([])
  useEffect(() => listen('dialog.ask', (ask) => setAsks((list) => [...list, ask])), [])
  const [fault, setFault] = useState<Fault | null>(null)
  const [ask] = asks
  if (ask === undefined) return null
  const close = (dialog: string): void => {
    setAsks((list) => list.filter((one) => one.dialog !== dialog))
    setFault(null)
  }
  const answer = (grant: GrantId | null, name: string | null): void => {
    void call('dialog.answer', { dialog: ask.dialog, grant, name }).then((answered) => {
      // A dialog the main process no longer knows can only be taken away.
      if (answered.ok || answered.fault.kind === 'unknown-grant') close(ask.dialog)
      else setFault(answered.fault)
    })
  }
  if (ask.purpose === 'browse') return <BrowseQuestion key={ask.dialog} ask={ask} onAnswer={answer} />
  return (
    <FileDialog
      key={ask.dialog}
      ask={ask}
      purpose={ask.purpose as FilePurpose}
      fault={fault}
      onAnswer={answer}
    />
  )
}

interface AskProps {
  readonly ask: Ask
  readonly onAnswer: (grant: GrantId | null, name: string | null) => void
}

function BrowseQuestion({ ask, onAnswer }: AskProps) {
  const { t } = useTranslation()
  const no = (): void => onAnswer(null, null)
  return (
    <Dialog
      title={t('dialogs.browse.title')}
      closeLabel={t('dialogs.close')}
      onClose={no}
      testId="browse-dialog"
      actions={
        <>
          <Button onPress={no}>{t('dialogs.cancel')}</Button>
          <Button look="primary" onPress={() => onAnswer(null, 'yes')}>
            {t('dialogs.browse.open')}
          </Button>
        </>
      }
    >
      <p>{t('dialogs.browse.text')}</p>
      <p className="file-path">{ask.suggestion}</p>
    </Dialog>
  )
}

// Purposes for which a folder itself can be the answer.
const takesFolder: ReadonlySet<FilePurpose> = new Set(['new-issue', 'import', 'export-folder', 'style-file'])
// Purposes that may make something new inside the folder.
const makesNew: ReadonlySet<FilePurpose> = new Set(['new-issue', 'export-folder', 'style-file'])

// Purposes for which an issue is one thing and no folder to look into.
const takesIssue: ReadonlySet<FilePurpose> = new Set(['open-issue', 'style-book'])

const hints: Readonly<Partial<Record<FilePurpose, 'issue' | 'file'>>> = {
  'new-issue': 'issue',
  'style-file': 'file',
}

interface FileDialogProps extends AskProps {
  readonly purpose: FilePurpose
  /** Why the last answer was not taken. */
  readonly fault: Fault | null
}

function FileDialog({ ask, purpose, fault, onAnswer }: FileDialogProps) {
  const { t } = useTranslation()
  const { dialog } = ask
  const [level, setLevel] = useState<DialogListing | null>(null)
  const [name, setName] = useState(makesNew.has(purpose) ? ask.suggestion : '')
  const [unlisted, setUnlisted] = useState<Fault | null>(null)
  const show = useCallback(
    (folder: GrantId | null) => {
      void call('dialog.list', { dialog, folder }).then((listed) => {
        if (listed.ok) setLevel(listed.value)
        setUnlisted(listed.ok ? null : listed.fault)
      })
    },
    [dialog],
  )
  useEffect(() => show(null), [show])
  const pick = (entry: DialogEntry): void => {
    const answers = entry.kind === 'file' || (entry.kind === 'issue' && takesIssue.has(purpose))
    if (answers) onAnswer(entry.grant, null)
    else show(entry.grant)
  }
  const parent = level?.parent ?? null
  const up = (): void => {
    if (parent !== null) show(parent)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    up()
  }
  const wished = makesNew.has(purpose) ? name.trim() : ''
  const nameFits = wished === '' ? purpose !== 'style-file' : isPlainName(wished)
  const choose = (): void => {
    if (level !== null && nameFits) onAnswer(level.folder.grant, wished === '' ? null : wished)
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    choose()
  }
  return (
    <Dialog
      title={t(`dialogs.files.${purpose}`)}
      closeLabel={t('dialogs.close')}
      onClose={() => onAnswer(null, null)}
      width="wide"
      testId="file-dialog"
      actions={
        <>
          <Button onPress={() => onAnswer(null, null)}>{t('dialogs.cancel')}</Button>
          {takesFolder.has(purpose) && (
            <Button
              look="primary"
              isDisabled={level === null || !nameFits}
              onPress={choose}
              testId="file-choose"
            >
              {t(wished === '' ? 'dialogs.files.take' : 'dialogs.files.make')}
            </Button>
          )}
        </>
      }
    >
      <div className="file-dialog" onKeyDownCapture={onKeyDown}>
        <div className="file-where">
          <Button icon={CornerLeftUp} look="quiet" isDisabled={parent === null} onPress={up} testId="file-up">
            {t('dialogs.files.up')}
          </Button>
          <span className="file-path" data-testid="file-where">
            {level?.shownPath ?? ''}
          </span>
        </div>
        <ListBox
          // A level of its own each time, so that the keys begin at its first entry.
          key={level?.folder.grant ?? ''}
          autoFocus="first"
          className="file-list"
          aria-label={t('dialogs.files.entries')}
          items={(level?.entries ?? []).map((entry) => ({ ...entry, id: entry.grant }))}
          onAction={(key) => {
            const entry = level?.entries.find((one) => one.grant === key)
            if (entry !== undefined) pick(entry)
          }}
          renderEmptyState={() =>
            level === null ? null : <EmptyState icon={Folder} title={t('dialogs.files.empty')} />
          }
        >
          {(entry) => (
            <ListBoxItem
              id={entry.id}
              textValue={entry.name}
              className="file-entry"
              data-testid="file-entry"
              data-name={entry.name}
            >
              <EntryIcon kind={entry.kind} />
              {entry.name}
            </ListBoxItem>
          )}
        </ListBox>
        {makesNew.has(purpose) && (
          <form onSubmit={onSubmit}>
            <Field
              label={t(purpose === 'style-file' ? 'dialogs.files.fileName' : 'dialogs.files.name')}
              hint={t(`dialogs.files.nameHint.${hints[purpose] ?? 'folder'}`)}
              value={name}
              onChange={setName}
              error={nameFits ? null : t('dialogs.files.nameWrong')}
              maxLength={120}
              testId="file-name"
            />
          </form>
        )}
        <FaultLine fault={unlisted ?? fault} />
      </div>
    </Dialog>
  )
}

function EntryIcon({ kind }: { readonly kind: DialogEntry['kind'] }) {
  const Icon = kind === 'folder' ? Folder : kind === 'issue' ? Newspaper : File
  return <Icon size={15} strokeWidth={1.75} aria-hidden />
}
