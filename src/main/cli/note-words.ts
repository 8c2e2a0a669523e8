// What was amiss in an issue folder and did not keep it from opening, in words.

import type { OpenNote } from '../../contract/open-note.ts'

/** Goes on after the name. */
export function noteWords(note: OpenNote): string {
  switch (note.kind) {
    case 'ref-damaged':
      return `the branch file of ${note.writer} is damaged; its last commit was found by searching`
    case 'ref-strange':
      return `"${note.name}" among the branches is no writer's; it was left alone`
    case 'commit-damaged':
      return `the newest version is damaged at ${note.at}; the newest whole one is used`
    case 'diverged':
      return `${note.writers.join(' and ')} went apart and are not merged yet; this is ${note.shown}'s version`
    case 'found-by-search':
      return 'no branch led to a whole version; this one was found by searching'
    case 'originals-missing':
      return `waiting for ${note.count} picture ${note.count === 1 ? 'file' : 'files'}`
    case 'marker-damaged':
      return 'its jumpline.json is damaged'
    case 'journal-aside':
      return `a journal that does not fit was kept as ${note.name}`
  }
}
