/** Something in an issue folder that was not as it should be and did not keep the issue from opening. */
export type OpenNote =
  /** A branch file that holds no commit. */
  | { readonly kind: 'ref-damaged'; readonly writer: string }
  /** A file among the branches that is no writer's, such as a conflict copy. */
  | { readonly kind: 'ref-strange'; readonly name: string }
  /** A commit of which something is damaged and nothing could be pieced together; an older whole one was opened. */
  | { readonly kind: 'commit-damaged'; readonly commit: string; readonly at: string }
  /** A damaged commit from which all that can be read was taken: `older` files in an older version, `lost` ones not at all. */
  | {
      readonly kind: 'pieced-together'
      readonly commit: string
      readonly at: string
      readonly older: number
      readonly lost: number
    }
  /** A writer's newest work is not all here yet; the issue shows their last version that is. */
  | { readonly kind: 'waiting'; readonly writer: string; readonly count: number }
  /** Written by a newer Jumpline: shown as far as this one knows it, and not to be changed. */
  | { readonly kind: 'newer-format'; readonly found: number; readonly known: number }
  /** No branch led to a whole commit; this one was found by searching the objects. */
  | { readonly kind: 'found-by-search'; readonly commit: string }
  /** Originals of pictures that are not there, or not yet. */
  | { readonly kind: 'originals-missing'; readonly count: number }
  | { readonly kind: 'marker-damaged' }
  /** Work of an earlier run does not fit the issue as it is now. It waits, under this key, to be looked at. */
  | { readonly kind: 'work-left'; readonly key: string }
