import postgres from 'postgres'
import { CHANNEL } from './reports.ts'

/** A notification: `batch transaction part parts text`; parts 0 = too long, read it from the log. */
export interface Announcement {
  batch: string
  transaction: string
  part: number
  parts: number
  text: string
}

export interface Listener {
  /** Resolves when the connection is gone, whoever closed it. */
  closed: Promise<void>
  close(): Promise<void>
}

/**
 * One connection that listens, with a life of its own. The driver's `listen()` is not used: when its connection dies
 * while LISTEN is under way, it can lose the subscription for good without a word (2 of 600 checks).
 */
export async function listen(url: string, onAnnouncement: (news: Announcement) => void): Promise<Listener> {
  let gone = () => {}
  const closed = new Promise<void>((resolve) => (gone = resolve))
  const sql = postgres(url, {
    max: 1,
    idle_timeout: undefined,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    keep_alive: 15,
    connection: { application_name: 'outcry relay' },
    onnotify: (_channel: string, payload: string) => onAnnouncement(parseAnnouncement(payload)),
    onclose: () => gone(),
  } as postgres.Options<{}>)
  const close = () => sql.end({ timeout: 1 })
  try {
    await sql.unsafe(`listen ${CHANNEL}`)
  } catch (error) {
    await close()
    throw error
  }
  return { closed, close }
}

export function parseAnnouncement(payload: string): Announcement {
  const [batch, transaction, part, parts, text] = payload.split(' ')
  return { batch: batch!, transaction: transaction!, part: Number(part), parts: Number(parts), text: text ?? '' }
}
