// What carries calls and events between this window and the main process. Two kinds: Electron's preload
// and a socket to the loopback server. Neither knows the contract.

export interface WindowWire {
  readonly call: (name: string, ask: unknown) => Promise<unknown>
  readonly listen: (name: string, handler: (data: unknown) => void) => () => void
  /** Told when the main process is reached again after it was not, and when it is lost. */
  readonly onState: (handler: (state: WireState) => void) => () => void
}

export type WireState = 'up' | 'down'
