import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * What lies between a browser and a node, or a node and its database, and can fail: `cut` ends connections and lets none
 * through, `reset` breaks those there are, `hush` only keeps all to itself.
 */
export class Line {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isCut = false

  private constructor(to: number) {
    this.#server = createServer((near) => this.#join(near, to))
  }

  /** @param url of a node or a database, on loopback */
  static async to(url: string): Promise<Line> {
    const line = new Line(Number(new URL(url).port))
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The same address, by this way. */
  through(url: string): string {
    const address = new URL(url)
    address.port = String(this.#port)
    return address.href
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  /** As when what is connected dies: both ends hear of it in the midst of what they say. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** What is connected stays so and hears nothing more, as where a network went away. */
  hush(): void {
    for (const socket of this.#sockets) socket.unpipe().pause()
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket, to: number): void {
    if (this.#isCut) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
}
