// The style book of the issue: everything its paper decides, edited on a draft beside a real page set from it. Apply
// makes it one step that can be undone; Cancel leaves all as it was.

import { Download, FileInput } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { sameValue } from '../../base/canonical.ts'
import type { Fault } from '../../contract/fault.ts'
import { regridded } from '../../makeup/regrid.ts'
import type { Refusal } from '../../model/edit/edit.ts'
import { findPage } from '../../model/query/find.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { words } from '../i18n/i18n.ts'
import { composer } from '../state/composer.ts'
import { type OpenIssueState, useIssueStore } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { refusalWords } from '../state/refusals.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { applyDraft, useFaults } from './apply-draft.ts'
import { ChecksTab } from './checks-tab.tsx'
import { FacesTab } from './faces-tab.tsx'
import { GridTab } from './grid-tab.tsx'
import { JumpsTab } from './jumps-tab.tsx'
import { PaperTab } from './paper-tab.tsx'
import { Preview } from './preview.tsx'
import { SettingTab } from './setting-tab.tsx'
import { SizesTab } from './sizes-tab.tsx'
import { faultText, type StyleDraft, StyleDraftContext } from './style-draft.ts'
import { keepStyleBook, takeStyleBook } from './style-files.ts'
import { type TabName, tabNames, tabOf } from './tabs.ts'
import { TemplatesTab } from './templates-tab.tsx'
import { WordsTab } from './words-tab.tsx'
import { usePreview } from './use-preview.ts'
import './style-book.css'

export function StyleBookDialog() {
  const open = useIssueStore((store) => store.open)
  return open === null ? null : <OpenStyleBook open={open} />
}

function OpenStyleBook({ open }: { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const { issue, readOnly } = open
  const close = useViewStore.getState().closeDialog
  // What the draft began from: somebody else may change the paper meanwhile.
  const [base] = useState(issue)
  const [draft, setDraft] = useState(issue.publication)
  const [tab, setTab] = useState<TabName>('paper')
  const [leaves, setLeaves] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const isChanged = useMemo(() => !sameValue(draft, base.publication), [draft, base])
  const { faults, sound } = useFaults(base.publication, draft)
  const leaving = useMemo(() => regridded(issue, sound), [issue, sound])
  const style: StyleDraft = useMemo(
    () => ({
      issue,
      draft,
      faults,
      readOnly,
      change: (fields) => {
        setRefusal(null)
        setDraft((before) => ({ ...before, ...fields }))
      },
    }),
    [issue, draft, faults, readOnly],
  )
  const apply = (): void => {
    const refused = applyDraft(base, draft)
    if (refused === null) close()
    else setRefusal(refused)
  }
  const leave = (): void => {
    if (!isChanged || leaves) close()
    else setLeaves(true)
  }
  const take = async (): Promise<void> => {
    const taken = await takeStyleBook()
    setFault(taken.ok ? null : taken.fault)
    if (taken.ok && taken.value !== null) style.change(taken.value)
  }
  const keep = async (): Promise<void> => {
    const kept = await keepStyleBook(draft)
    setFault(kept.ok ? null : kept.fault)
    if (kept.ok && kept.value !== null)
      notify({ tone: 'info', key: 'styleBook.kept', values: { name: kept.value } })
  }
  const preview = usePreview(issue, useDeferredValue(sound), tab)
  return (
    <Dialog
      title={t('styleBook.title')}
      closeLabel={t('dialogs.close')}
      onClose={leave}
      width="screen"
      isDismissable={false}
      testId="style-book"
      actions={
        leaves ? (
          <LeaveQuestion onStay={() => setLeaves(false)} onLeave={close} />
        ) : (
          <>
            <div className="style-book-left">
              <Button
                icon={FileInput}
                look="quiet"
                isDisabled={readOnly}
                onPress={() => void take()}
                testId="style-take"
              >
                {t('styleBook.take')}
              </Button>
              <Button
                icon={Download}
                look="quiet"
                isDisabled={faults.size > 0}
                onPress={() => void keep()}
                testId="style-keep"
              >
                {t('styleBook.keep')}
              </Button>
            </div>
            <Standing style={style} leaving={leaving.length} onShow={setTab} />
            <Button onPress={leave} testId="style-cancel">
              {t('dialogs.cancel')}
            </Button>
            <Button
              look="primary"
              isDisabled={readOnly || !isChanged || faults.size > 0}
              onPress={apply}
              testId="style-apply"
            >
              {t('styleBook.apply')}
            </Button>
          </>
        )
      }
    >
      <StyleDraftContext value={style}>
        {refusal !== null && (
          <p className="fault-line" role="alert" data-testid="style-refusal">
            {words(...refusalWords(refusal))}
          </p>
        )}
        <FaultLine fault={fault} />
        <div className="style-book">
          <Tabs
            className="style-tabs"
            orientation="vertical"
            selectedKey={tab}
            onSelectionChange={(key) => {
              setTab(key as TabName)
              if (key === 'jumps') preview.showJump()
            }}
          >
            <TabList className="style-tab-list" aria-label={t('styleBook.title')}>
              {tabNames.map((name) => (
                <StyleTab
                  key={name}
                  name={name}
                  faulty={[...faults.keys()].some((at) => tabOf(at) === name)}
                />
              ))}
            </TabList>
            <TabPanel id="paper" className="style-panel">
              <PaperTab />
            </TabPanel>
            <TabPanel id="faces" className="style-panel">
              <FacesTab />
            </TabPanel>
            <TabPanel id="sizes" className="style-panel">
              <SizesTab />
            </TabPanel>
            <TabPanel id="grid" className="style-panel">
              <GridTab leaving={leaving} shown={preview.format} onChoose={preview.showFormat} />
            </TabPanel>
            <TabPanel id="setting" className="style-panel">
              <SettingTab />
            </TabPanel>
            <TabPanel id="jumps" className="style-panel">
              <JumpsTab />
            </TabPanel>
            <TabPanel id="checks" className="style-panel">
              <ChecksTab />
            </TabPanel>
            <TabPanel id="words" className="style-panel">
              <WordsTab />
            </TabPanel>
            <TabPanel id="templates" className="style-panel">
              <TemplatesTab composer={preview.composer} sound={sound} onChoose={preview.showShape} />
            </TabPanel>
          </Tabs>
          {preview.page !== null && (
            <Preview
              composer={preview.composer}
              issue={preview.issue}
              page={preview.page}
              now={
                preview.isSample || findPage(issue, preview.page) === null
                  ? null
                  : composer().page(issue, preview.page)
              }
              grid={tab === 'grid' || preview.isSample}
              focus={tab === 'jumps' ? 'jump' : 'text'}
              onTurn={preview.isSample ? null : preview.turn}
              title={preview.title}
            />
          )}
        </div>
      </StyleDraftContext>
    </Dialog>
  )
}

function StyleTab({ name, faulty }: { readonly name: TabName; readonly faulty: boolean }) {
  const { t } = useTranslation()
  return (
    <Tab id={name} className="style-tab" data-testid={`style-tab-${name}`}>
      {t(`styleBook.tabs.${name}`)}
      {faulty && (
        <span className="style-tab-fault">
          <span className="visually-hidden">{t('styleBook.tabFault')}</span>
        </span>
      )}
    </Tab>
  )
}

interface StandingProps {
  readonly style: StyleDraft
  readonly leaving: number
  readonly onShow: (tab: TabName) => void
}

/** What keeps the draft from being applied, or what applying it does to blocks; leads to where that is. */
function Standing({ style, leaving, onShow }: StandingProps) {
  const { t } = useTranslation()
  const [fault] = style.faults.values()
  return (
    <div className="style-standing" role="status">
      {fault !== undefined && (
        <Button look="quiet" onPress={() => onShow(tabOf(fault.at))} testId="style-faults">
          {t('styleBook.wrong', { tab: t(`styleBook.tabs.${tabOf(fault.at)}`), why: faultText(fault) })}
        </Button>
      )}
      {fault === undefined && leaving > 0 && (
        <Button
          look="quiet"
          onPress={() => {
            onShow('grid')
            requestAnimationFrame(() => document.querySelector('.leaving')?.scrollIntoView())
          }}
          testId="style-leaving"
        >
          {t('styleBook.leaving.title', { count: leaving })}
        </Button>
      )}
    </div>
  )
}

function LeaveQuestion({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="style-leave" role="alert">
        {t('styleBook.leave.question')}
      </p>
      <Button autoFocus onPress={onStay} testId="style-stay">
        {t('styleBook.leave.stay')}
      </Button>
      <Button look="danger" onPress={onLeave} testId="style-leave">
        {t('styleBook.leave.leave')}
      </Button>
    </>
  )
}
