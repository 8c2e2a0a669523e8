// Buttons over the story: what the paragraph is, marks on the text, and the article's rank and kind.

import { Bold, Heading, Italic, Pilcrow, Quote, Scissors, StickyNote } from 'lucide-react'
import type { Command } from 'prosemirror-state'
import { useTranslation } from 'react-i18next'
import { type Article, articleKinds, type Mark, type ParagraphKind, type Rank } from '../../model/issue.ts'
import { Select } from '../ui/select.tsx'
import { setArticle } from './article-actions.ts'
import type { StoryLook } from './editor.ts'
import { markWith, setParagraphKind } from './story-keys.ts'

const paragraphIcons = { paragraph: Pilcrow, crosshead: Heading, quote: Quote, note: StickyNote } as const
const kinds: readonly ParagraphKind[] = ['paragraph', 'crosshead', 'quote', 'note']
const markIcons = { strong: Bold, emphasis: Italic, cut: Scissors } as const
const marks: readonly Mark['kind'][] = ['strong', 'emphasis', 'cut']
const ranks: readonly Rank[] = [1, 2, 3, 4, 5]

export interface StoryBarProps {
  readonly article: Article
  readonly look: StoryLook
  readonly run: (command: Command) => void
}

export function StoryBar({ article, look, run }: StoryBarProps) {
  const { t } = useTranslation()
  return (
    <div className="story-bar">
      <div className="story-tools" role="toolbar" aria-label={t('article.tools')}>
        {kinds.map((kind) => (
          <ToolButton
            key={kind}
            icon={paragraphIcons[kind]}
            label={t(`article.kinds.${kind}`)}
            isOn={look.kind === kind}
            isDisabled={look.kind === null}
            onPress={() => run(setParagraphKind(kind))}
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
        <Select
          label={t('article.rank')}
          value={String(article.rank)}
          options={ranks.map((rank) => ({ value: String(rank), label: t(`article.ranks.rank${rank}`) }))}
          onChange={(value) => {
            const rank = ranks.find((one) => String(one) === value)
            if (rank !== undefined) setArticle(article.id, { rank }, 'rank')
          }}
        />
        <Select
          label={t('article.kind')}
          value={article.kind}
          options={articleKinds.map((kind) => ({ value: kind, label: t(`article.articleKinds.${kind}`) }))}
          onChange={(kind) => setArticle(article.id, { kind }, 'kind')}
        />
      </div>
    </div>
  )
}

interface ToolButtonProps {
  readonly icon: typeof Bold
  readonly label: string
  readonly isOn: boolean
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function ToolButton({ icon: Icon, label, isOn, isDisabled, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="story-tool"
      title={label}
      aria-label={label}
      aria-pressed={isOn}
      disabled={isDisabled}
      // The story keeps the keyboard and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
