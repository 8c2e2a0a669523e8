// Runs an editor's regular expressions beside the window: an expression can take for ever on an unlucky text, and
// nothing but ending the worker stops it.

import { type ExpressionWork, workThrough } from './expression-work.ts'

self.addEventListener('message', ({ data }: MessageEvent<ExpressionWork>) => {
  self.postMessage(workThrough(data))
})
