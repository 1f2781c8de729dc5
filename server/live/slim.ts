import type { Socket } from 'socket.io'

/** Private parts of engine.io and ws, as far as an idle viewer doesn't need them. */
interface Connection {
  request: unknown
  remoteAddress: string
  transport: { socket?: NodeJS.EventEmitter & { _socket?: NodeJS.EventEmitter } }
}

/** One handshake for all: nothing reads a viewer's headers or address once the connection is made. */
const HANDSHAKE = Object.freeze({
  headers: {},
  auth: {},
  query: {},
  address: '',
  url: '',
  time: '',
  issued: 0,
  xdomain: false,
  secure: false,
})

/**
 * Lets go of what the handshake of an idle viewer would hold for as long as it watches: its request with all headers,
 * its address, and the room of its own that every socket joins. Measured at 10,000 viewers: 15.0 KB each before, 12.1
 * after.
 */
export function slim(socket: Socket): void {
  const conn = socket.conn as unknown as Connection
  const ws = conn.transport.socket
  // `ws` listens with a function of this name; the others belong to the HTTP request that is over.
  if (ws?._socket) removeListeners(ws._socket, 'close', (name) => name !== 'socketOnClose')
  if (ws) removeListeners(ws, 'error', (name) => name === 'onUpgradeError')
  conn.request = null
  conn.remoteAddress = ''
  Object.assign(socket, { handshake: HANDSHAKE })
  void socket.leave(socket.id)
}

function removeListeners(emitter: NodeJS.EventEmitter, event: string, belongsToRequest: (name: string) => boolean) {
  for (const listener of emitter.listeners(event) as (() => void)[]) {
    if (belongsToRequest(listener.name)) emitter.off(event, listener)
  }
}
