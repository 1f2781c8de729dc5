import type { Wire } from './link.ts'

/** Opens the page's socket. The library is loaded only here: the page is readable and can report before it arrives. */
export async function openSocket(): Promise<Wire> {
  const { io } = await import('socket.io-client')
  return io({ transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 10_000, timeout: 10_000 })
}
