// The bar over the desk: which issue this is and how safe its last change is, undo, check, export.

import {
  CheckCheck,
  CircleAlert,
  FileOutput,
  HardDriveDownload,
  Languages,
  LoaderCircle,
  type LucideIcon,
  MonitorCog,
  Redo2,
  Save,
  Search,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { printedDate } from '../../model/query/dates.ts'
import { markWords } from '../i18n/i18n.ts'
import { useCheckStore } from '../state/check-store.ts'
import {
  type OpenIssueState,
  ownMark,
  savedState,
  type SavedState,
  useIssueStore,
} from '../state/issue-store.ts'
import { readMarkName } from '../state/mark-name.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { BarChips } from '../versions/bar-chips.tsx'
import { runCommand } from './commands.ts'
import { shownShortcut } from './keymap.ts'
import { useSaveTrouble } from './save-banner.tsx'

export function TopBar({ open }: { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const { issue, history, readOnly, recovered } = open
  return (
    <header className="top-bar">
      <div className="top-bar-issue">
        <h1>{issue.publication.name}</h1>
        <span>{printedDate(issue.date, locale)}</span>
        {issue.number !== null && <span>{t('shell.number', { number: issue.number })}</span>}
        {readOnly && <span className="top-bar-read-only">{t('shell.readOnly')}</span>}
      </div>
      <Saved open={open} />
      <BarChips recovered={recovered} onPress={showVersions} />
      <Tools
        undo={ownMark(history.done)?.name ?? null}
        redo={ownMark(history.undone)?.name ?? null}
        readOnly={readOnly}
      />
    </header>
  )
}

const showVersions = (): void => runCommand('file.versions')

interface ToolsProps {
  /** Names of the marks that would be undone and done again. */
  readonly undo: string | null
  readonly redo: string | null
  readonly readOnly: boolean
}

/** Ten buttons with their tips: typing changes none of them. */
const Tools = memo(function Tools({ undo, redo, readOnly }: ToolsProps) {
  const { t } = useTranslation()
  const undoLabel =
    undo === null ? t('commands.undo') : t('shell.undo', { mark: markWords(readMarkName(undo)) })
  const redoLabel =
    redo === null ? t('commands.redo') : t('shell.redo', { mark: markWords(readMarkName(redo)) })
  return (
    <div className="top-bar-tools">
      <IconButton
        icon={Undo2}
        label={undoLabel}
        shortcut={shownShortcut('Mod+Z')}
        isDisabled={undo === null}
        onPress={() => runCommand('edit.undo')}
        testId="undo"
      />
      <IconButton
        icon={Redo2}
        label={redoLabel}
        shortcut={shownShortcut('Mod+Shift+Z')}
        isDisabled={redo === null}
        onPress={() => runCommand('edit.redo')}
        testId="redo"
      />
      <span className="top-bar-line" />
      <CheckButton />
      <IconButton
        icon={Save}
        label={t('commands.save')}
        shortcut={shownShortcut('Mod+S')}
        isDisabled={readOnly}
        onPress={() => runCommand('file.save')}
        testId="save"
      />
      <IconButton
        icon={Search}
        label={t('commands.palette')}
        shortcut={shownShortcut('Mod+K')}
        onPress={() => runCommand('view.palette')}
      />
      <WindowTools />
      <Button look="primary" icon={FileOutput} onPress={() => runCommand('file.export')} testId="export">
        {t('shell.export')}
      </Button>
    </div>
  )
})

/** Language and theme: the same at the start screen. */
export function WindowTools() {
  const { t } = useTranslation()
  const theme = useViewStore((view) => view.theme)
  return (
    <>
      <IconButton
        icon={Languages}
        label={t('commands.language')}
        onPress={() => runCommand('view.language')}
        testId="language"
      />
      <IconButton
        icon={MonitorCog}
        label={t('shell.theme', { theme: t(`shell.themes.${theme}`) })}
        onPress={() => runCommand('view.theme')}
        testId="theme"
      />
    </>
  )
}

const savedIcons: Readonly<Record<SavedState, LucideIcon>> = {
  saving: LoaderCircle,
  journal: HardDriveDownload,
  saved: CheckCheck,
  failed: CircleAlert,
}

function Saved({ open }: { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const trouble = useSaveTrouble(open)
  const state = trouble === null ? savedState(open) : 'failed'
  const Icon = savedIcons[state]
  return (
    <p
      className={`saved saved-${state}`}
      data-testid="saved-state"
      data-state={state}
      title={trouble ?? t(`shell.saved.${state}Hint`)}
      role="status"
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{t(`shell.saved.${state}`)}</span>
    </p>
  )
}

function CheckButton() {
  const { t } = useTranslation()
  const total = useCheckStore(({ problems }) => problems.filter(({ severity }) => severity !== 'note').length)
  return (
    <Button look="quiet" icon={TriangleAlert} onPress={() => runCommand('check.show')} testId="check">
      {total === 0 ? t('shell.checkClear') : t('shell.check', { count: total })}
    </Button>
  )
}

/** For the window's title. */
export function useWindowTitle(): void {
  const name = useIssueStore(({ open }) => open?.name ?? null)
  useEffect(() => {
    document.title = name === null ? 'Jumpline' : `${name.replace(/\.issue$/, '')} · Jumpline`
  }, [name])
}
