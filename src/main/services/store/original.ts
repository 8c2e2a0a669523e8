import type { Picture } from '../../../model/issue.ts'
import type { ObjectId } from './git-object.ts'

/** The untouched bytes of a picture. */
export interface Original {
  readonly sha256: string
  readonly type: Picture['type']
  readonly bytes: Uint8Array
}

/** An original that is in the folder as an object. A journal remembers it until a commit names it. */
export interface OriginalNote {
  readonly sha256: string
  readonly type: Picture['type']
  readonly oid: ObjectId
}
