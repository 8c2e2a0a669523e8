// What carries messages between a window and the main process: Electron's ipc, a socket, or a pair of
// queues in a test. A wire knows nothing of the contract.
//
// From the window: `{ id, call, ask }`. To the window: `{ id, result }` and `{ event, data }`. A message is
// either a record or its JSON text; sockets carry text.

export interface Wire {
  readonly send: (message: ToWindow) => void
  readonly onMessage: (handler: (message: unknown) => void) => void
  readonly onClose: (handler: () => void) => void
}

export type ToWindow =
  | { readonly id: number | null; readonly result: unknown }
  | { readonly event: string; readonly data: unknown }
