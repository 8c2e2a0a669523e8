// Names of the things in an issue. An id is minted once and never reused; what mints it is handed in,
// because the pure layers have no randomness of their own.

declare const idBrand: unique symbol

type Id<Kind extends string> = string & { readonly [idBrand]: Kind }

export type IssueId = Id<'issue'>
export type PageId = Id<'page'>
export type BlockId = Id<'block'>
export type ArticleId = Id<'article'>
export type ParagraphId = Id<'paragraph'>
export type JumpId = Id<'jump'>
export type PictureId = Id<'picture'>
export type ConflictId = Id<'conflict'>
export type GroupId = Id<'group'>
export type CommentId = Id<'comment'>

export type AnyId =
  | IssueId
  | PageId
  | BlockId
  | ArticleId
  | ParagraphId
  | JumpId
  | PictureId
  | ConflictId
  | GroupId
  | CommentId

/** Gives a new id at each call: twelve characters of [a-z0-9], the first a letter. */
export type Mint = () => string

/** What an id may look like. It names files in the store, so it holds for every file system there is. */
export const idPattern = /^[a-z][a-z0-9]{3,31}$/

export function mintId<SomeId extends AnyId>(mint: Mint): SomeId {
  return mint() as SomeId
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const digitsAndLetters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A `Mint` over a source of whole numbers: `random(n)` gives one from 0 to n - 1. */
export function createMint(random: (below: number) => number): Mint {
  return () => {
    let id = letters.charAt(random(letters.length))
    for (let count = 1; count < 12; count += 1) id += digitsAndLetters.charAt(random(digitsAndLetters.length))
    return id
  }
}

/** A `Mint` that counts: for tests and for documents that must come out the same every time. */
export function countingMint(prefix: string): Mint {
  let count = 0
  return () => {
    count += 1
    return `${prefix}${count.toString(36).padStart(5, '0')}`
  }
}
