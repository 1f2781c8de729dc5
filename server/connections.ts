import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** What is asked now may still be answered for this long, well within the ten seconds that a container is given. */
const GRACE_MS = 5_000
const LOOK_EVERY_MS = 50

/**
 * Lets a server close soon. Browsers connect ahead of need, and `close` waits a minute for a connection on which nothing
 * was asked yet; it waits as long for one that was idle a moment too late; and it sets no limit to what is under way.
 * @returns to be called right before the server is closed
 */
export function closeSoon(server: Server, graceMs = GRACE_MS): () => void {
  const unused = new Set<Socket>()
  const isUsed = ({ socket }: { socket: Socket }) => unused.delete(socket)
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', isUsed)
  server.on('upgrade', isUsed)
  return () => {
    for (const socket of unused) socket.destroy()
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS).unref()
    const all = setTimeout(() => server.closeAllConnections(), graceMs).unref()
    server.once('close', () => {
      clearInterval(idle)
      clearTimeout(all)
    })
  }
}
