import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: Record<string, string>
  body: Buffer
}

export type Behaviour = (response: ServerResponse, request: Received) => void

export const answering =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    response.writeHead(status, headers).end('thank you')

/** Somebody's server, on loopback: keeps what it is sent and answers as it is told to. */
export class Receiver {
  readonly received: Received[] = []
  behaviour: Behaviour = answering(204)
  readonly #server = createServer((request, response) => void this.#take(request, response))

  static async open(): Promise<Receiver> {
    const receiver = new Receiver()
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What came to a path, in order. */
  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path)
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = request.headers as Record<string, string>
    const received = { path: request.url!, headers, body: Buffer.concat(chunks) }
    this.received.push(received)
    this.behaviour(response, received)
  }
}
