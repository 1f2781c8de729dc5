import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { buildApp, type Overrides } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { ClientEvents, ServerEvents, Watch } from '../../server/contract/events.ts'
import { applyCells, applyExcess, type HeatSnapshot, type PlaceExcess } from '../../server/contract/frame.ts'
import type { Resolution } from '../../server/contract/grid.ts'
import type { Report } from '../../server/contract/report.ts'

export const TOKEN = 'a-token-for-tests-only'

export interface TestNode {
  app: FastifyInstance
  url: string
  close(): Promise<void>
}

/** A whole node on a free port. It trusts the loopback address as a proxy, so that tests can speak for many people. */
export async function startNode(
  databaseUrl: string,
  overrides: Overrides = {},
  environment: Record<string, string> = {},
): Promise<TestNode> {
  const config = readConfig({
    PORT: '0',
    TRUST_PROXY: '127.0.0.1',
    LOG_LEVEL: 'silent',
    INGEST_TOKENS: `tests:${TOKEN}`,
    SECRET: 'a-secret-for-tests-only',
    ...environment,
  })
  const app = await buildApp(config, databaseUrl, overrides)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { app, url: `http://127.0.0.1:${port}`, close: () => app.close() }
}

/** A different address for each number, each in a /24 of its own. */
export const address = (n: number): string => `${11 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.7`

export interface Answer<T = unknown> {
  status: number
  headers: Headers
  body: T
}

/** Posts a report as the person at `from`. */
export function post<T = Record<string, unknown>>(
  url: string,
  report: Report | unknown,
  from = '192.0.2.1',
): Promise<Answer<T>> {
  return send(`${url}/api/v1/reports`, JSON.stringify(report), {
    'content-type': 'application/json',
    'x-forwarded-for': from,
  })
}

export async function send<T>(url: string, body: BodyInit | null, headers: Record<string, string>): Promise<Answer<T>> {
  const response = await fetch(url, { method: 'POST', body, headers })
  return { status: response.status, headers: response.headers, body: (await response.json()) as T }
}

export async function get<T = Record<string, unknown>>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T
}

export type ViewerSocket = Socket<ServerEvents, ClientEvents>

export function connectViewer(url: string): Promise<ViewerSocket> {
  const socket: ViewerSocket = io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 50 })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

export const ask = <T>(socket: ViewerSocket, event: 'watch' | 'unwatch', request: unknown): Promise<T> =>
  socket.timeout(5_000).emitWithAck(event, request as Watch) as Promise<T>

/** A map as a client keeps it: the snapshot, then every frame; watched again after each reconnect. */
export class WatchedMap {
  readonly cells = new Map<number, number>()
  readonly excess = new Map<number, PlaceExcess>()
  /** Whether it was said what is usual. */
  knowsUsual = false
  /** Places that a frame or an answer named. */
  readonly heard = new Set<number>()
  frames = 0
  readonly socket: ViewerSocket
  readonly #request: Watch & { topic: 'heat' }

  private constructor(socket: ViewerSocket, request: Watch & { topic: 'heat' }) {
    this.socket = socket
    this.#request = request
    socket.on('heat', (frame) => {
      if (frame.service !== request.service || frame.resolution !== request.resolution) return
      this.frames++
      this.#take(frame.cells, frame.excess ?? [])
      if (frame.excess) this.knowsUsual = true
    })
    socket.on('connect', () => void this.#watchUntilTold())
  }

  static async open(url: string, service: string, resolution: Resolution, tiles?: string[]): Promise<WatchedMap> {
    const socket = await connectViewer(url)
    const map = new WatchedMap(socket, { topic: 'heat', service, resolution, ...(tiles && { tiles }) })
    await map.#watch()
    return map
  }

  get resolution(): Resolution {
    return this.#request.resolution
  }

  get total(): number {
    return [...this.cells.values()].reduce((sum, count) => sum + count, 0)
  }

  close(): void {
    this.socket.disconnect()
  }

  /** A connection may end again before the answer: the next one asks anew. So does this one when it took too long. */
  async #watchUntilTold(): Promise<void> {
    while (
      this.socket.connected &&
      !(await this.#watch().then(
        () => true,
        () => false,
      ))
    );
  }

  /** The answer is taken before anything else is heard: a promise of it would be kept only after the frames behind it. */
  #watch(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.timeout(5_000).emit('watch', this.#request, (fault: Error | null, answer: unknown) => {
        if (fault) return reject(fault)
        this.#begin(answer as HeatSnapshot)
        resolve()
      })
    })
  }

  #begin(snapshot: HeatSnapshot): void {
    this.cells.clear()
    this.excess.clear()
    this.#take(snapshot.cells, snapshot.excess ?? [])
    this.knowsUsual = snapshot.excess !== null
  }

  #take(cells: number[], excess: number[]): void {
    applyCells(this.cells, cells)
    applyExcess(this.excess, excess)
    for (let i = 0; i < cells.length; i += 2) this.heard.add(cells[i]!)
  }
}

/** Waits until a condition holds; says what was there instead when it doesn't in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: () => unknown = () => '',
  ms = 10_000,
): Promise<void> {
  const deadline = performance.now() + ms
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${condition} ${JSON.stringify(what())}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
