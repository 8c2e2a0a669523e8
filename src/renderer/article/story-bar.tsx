// Buttons over the story: what the paragraph is, marks on the text, and the article's rank and kind.

import {
  Bold,
  Heading,
  Italic,
  List,
  Maximize2,
  Minimize2,
  Pilcrow,
  Quote,
  Scissors,
  StickyNote,
  WrapText,
} from 'lucide-react'
import type { Command } from 'prosemirror-state'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../base/ids.ts'
import {
  type ArticleKind,
  articleKinds,
  paragraphKinds,
  type Rank,
  type TextMarkKind,
} from '../../model/issue.ts'
import { Select } from '../ui/select.tsx'
import { useViewStore } from '../state/view-store.ts'
import { setArticle } from './article-actions.ts'
import { toggleGalley, toggleLargeStory } from './article-commands.ts'
import type { StoryLook } from './editor.ts'
import { markWith, setParagraphKind } from './story-keys.ts'

const paragraphIcons = {
  paragraph: Pilcrow,
  crosshead: Heading,
  quote: Quote,
  note: StickyNote,
  list: List,
} as const
const markIcons = { strong: Bold, emphasis: Italic, cut: Scissors } as const
const marks: readonly TextMarkKind[] = ['strong', 'emphasis', 'cut']
const ranks: readonly Rank[] = [1, 2, 3, 4, 5]

export interface StoryBarProps {
  readonly article: ArticleId
  readonly rank: Rank
  readonly kind: ArticleKind
  readonly look: StoryLook
  readonly run: (command: Command) => void
}

/** Its selects are costly to draw: it is drawn only when one of them changes, not at every key. */
export const StoryBar = memo(function StoryBar({ article, rank, kind, look, run }: StoryBarProps) {
  const { t } = useTranslation()
  const galley = useViewStore((view) => view.galley)
  const large = useViewStore((view) => view.largeStory)
  return (
    <div className="story-bar">
      <div className="story-tools" role="toolbar" aria-label={t('article.tools')}>
        {paragraphKinds.map((one) => (
          <ToolButton
            key={one}
            icon={paragraphIcons[one]}
            label={t(`article.kinds.${one}`)}
            isOn={look.kind === one}
            isDisabled={look.kind === null}
            onPress={() => run(setParagraphKind(one))}
          />
        ))}
        <span className="story-tools-line" />
        {marks.map((mark) => (
          <ToolButton
            key={mark}
            icon={markIcons[mark]}
            label={t(`article.markNames.${mark}`)}
            isOn={look.marks.includes(mark)}
            isDisabled={look.kind === null}
            onPress={() => run(markWith(mark))}
          />
        ))}
      </div>
      <div className="story-facts">
        <ToolButton
          icon={WrapText}
          label={t('article.commands.galley')}
          isOn={galley}
          isDisabled={false}
          onPress={toggleGalley}
          testId="story-galley"
        />
        <ToolButton
          icon={large ? Minimize2 : Maximize2}
          label={t('article.commands.large')}
          isOn={large}
          isDisabled={false}
          onPress={toggleLargeStory}
          testId="story-large"
        />
        <Select
          label={t('article.rank')}
          value={String(rank)}
          options={ranks.map((one) => ({ value: String(one), label: t(`article.ranks.rank${one}`) }))}
          onChange={(value) => {
            const chosen = ranks.find((one) => String(one) === value)
            if (chosen !== undefined) setArticle(article, { rank: chosen }, 'rank')
          }}
        />
        <Select
          label={t('article.kind')}
          value={kind}
          options={articleKinds.map((one) => ({ value: one, label: t(`article.articleKinds.${one}`) }))}
          onChange={(chosen) => setArticle(article, { kind: chosen }, 'kind')}
        />
      </div>
    </div>
  )
})

interface ToolButtonProps {
  readonly icon: typeof Bold
  readonly label: string
  readonly isOn: boolean
  readonly isDisabled: boolean
  readonly onPress: () => void
  readonly testId?: string
}

function ToolButton({ icon: Icon, label, isOn, isDisabled, onPress, testId }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="story-tool"
      title={label}
      aria-label={label}
      aria-pressed={isOn}
      disabled={isDisabled}
      data-testid={testId}
      // The story keeps the keyboard and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
