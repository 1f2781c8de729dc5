import { describe, expect, it } from 'vitest'
import type { ReportRow } from '../../server/db/reportInput.ts'
import type { Commit } from '../../server/db/reports.ts'
import type { HttpError } from '../../server/errors.ts'
import { Batcher, type BatcherOptions } from '../../server/intake/batcher.ts'

/** A database whose commits end when the test says so. */
class Commits {
  /** Ids of the reports of each commit so far. */
  readonly started: string[][] = []
  /** What the batcher was told to log. */
  readonly errors: unknown[] = []
  readonly batcher: Batcher
  readonly #ends: { resolve(commit: Commit): void; reject(error: Error): void }[] = []

  constructor(limits: Omit<Partial<BatcherOptions>, 'commit' | 'onError'> = {}) {
    this.batcher = new Batcher({
      commit: (rows) => {
        this.started.push(rows.map((row) => row.id))
        return new Promise((resolve, reject) => this.#ends.push({ resolve, reject }))
      },
      onError: (error) => this.errors.push(error),
      ...limits,
    })
  }

  succeed(...duplicates: number[]): Promise<void> {
    return this.succeedWith({ batch: '1', duplicates: new Set(duplicates) })
  }

  succeedWith(commit: Commit): Promise<void> {
    this.#ends.shift()!.resolve(commit)
    return settled()
  }

  fail(): Promise<void> {
    this.#ends.shift()!.reject(new Error('the database is gone'))
    return settled()
  }
}

/** Every turn of the event loop that the batcher could wait for has passed. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A report by somebody called as it, unless another is named. */
const row = (id: string, more: Partial<ReportRow> = {}): ReportRow => ({
  id,
  slot: 0,
  service: 1,
  signal: 0,
  reporter: id,
  network: '1',
  seat: '1',
  problem: 0,
  cell: -1,
  country: 'ZZ',
  observedAt: 0,
  source: null,
  comment: null,
  origin: null,
  ...more,
})

/** What a caller hears: true or false, the code of the refusal, or nothing yet. */
function caller(batcher: Batcher, id: string, more: Partial<ReportRow> = {}) {
  const heard: { answer?: boolean | string; status?: number; retryAfter?: number } = {}
  batcher.add(row(id, more)).then(
    (counted) => (heard.answer = counted),
    (error: HttpError) =>
      Object.assign(heard, { answer: error.code, status: error.status, retryAfter: error.retryAfter }),
  )
  return heard
}

const callers = (batcher: Batcher, ids: string) => [...ids].map((id) => caller(batcher, id))
const answers = (heard: { answer?: unknown }[]) => heard.map(({ answer }) => answer)

describe('[I7] one flush is in flight', () => {
  it('and what arrives meanwhile shares the next', async () => {
    const commits = new Commits()
    callers(commits.batcher, 'ab')
    await settled()
    callers(commits.batcher, 'c')
    await settled()
    callers(commits.batcher, 'def')
    await settled()
    expect(commits.started).toEqual([['a', 'b']])
    await commits.succeed()
    expect(commits.started).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e', 'f'],
    ])
  })

  it('of a bounded size; the rest goes with the one after it, in order', async () => {
    const commits = new Commits({ largest: 3 })
    const heard = callers(commits.batcher, 'abcdefgh')
    await settled()
    for (let i = 0; i < 3; i++) await commits.succeed()
    expect(commits.started.map((ids) => ids.join(''))).toEqual(['abc', 'def', 'gh'])
    expect(answers(heard)).toEqual(new Array(8).fill(true))
  })

  it('and none when nothing waits; a later report is flushed again', async () => {
    const commits = new Commits()
    caller(commits.batcher, 'a')
    await settled()
    await commits.succeed()
    expect(commits.started).toEqual([['a']])
    const later = caller(commits.batcher, 'b')
    await settled()
    await commits.succeed()
    expect(later.answer).toBe(true)
  })
})

describe('[I7] what one person says again about a service', () => {
  it('goes with a later flush, in the order it was said; the others do not wait for it', async () => {
    const commits = new Commits({ largest: 4 })
    const said = { a: '1', b: '1', c: '2', d: '1', e: '2', f: '3', g: '4', h: '5' }
    const heard = Object.entries(said).map(([id, reporter]) => caller(commits.batcher, id, { reporter }))
    await settled()
    for (let i = 0; i < 3; i++) await commits.succeed()
    expect(commits.started.map((ids) => ids.join(''))).toEqual(['acfg', 'beh', 'd'])
    expect(answers(heard)).toEqual(new Array(8).fill(true))
  })

  it('goes with the same flush if it is about another service', async () => {
    const commits = new Commits()
    for (const service of [1, 2, 3]) caller(commits.batcher, String(service), { reporter: '1', service })
    await settled()
    expect(commits.started).toEqual([['1', '2', '3']])
  })
})

describe('[I1] a caller', () => {
  it('hears nothing before the commit', async () => {
    const commits = new Commits()
    const heard = caller(commits.batcher, 'a')
    await settled()
    expect(heard).toEqual({})
    await commits.succeed()
    expect(heard.answer).toBe(true)
  })

  it('hears once the figures of this node hold the batch, and the next flush does not wait for that', async () => {
    let show = () => {}
    const commits = new Commits({ applied: () => new Promise((resolve) => (show = resolve)) })
    const first = caller(commits.batcher, 'a')
    await settled()
    const second = caller(commits.batcher, 'b')
    await commits.succeed()
    expect(first).toEqual({})
    expect(commits.started).toEqual([['a'], ['b']])
    show()
    await settled()
    expect([first.answer, second.answer]).toEqual([true, undefined])
  })

  it('hears at once of a batch in which all was told before', async () => {
    const commits = new Commits({ applied: () => Promise.reject(new Error('there is no such batch')) })
    const heard = caller(commits.batcher, 'a')
    await settled()
    await commits.succeedWith({ batch: null, duplicates: new Set([0]) })
    expect(heard.answer).toBe(false)
  })

  it('[I2] hears for itself whether it was a duplicate', async () => {
    const commits = new Commits()
    const heard = callers(commits.batcher, 'abcd')
    await settled()
    await commits.succeed(1, 3)
    expect(answers(heard)).toEqual([true, false, true, false])
  })
})

describe('[I6] a failed commit', () => {
  it('rejects its own callers with 503 and nobody else', async () => {
    const commits = new Commits()
    const first = callers(commits.batcher, 'ab')
    await settled()
    const second = callers(commits.batcher, 'cd')
    await commits.fail()
    expect(first).toEqual(new Array(2).fill({ answer: 'NOT_STORED', status: 503, retryAfter: 2 }))
    expect(answers(second)).toEqual([undefined, undefined])
    await commits.succeed()
    expect(answers(second)).toEqual([true, true])
  })

  it('is told to the operator', async () => {
    const commits = new Commits()
    caller(commits.batcher, 'a')
    await settled()
    await commits.fail()
    expect(commits.errors).toEqual([new Error('the database is gone')])
  })
})

describe('[I6] a full queue', () => {
  it('refuses at once with 503, and takes again when there is room', async () => {
    const commits = new Commits({ capacity: 3 })
    callers(commits.batcher, 'a')
    await settled()
    const waiting = callers(commits.batcher, 'bcd')
    const late = caller(commits.batcher, 'e')
    await settled()
    expect(late).toEqual({ answer: 'OVERLOADED', status: 503, retryAfter: 2 })
    await commits.succeed()
    const again = caller(commits.batcher, 'f')
    await commits.succeed()
    await commits.succeed()
    expect(answers([...waiting, again])).toEqual([true, true, true, true])
    expect(commits.started.flat().join('')).toBe('abcdf')
  })
})

describe('[I1] closing', () => {
  it('stores what waits, and is over only then', async () => {
    const commits = new Commits()
    const first = caller(commits.batcher, 'a')
    await settled()
    const second = caller(commits.batcher, 'b')
    let isClosed = false
    const closing = commits.batcher.close().then(() => (isClosed = true))
    await commits.succeed()
    expect(isClosed).toBe(false)
    await commits.succeed()
    await closing
    expect(answers([first, second])).toEqual([true, true])
  })

  it('stores what came in the same turn', async () => {
    const commits = new Commits()
    const heard = caller(commits.batcher, 'a')
    const closing = commits.batcher.close()
    await settled()
    await commits.succeed()
    await closing
    expect(heard.answer).toBe(true)
  })

  it('refuses what comes later', async () => {
    const commits = new Commits()
    await commits.batcher.close()
    const heard = caller(commits.batcher, 'a')
    await settled()
    expect(heard).toMatchObject({ answer: 'OVERLOADED', status: 503 })
    expect(commits.started).toEqual([])
  })
})
