import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** The text of one message; given only to who asked for it. */
export type OnText = (text: string) => void

/**
 * A WebSocket client on a bare TCP connection, so that thousands fit into a process and cost it little. It reads no
 * more of a message than its length, unless `onText` wants it. Speaks Socket.IO when asked to.
 */
export class RawViewer {
  readonly #socket: Socket
  /** null: nobody reads what comes. */
  onText: OnText | null
  #received: Buffer | null = null
  /** Bytes still to come of a message that nobody reads. */
  #skipping = 0
  #isOpen = false
  #opened = () => {}
  frames = 0
  bytes = 0

  private constructor(port: number, path: string, onText: OnText | null) {
    this.onText = onText
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.write(handshake(path))
  }

  static open(port: number, path: string, onText: OnText | null = null): Promise<RawViewer> {
    return new Promise((resolve, reject) => {
      const viewer = new RawViewer(port, path, onText)
      viewer.#socket.once('error', reject)
      viewer.#socket.once('close', () => reject(new Error('the connection was closed')))
      viewer.#opened = () => resolve(viewer)
    })
  }

  /** Any text of fewer than 126 bytes, which is all that a viewer ever says here. */
  say(text: string): void {
    const payload = Buffer.from(text)
    const mask = randomBytes(4)
    const masked = payload.map((byte, i) => byte ^ mask[i % 4]!)
    this.#socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, masked]))
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.bytes += chunk.length
    let bytes = this.#received ? Buffer.concat([this.#received, chunk]) : chunk
    if (!this.#isOpen) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return void (this.#received = bytes)
      this.#isOpen = true
      this.#opened()
      bytes = bytes.subarray(end + 4)
    }
    this.#received = this.#readFrames(bytes)
  }

  /** Returns what is left over of a frame that isn't complete. */
  #readFrames(bytes: Buffer): Buffer | null {
    let at = Math.min(this.#skipping, bytes.length)
    this.#skipping -= at
    while (bytes.length - at >= 2) {
      const { head, length } = sizeOf(bytes, at)
      if (bytes.length - at < head) break
      const end = at + head + length
      const isRead = this.onText !== null || length < 126
      if (end > bytes.length && isRead) break
      this.frames++
      if (isRead) this.#read(bytes.toString('utf8', at + head, end))
      this.#skipping = Math.max(0, end - bytes.length)
      at = Math.min(end, bytes.length)
    }
    return at < bytes.length ? bytes.subarray(at) : null
  }

  #read(text: string): void {
    // Engine.IO's ping and pong keep the connection.
    if (text === '2') this.say('3')
    else this.onText?.(text)
  }
}

function handshake(path: string): string {
  const head = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Accept-Language: en-US,en;q=0.9,de;q=0.8',
    'Origin: http://localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n`
}

/** Of the frame that begins at `at`; a head that isn't all there is longer than what is. */
function sizeOf(bytes: Buffer, at: number): { head: number; length: number } {
  const short = bytes[at + 1]! & 127
  if (short < 126) return { head: 2, length: short }
  if (short === 126) return { head: 4, length: bytes.length - at < 4 ? 0 : bytes.readUInt16BE(at + 2) }
  return { head: 10, length: bytes.length - at < 10 ? 0 : Number(bytes.readBigUInt64BE(at + 2)) }
}

/** Connects to our server and waits for what it says to each `watch`. */
export async function openWatching(port: number, watches: readonly object[]): Promise<RawViewer> {
  let answers = 0
  let welcome = () => {}
  let allAnswered = () => {}
  const welcomed = new Promise<void>((resolve) => (welcome = resolve))
  const answered = new Promise<void>((resolve) => (allAnswered = resolve))
  const viewer = await RawViewer.open(port, '/socket.io/?EIO=4&transport=websocket', (text) => {
    if (text.startsWith('40')) welcome()
    if (text.startsWith('43') && ++answers === watches.length) allAnswered()
  })
  viewer.say('40')
  await welcomed
  watches.forEach((watch, i) => viewer.say(`42${i}${JSON.stringify(['watch', watch])}`))
  await answered
  viewer.onText = null
  viewer.frames = 0
  viewer.bytes = 0
  return viewer
}
