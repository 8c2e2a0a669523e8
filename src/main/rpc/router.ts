// The calls of the contract as functions, each told which window asks.

import type { Ask, CallName, Reply } from '../../contract/calls.ts'

export interface Caller {
  /** The window; lives as long as its wire. */
  readonly window: string
}

export type Router = {
  readonly [Name in CallName]: (ask: Ask<Name>, caller: Caller) => Promise<Reply<Name>>
}
