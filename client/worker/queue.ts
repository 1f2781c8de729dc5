import type { Report, ReportReceipt } from '#contract/report.ts'

/** A report that waits for a network, with the words for it in the language that it was made in. */
export interface Kept {
  id: string
  report: Report
  /** When it was made, in ms. */
  at: number
  service: string
  /** null when no problem was named. */
  problem: string | null
}

/** What became of a kept report; `receipt` is null when it was refused for good. */
export interface Sent {
  kept: Kept
  receipt: ReportReceipt | null
}

/** Said to every page when the queue changed. */
export type QueueNews = { sent: Sent[] }

export const CHANNEL = 'outcry.queue'
export const SYNC_TAG = 'outcry.queue'

const DATABASE = 'outcry'
const STORE = 'reports'
const PATIENCE_MS = 20_000
/** These ask to be tried again; all the others won't change their mind. */
const NOT_YET = [408, 425, 429]

export const keptReports = (): Promise<Kept[]> => inStore('readonly', (store) => store.getAll() as IDBRequest<Kept[]>)

export async function keep(kept: Kept): Promise<void> {
  await inStore('readwrite', (store) => store.put(kept))
  tell({ sent: [] })
}

/** Takes a report back. One that is being sent is waited for: then it is too late. */
export function drop(id: string): Promise<void> {
  return alone(async () => {
    await inStore('readwrite', (store) => store.delete(id))
    tell({ sent: [] })
  })
}

/**
 * Sends what waits, oldest first, until one doesn't get through. A report leaves the queue once the server has answered
 * for it, whatever the answer; pages and the worker take turns, so that none is sent by two.
 * @param id of the only one to send; without it, all
 * @returns whether nothing waits any more
 */
export function sendKept(id?: string): Promise<boolean> {
  return alone(async () => {
    const waiting = (await keptReports()).filter((kept) => id === undefined || kept.id === id)
    const sent: Sent[] = []
    for (const kept of waiting.sort((a, b) => a.at - b.at)) {
      const answer = await send(kept)
      if (answer === null) break
      await inStore('readwrite', (store) => store.delete(kept.id))
      sent.push({ kept, receipt: answer.receipt })
    }
    if (sent.length > 0) tell({ sent })
    return sent.length === waiting.length
  })
}

/** null: not yet. */
async function send({ report }: Kept): Promise<{ receipt: ReportReceipt | null } | null> {
  try {
    const response = await fetch('/api/v1/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status >= 500 || NOT_YET.includes(response.status)) return null
    return { receipt: response.ok ? ((await response.json()) as ReportReceipt) : null }
  } catch {
    return null
  }
}

/** Browsers without locks are older than those with a worker that could meddle. */
function alone<Result>(act: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? (navigator.locks.request(CHANNEL, act) as Promise<Result>) : act()
}

function tell(news: QueueNews): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(news)
  channel.close()
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    })
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
}
