// The desk of an open issue: pages and headlines at the left, the page in the middle, the story at the right.

import { FilePlus2, LayoutGrid, LayoutTemplate } from 'lucide-react'
import { memo, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Issue } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { StoryEditor } from '../article/story-editor.tsx'
import { Basket } from '../desk/basket.tsx'
import { HeadlineList } from '../desk/headline-list.tsx'
import { PagePanel } from '../desk/page-panel.tsx'
import { PageWall } from '../desk/page-wall.tsx'
import { FindPanel } from '../find/find-panel.tsx'
import { JumpPanel } from '../jumps/jump-panel.tsx'
import { BlockProperties } from '../page/block-properties.tsx'
import { PageCanvas } from '../page/page-canvas.tsx'
import { CheckPanel } from '../proof/check-panel.tsx'
import { ReviewPanel } from '../review/review-panel.tsx'
import type { OpenIssueState } from '../state/issue-store.ts'
import { type PanelName, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { useWall } from '../wall/wall-store.ts'
import { WallView } from '../wall/wall-view.tsx'
import { Columns } from './columns.tsx'
import { runCommand } from './commands.ts'
import { SaveBanner } from './save-banner.tsx'
import { Stack } from './stack.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import './desk.css'

export function Desk({ open }: { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const wall = useViewStore((view) => view.wall)
  return (
    <>
      <TopBar open={open} />
      <Columns
        labels={{
          left: t('shell.parts.left'),
          right: t('shell.parts.right'),
          leftWidth: t('shell.leftWidth'),
          rightWidth: t('shell.rightWidth'),
        }}
        left={<LeftColumn issue={open.issue} />}
        middle={
          <>
            {wall ? <WallView issue={open.issue} /> : <PageCanvas />}
            <SaveBanner open={open} />
          </>
        }
        right={<RightColumn />}
      />
      <StatusBar issue={open.issue} />
    </>
  )
}

// The columns are drawn again when the issue changed, not with every word of how far it is saved.

const LeftColumn = memo(function LeftColumn({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  // A page that is turned to is drawn before the lists beside it.
  const shown = useDeferredValue(useViewStore((view) => view.page))
  const id = useWall(({ held }) => held) ?? shown
  const page = id === null ? null : findPage(issue, id)
  return (
    <>
      <section className="desk-part desk-pages" aria-label={t('shell.parts.pages')}>
        <h2>
          {t('shell.parts.pages')}
          <span className="desk-part-gap" />
          <IconButton
            icon={LayoutGrid}
            size={14}
            label={t('wall.open')}
            shortcut="F4"
            onPress={() => runCommand('view.wall')}
            testId="wall-open"
          />
          <IconButton
            icon={FilePlus2}
            size={14}
            label={t('commands.insertPage')}
            onPress={() => runCommand('page.insert')}
          />
        </h2>
        <div className="desk-scroll">
          <PageWall issue={issue} />
        </div>
      </section>
      <section className="desk-part desk-headlines" aria-label={t('shell.parts.headlines')}>
        <h2>
          {page === null
            ? t('shell.parts.headlines')
            : t('shell.parts.headlinesOf', { label: pageLabel(issue, page.id) })}
          <IconButton
            icon={LayoutTemplate}
            size={14}
            label={t('commands.layOutPage')}
            onPress={() => runCommand('layout.makeup')}
            testId="lay-out"
          />
        </h2>
        <div className="desk-scroll">{page !== null && <HeadlineList issue={issue} page={page} />}</div>
      </section>
      <section className="desk-part desk-basket" aria-label={t('shell.parts.basket')}>
        <h2>{t('shell.parts.basket')}</h2>
        <div className="desk-scroll">
          <Basket issue={issue} />
        </div>
      </section>
    </>
  )
})

const panels: readonly PanelName[] = ['story', 'review', 'page', 'jumps', 'check', 'find']

const RightColumn = memo(function RightColumn() {
  const { t } = useTranslation()
  const panel = useViewStore((view) => view.panel)
  return (
    <Stack
      label={t('desk.storyHeight')}
      top={
        <section className="desk-part" aria-label={t('shell.parts.story')}>
          <StoryEditor />
        </section>
      }
      foot={
        <Tabs
          className="desk-part"
          selectedKey={panel}
          onSelectionChange={(key) => useViewStore.getState().showPanel(key as PanelName)}
        >
          <TabList className="tabs" aria-label={t('shell.parts.panels')}>
            {panels.map((name) => (
              <Tab key={name} id={name} className="tab" data-testid={`tab-${name}`}>
                {t(`shell.panels.${name}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="story" className="desk-scroll">
            <BlockProperties />
          </TabPanel>
          <TabPanel id="page" className="desk-scroll">
            <PagePanel />
          </TabPanel>
          <TabPanel id="jumps" className="desk-scroll">
            <JumpPanel />
          </TabPanel>
          <TabPanel id="check" className="desk-scroll">
            <CheckPanel />
          </TabPanel>
          <TabPanel id="review" className="desk-scroll">
            <ReviewPanel />
          </TabPanel>
          <TabPanel id="find" className="desk-scroll">
            <FindPanel />
          </TabPanel>
        </Tabs>
      }
    />
  )
})
