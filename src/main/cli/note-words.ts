// What was amiss in an issue folder and did not keep it from opening, in words.

import type { OpenNote } from '../../contract/open-note.ts'

/** Goes on after the name. */
export function noteWords(note: OpenNote): string {
  switch (note.kind) {
    case 'ref-damaged':
      return `the branch file of ${note.writer} is damaged; its last commit was found by searching`
    case 'ref-strange':
      return `"${note.name}" among the branches is no writer's, such as a copy a sync service made; it was taken into account and left alone`
    case 'commit-damaged':
      return `the newest version is damaged at ${note.at}; the newest whole one is used`
    case 'pieced-together':
      return (
        `damaged at ${note.at}; everything else is there, ` +
        `${note.older} ${note.older === 1 ? 'file' : 'files'} in an older version, ${note.lost} lost`
      )
    case 'waiting':
      return `waiting for ${note.count} ${note.count === 1 ? 'file' : 'files'} of ${note.writer}; their last whole version is used`
    case 'newer-format':
      return `written by a newer Jumpline (format ${note.found}; this one knows ${note.known}); read only`
    case 'found-by-search':
      return 'no branch led to a whole version; this one was found by searching'
    case 'originals-missing':
      return `waiting for ${note.count} picture ${note.count === 1 ? 'file' : 'files'}`
    case 'marker-damaged':
      return 'its jumpline.json is damaged'
    case 'work-left':
      return 'work of an earlier run does not fit it as it is now; open it in Jumpline to look at it'
  }
}
