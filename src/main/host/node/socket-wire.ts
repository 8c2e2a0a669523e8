// A window's wire over a web socket: JSON text both ways. Anything else ends the connection.

import type { WebSocket } from 'ws'
import type { Wire } from '../../rpc/wire.ts'

const unsupportedData = 1003

export function createSocketWire(socket: WebSocket): Wire {
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
    },
    onMessage(handler) {
      socket.on('message', (data, isBinary) => {
        if (isBinary || !Buffer.isBuffer(data)) socket.close(unsupportedData)
        else handler(data.toString('utf8'))
      })
    },
    onClose(handler) {
      socket.on('close', handler)
    },
  }
}
