import { connect, type Socket } from 'node:net'

export type OnAnswer = (status: number) => void

/** One keep-alive connection that has one request under way at most. */
export class Caller {
  readonly #socket: Socket
  readonly #onAnswer: OnAnswer
  #received: Buffer | null = null

  private constructor(socket: Socket, onAnswer: OnAnswer) {
    this.#socket = socket
    this.#onAnswer = onAnswer
    socket.on('data', (chunk) => this.#take(chunk))
  }

  static open(port: number, onAnswer: OnAnswer): Promise<Caller> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    return new Promise((resolve, reject) => {
      socket.once('error', reject)
      socket.once('connect', () => resolve(new Caller(socket, onAnswer)))
    })
  }

  send(request: Buffer): void {
    this.#socket.write(request)
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    const received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk
    const complete = received.length >= lengthOf(received)
    this.#received = complete ? null : received
    if (complete) this.#onAnswer(statusOf(received))
  }
}

/** Bytes of the whole answer; Infinity while its head isn't complete. */
function lengthOf(answer: Buffer): number {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return Infinity
  const at = answer.indexOf('ontent-length: ')
  if (at < 0 || at > end) {
    const other = answer.indexOf('ontent-Length: ')
    if (other < 0 || other > end) throw new Error(`no Content-Length in: ${answer.toString('latin1', 0, end)}`)
    return end + 4 + digitsAt(answer, other + 15)
  }
  return end + 4 + digitsAt(answer, at + 15)
}

/** HTTP/1.1 201 … */
const statusOf = (answer: Buffer) => digitsAt(answer, 9)

function digitsAt(bytes: Buffer, at: number): number {
  let number = 0
  for (let i = at; bytes[i]! >= 48 && bytes[i]! <= 57; i++) number = number * 10 + bytes[i]! - 48
  return number
}
