// The window: the start screen or the desk, the dialog that is open, and what hears the main process.

import { memo, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { AppState } from '../../contract/calls.ts'
import type { Reply } from '../../contract/calls.ts'
import { call, listen } from '../bridge/client.ts'
import { MoveDialog } from '../desk/move-dialog.tsx'
import { NumberDialog } from '../desk/number-dialog.tsx'
import { SignDialog } from '../desk/sign-dialog.tsx'
import { ExportDialog } from '../exporting/export-dialog.tsx'
import { NormaliseDialog } from '../find/normalise-dialog.tsx'
import { changeWords } from '../i18n/i18n.ts'
import { JumpDialog } from '../jumps/jump-dialog.tsx'
import { AdvertDialog } from '../page/advert-dialog.tsx'
import { SaveShapeDialog, ShapeDialog } from '../page/shape-dialog.tsx'
import { StyleBookDialog } from '../paper/style-book-dialog.tsx'
import { followProblems } from '../state/check-store.ts'
import { loadComposer } from '../state/composer.ts'
import { tellFault } from '../state/faults.ts'
import type { IssueState, OpenIssueState } from '../state/issue-store.ts'
import { useLater } from '../state/use-later.ts'
import { notify } from '../state/notices.ts'
import { followIssue, openRecent } from '../state/open-issue.ts'
import { useViewStore } from '../state/view-store.ts'
import { followWall } from '../state/wall-pages.ts'
import { LeftWorkDialog } from '../versions/left-work-dialog.tsx'
import { TwoVersionsDialog } from '../versions/two-versions-dialog.tsx'
import { VersionsDialog } from '../versions/versions-dialog.tsx'
import { commands, runCommand } from './commands.ts'
import { Desk } from './desk.tsx'
import { FileDialogs } from './file-dialog.tsx'
import { listenToKeys } from './keymap.ts'
import { followMenu } from './window-menu.ts'
import { MenuBar } from './menu-bar.tsx'
import { NewIssueDialog } from './new-issue-dialog.tsx'
import { tellOpenNotes } from './open-notes.ts'
import { Palette } from './palette.tsx'
import { AboutDialog, ShortcutsDialog } from './shortcuts-dialog.tsx'
import { StartScreen } from './start-screen.tsx'
import { Toasts } from './toasts.tsx'
import { useWindowTitle } from './top-bar.tsx'

export function App({ first }: { readonly first: Reply<'app.state'> }) {
  const open = useLater(openIssue, isAnother)
  return <Window first={first} open={open} />
}

const openIssue = ({ open }: IssueState): OpenIssueState | null => open
const isAnother = (shown: OpenIssueState | null, { open }: IssueState): boolean =>
  shown?.session !== open?.session

interface WindowProps {
  readonly first: Reply<'app.state'>
  readonly open: OpenIssueState | null
}

const Window = memo(function Window({ first, open }: WindowProps) {
  const [state, setState] = useState<AppState | null>(first.ok ? first.value : null)
  const locale = useViewStore((view) => view.locale)
  const ready = useReady()
  useTheme()
  useWindowTitle()
  useOpenings(state)
  useEffect(() => listenToKeys(commands), [])
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
  }, [locale])
  useEffect(() => {
    // Recent issues are read anew whenever the start screen comes back.
    if (open !== null) return
    void call('app.state', {}).then((answer) => {
      if (answer.ok) setState(answer.value)
    })
  }, [open])
  return (
    <I18nProvider locale={locale === 'zh' ? 'zh-CN' : 'en-GB'}>
      <div className="app" data-testid="app" data-ready={ready || undefined}>
        {state?.host === 'node' && <MenuBar key={open === null ? 'start' : 'desk'} commands={commands} />}
        {open === null || !ready ? <StartScreen state={state} /> : <Desk open={open} />}
        <Dialogs state={state} />
        <FileDialogs />
        <Toasts />
      </div>
    </I18nProvider>
  )
})

function Dialogs({ state }: { readonly state: AppState | null }) {
  const dialog = useViewStore((view) => view.dialog)
  switch (dialog) {
    case 'jump':
      return <JumpDialog />
    case 'export':
      return <ExportDialog />
    case 'new-issue':
      return <NewIssueDialog />
    case 'move-to-page':
      return <MoveDialog />
    case 'sign-page':
      return <SignDialog />
    case 'page-number':
      return <NumberDialog />
    case 'palette':
      return <Palette commands={commands} />
    case 'shortcuts':
      return <ShortcutsDialog commands={commands} />
    case 'versions':
      return <VersionsDialog own={state?.writer ?? ''} />
    case 'left-work':
      return <LeftWorkDialog />
    case 'two-versions':
      return <TwoVersionsDialog />
    case 'advert':
      return <AdvertDialog />
    case 'shape':
      return <ShapeDialog />
    case 'save-shape':
      return <SaveShapeDialog />
    case 'style-book':
      return <StyleBookDialog />
    case 'normalise':
      return <NormaliseDialog />
    case 'about':
      return <AboutDialog version={state?.version ?? ''} />
    default:
      return null
  }
}

/** True once the faces' metrics are here; without them no page can be set. */
function useReady(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    loadComposer()
      .then(() => setReady(true))
      .catch(() => notify({ tone: 'error', key: 'shell.noFonts' }))
  }, [])
  return ready
}

function useTheme(): void {
  const theme = useViewStore((view) => view.theme)
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const show = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    }
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}

/** Hears what the main process says without being asked, and opens what it asked for at the start. */
function useOpenings(state: AppState | null): void {
  const opening = state?.opening ?? null
  useEffect(() => {
    followIssue()
    followWall()
    followProblems()
    tellOpenNotes()
    const stops = [
      listen('menu.command', ({ command }) => runCommand(command)),
      listen('app.open', ({ key }) => open(key)),
      listen('app.locale', ({ locale }) => {
        useViewStore.getState().setLocale(locale)
        void changeWords(locale)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  const host = state?.host
  // Where the window draws its menus itself, nobody else need know what stands in them.
  useEffect(() => (host === 'electron' ? followMenu(commands) : undefined), [host])
  useEffect(() => {
    // The issue is on its way while the faces are still being fetched.
    if (opening !== null) open(opening)
  }, [opening])
}

function open(key: string): void {
  void openRecent(key).then((opened) => {
    if (!opened.ok) tellFault(opened.fault)
  })
}
