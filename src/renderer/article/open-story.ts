// The story that is open in the editor, for commands that work on what is selected in it.

import type { StoryEditing } from './editor.ts'

let open: StoryEditing | null = null

export function openStory(): StoryEditing | null {
  return open
}

/** Told by the editor when it opens a story; the answer closes it again. */
export function tellOpenStory(editing: StoryEditing): () => void {
  open = editing
  return () => {
    if (open === editing) open = null
  }
}
