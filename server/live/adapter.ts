import type { Namespace } from 'socket.io'
import { Adapter, type BroadcastOptions } from 'socket.io-adapter'

/** A client with more bytes than this still to be sent is left out until it has caught up. */
export const MOST_UNSENT_BYTES = 256 * 1024

/** Private parts of engine.io 6.6 and ws 8 that the short way needs; the versions are pinned, and a test watches it. */
export interface Engine {
  readyState: string
  writeBuffer: unknown[]
  transport: {
    name: string
    writable: boolean
    socket?: WebSocketParts
  }
}
interface WebSocketParts {
  readyState: number
  _socket?: { writableLength: number }
  _sender?: { _state?: number; _deflating?: boolean; sendFrame(list: Buffer[], done?: () => void): void }
}
interface ConnectedSocket {
  client: { conn: Engine; writeToEngine(packets: unknown[], options: unknown): void }
}
interface PacketOptions {
  preEncoded: true
  volatile: undefined
  compress: undefined
  wsPreEncodedFrame?: Buffer[]
}

const OPEN = 1

/**
 * Broadcasts to one room by writing one prebuilt WebSocket frame straight to every socket that is ready, and the normal
 * way to the others. Per viewer and frame of 2 KB, against a bare `ws.send` (1.00): stock Socket.IO 1.28–1.38, this
 * 0.79–0.84. Order is kept: the short way is taken only when nothing waits in engine.io or ws.
 */
export class DirectAdapter extends Adapter {
  /** Untyped where it's inherited. */
  declare readonly nsp: Namespace
  /** Told of each client that was left out of a broadcast. */
  onSkip: (room: string, client: string) => void = () => {}

  constructor(nsp: Namespace) {
    super(nsp)
  }

  override broadcast(packet: { nsp?: string }, options: BroadcastOptions): void {
    const [room] = options.rooms
    if (options.rooms.size !== 1 || options.except?.size || options.flags?.volatile) {
      return super.broadcast(packet, options)
    }
    const members = this.rooms.get(room!)
    if (members) this.#broadcastTo(room!, members, packet)
  }

  #broadcastTo(room: string, members: Set<string>, packet: { nsp?: string }): void {
    packet.nsp = this.nsp.name
    const packetOptions: PacketOptions = { preEncoded: true, volatile: undefined, compress: undefined }
    const encoded = (this as unknown as { _encode(p: unknown, o: PacketOptions): unknown[] })._encode(
      packet,
      packetOptions,
    )
    const frame = packetOptions.wsPreEncodedFrame && [Buffer.concat(packetOptions.wsPreEncodedFrame)]
    if (frame) packetOptions.wsPreEncodedFrame = frame
    for (const id of members) {
      const socket = this.nsp.sockets.get(id) as unknown as ConnectedSocket | undefined
      if (!socket) continue
      const { conn } = socket.client
      if (isFull(conn)) this.onSkip(room, id)
      else if (frame && isReady(conn)) conn.transport.socket!._sender!.sendFrame(frame)
      else socket.client.writeToEngine(encoded, packetOptions)
    }
  }
}

/** Whether a client has more on its way than it may have. */
export function isFull(conn: Engine): boolean {
  return conn.writeBuffer.length > 64 || (conn.transport.socket?._socket?.writableLength ?? 0) > MOST_UNSENT_BYTES
}

/** Whether a client that was left out has taken what was on its way. */
export function hasDrained(conn: Engine): boolean {
  return conn.writeBuffer.length === 0 && (conn.transport.socket?._socket?.writableLength ?? 0) === 0
}

function isReady(conn: Engine): boolean {
  const { transport } = conn
  const ws = transport.socket
  return (
    conn.readyState === 'open' &&
    conn.writeBuffer.length === 0 &&
    transport.name === 'websocket' &&
    transport.writable &&
    ws?.readyState === OPEN &&
    isIdle(ws._sender)
  )
}

/** `_state` since ws 8.18 (0 = nothing under way), `_deflating` before. */
function isIdle(sender: WebSocketParts['_sender']): boolean {
  return sender !== undefined && !sender._state && !sender._deflating
}
