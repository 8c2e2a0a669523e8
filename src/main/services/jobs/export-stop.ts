// How an export is ended before its time, from wherever it is.

import type { Fault } from '../../../contract/fault.ts'

/** Stops an export for a reason the user is told. */
export class ExportStop extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.kind)
    this.fault = fault
  }
}
