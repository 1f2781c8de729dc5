import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { closeSoon } from '../server/connections.ts'

const opened: { server: Server; sockets: Socket[] } = { server: createServer(), sockets: [] }

afterEach(() => {
  for (const socket of opened.sockets.splice(0)) socket.destroy()
  opened.server.closeAllConnections()
  opened.server.close()
})

async function serve(listener: RequestListener, graceMs?: number) {
  opened.server = createServer(listener).listen(0, '127.0.0.1')
  await once(opened.server, 'listening')
  const beforeClose = closeSoon(opened.server, graceMs)
  /** Resolves with how long it took, in ms. */
  const close = () => {
    const startedAt = performance.now()
    beforeClose()
    return new Promise<number>((resolve) => opened.server.close(() => resolve(performance.now() - startedAt)))
  }
  return { close, port: (opened.server.address() as AddressInfo).port }
}

async function open(port: number, request = '') {
  const socket = connect(port, '127.0.0.1')
  opened.sockets.push(socket)
  await once(socket, 'connect')
  const heard = { text: '' }
  socket.on('data', (data) => (heard.text += String(data)))
  socket.write(request)
  return heard
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'

describe('a server that closes', () => {
  it('does not wait for a connection on which nothing was asked', async () => {
    const { close, port } = await serve((_, response) => response.end('ok'))
    await open(port)
    expect(await close()).toBeLessThan(3_000)
  })

  it('answers what is under way, and does not wait for more on that connection', async () => {
    let answer = () => {}
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const { close, port } = await serve((_, response) => {
      answer = () => response.end('answered')
      isAsked()
    })
    const heard = await open(port, REQUEST)
    await asked
    const closing = close()
    answer()
    expect(await closing).toBeLessThan(3_000)
    expect(heard.text).toContain('answered')
  })

  it('waits no longer than its grace for what does not end', async () => {
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const { close, port } = await serve(() => isAsked(), 300)
    await open(port, REQUEST)
    await asked
    const took = await close()
    expect(took).toBeGreaterThan(250)
    expect(took).toBeLessThan(3_000)
  })
})
