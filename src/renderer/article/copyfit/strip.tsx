// The strip of copy fitting that is open under the story, if one is.

import type { Article } from '../../../model/issue.ts'
import { useCopyfit } from './store.ts'
import { CutStrip } from './cut-strip.tsx'
import type { StoryEditing } from '../editor.ts'
import { HeadlineStrip } from './headline-strip.tsx'
import './copyfit.css'

interface CopyfitStripProps {
  readonly article: Article
  readonly editing: StoryEditing
}

export function CopyfitStrip({ article, editing }: CopyfitStripProps) {
  const strip = useCopyfit((copyfit) => copyfit.strip)
  if (strip === 'cut') return <CutStrip article={article} editing={editing} />
  return strip === 'headline' ? <HeadlineStrip article={article} editing={editing} /> : null
}
