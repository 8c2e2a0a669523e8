/** Something in an issue folder that was not as it should be and did not keep the issue from opening. */
export type OpenNote =
  /** A branch file that holds no commit. */
  | { readonly kind: 'ref-damaged'; readonly writer: string }
  /** A file among the branches that is no writer's, such as a conflict copy. */
  | { readonly kind: 'ref-strange'; readonly name: string }
  /** A commit of which something is missing or damaged; an older whole one was opened. */
  | { readonly kind: 'commit-damaged'; readonly commit: string; readonly at: string }
  /** Writers whose work went apart and is not merged yet; the issue shows `shown`'s. */
  | { readonly kind: 'diverged'; readonly writers: readonly string[]; readonly shown: string }
  /** No branch led to a whole commit; this one was found by searching the objects. */
  | { readonly kind: 'found-by-search'; readonly commit: string }
  /** Originals of pictures that are not there, or not yet. */
  | { readonly kind: 'originals-missing'; readonly count: number }
  | { readonly kind: 'marker-damaged' }
  /** A journal that does not fit the issue any more. It was kept, under this name. */
  | { readonly kind: 'journal-aside'; readonly name: string }
