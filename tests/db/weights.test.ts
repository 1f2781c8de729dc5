import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foldBatches } from '../../server/db/batches.ts'
import type { ReportRow } from '../../server/db/reportInput.ts'
import { commitBatch, ensurePartitions } from '../../server/db/reports.ts'
import { readDiscarded } from '../../server/db/rollups.ts'
import { connect, disconnect, type Sql } from '../../server/db/sql.ts'
import { seatOf } from '../../server/intake/seat.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { reportRow } from '../setup/rows.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
const TEN = 10 * MINUTE
const NOON = Date.UTC(2026, 0, 15, 12)
const NOW = NOON + 2 * HOUR
const NOW_MINUTE = NOW / MINUTE

let database: Awaited<ReturnType<typeof freshDatabase>>
let sql: Sql
let other: Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = connect(database.url, { max: 1, name: 'test' })
  other = connect(database.url, { max: 1, name: 'test' })
  await ensurePartitions(sql, [Math.floor(NOON / DAY)])
})
beforeEach(() => sql`truncate reports, seats, batches, region_minutes, cell_minutes, verdict_progress`)
afterAll(async () => {
  await Promise.all([sql, other].map(disconnect))
  await database.drop()
})

interface Said {
  network: number
  host: number
  service: number
  signal?: number
  /** Minutes after noon. */
  minute?: number
}

function row({ network, host, service, signal = 0, minute = 0 }: Said): ReportRow {
  const who = { reporter: BigInt(network * 1_000_003 + host), network: BigInt(network) }
  const observedAt = NOON + minute * MINUTE
  return reportRow({
    ...{ observedAt, service, signal, reporter: String(who.reporter), network: String(who.network) },
    seat: String(seatOf(who, service, signal === 0, observedAt)),
  })
}

interface Weighed {
  weights: number[]
  reasons: number[]
}

/** What each report that wasn't a duplicate weighs, in the order given. */
async function weigh(said: Said[], on = sql): Promise<Weighed> {
  const { batch } = await commitBatch(on, said.map(row), NOW)
  if (batch === null) return { weights: [], reasons: [] }
  const [{ weights, reasons }] = await sql<[{ weights: string; reasons: string }]>`
    select weights::text, reasons::text from batches where id = ${batch}`
  const numbers = (list: string) => list.slice(1, -1).split(',').map(Number)
  return { weights: numbers(weights), reasons: numbers(reasons) }
}
const weights = async (said: Said[], on = sql) => (await weigh(said, on)).weights
const foldAll = async () => {
  while ((await foldBatches(sql, NOW)) > 0);
}

const one = (service: number, more: Partial<Said> = {}): Said => ({ network: 1, host: 1, service, ...more })
const services = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('[I11] who names many services within ten minutes', () => {
  it('weighs 3/k for the k-th, and what was committed stays', async () => {
    const said: number[] = []
    for (const service of services(8)) said.push(...(await weights([one(service)])))
    expect(said).toEqual([100, 100, 100, 75, 60, 50, 43, 38])
  })

  it('weighs 3/k each when all are named in one batch', async () => {
    expect(await weights(services(10).map((service) => one(service)))).toEqual(Array(10).fill(30))
  })

  it('is known on every node, and in batches mixed with others', async () => {
    await weights([one(1), one(2), one(3)])
    const mixed = [one(4), { network: 2, host: 1, service: 4 }, one(5)]
    expect(await weights(mixed, other)).toEqual([60, 100, 60])
  })

  it('weighs in full again in the next ten minutes', async () => {
    await weights(services(6).map((service) => one(service, { minute: 9 })))
    expect(await weights([one(7, { minute: 9 }), one(8, { minute: 10 })])).toEqual([43, 100])
  })

  it('leaves neighbours in the same network alone', async () => {
    await weights(services(6).map((service) => one(service)))
    expect(await weights([one(20, { host: 3 }), one(21, { host: 2 })])).toEqual([100, 100])
  })

  it('counts a service once, whatever is said of it', async () => {
    await weights([one(1), one(1, { signal: 1 }), one(2), one(2, { signal: 2 })])
    expect(await weights([one(3), one(3, { signal: 1 })])).toEqual([100, 100])
  })
})

describe('[I12] what is left out', () => {
  it('has its reason: a repeat, a third of one network, a minute already judged', async () => {
    await sql`insert into verdict_progress (started, minute) values (0, ${NOON / MINUTE + 29})`
    await weigh([one(1, { minute: 30 })])
    const said = [
      one(1, { minute: 50 }),
      one(1, { minute: 30, host: 3 }),
      one(2, { minute: 29 }),
      one(3, { minute: 30 }),
    ]
    expect(await weigh(said)).toEqual({ weights: [0, 0, 100, 100], reasons: [1, 2, 3, 0] })
    expect((await weigh([one(1, { minute: 10, host: 3 })])).reasons).toEqual([2])
    expect((await weigh([one(3, { minute: 55 })])).reasons).toEqual([1])
  })

  it('has its reason where a network sends more in one batch than may count, each from somebody else', async () => {
    const said = [1, 2, 3, 4, 5].map((host) => one(1, { host }))
    expect(await weigh(said)).toEqual({ weights: [100, 100, 0, 0, 0], reasons: [0, 0, 2, 2, 2] })
  })

  const place = fc.record({
    network: fc.integer({ min: 1, max: 3 }),
    host: fc.integer({ min: 1, max: 4 }),
    service: fc.integer({ min: 1, max: 7 }),
    signal: fc.constantFrom(0, 0, 0, 1),
    minute: fc.constantFrom(0, 5, 9, 10, 19, 58, 62, 100),
  })

  it('and what counts add up to what was said, before and after folding, as a model of the rules has it', async () => {
    const selector = ({ network, host, service }: Said) => `${network} ${host} ${service}`
    const batch = fc.uniqueArray(place, { minLength: 1, maxLength: 14, selector })
    const history = fc.array(batch, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 0, max: 110 }), async (batches, judged) => {
        await sql`truncate reports, seats, batches, region_minutes, cell_minutes, verdict_progress`
        await sql`insert into verdict_progress (started, minute) values (0, ${NOON / MINUTE + judged})`
        const model = new Model(NOON / MINUTE + judged)
        for (const [i, said] of batches.entries())
          expect(await weigh(said, i % 2 === 0 ? sql : other)).toEqual(model.weigh(said))
        const unfolded = await readDiscarded(sql, 1, null, NOW_MINUTE - 60)
        await foldAll()
        const folded = await readDiscarded(sql, 1, null, NOW_MINUTE - 60)
        for (const reason of ['repeats', 'sameNetwork', 'fanOut', 'late'] as const)
          expect(folded[reason]).toBeCloseTo(unfolded[reason], 9)
        const wrong = await sql`select * from region_minutes
          where reports <> effective + repeats + same_network + fan_out + late`
        expect([...wrong]).toEqual([])
        const [{ counted }] = await sql<
          [{ counted: number }]
        >`select coalesce(sum(effective), 0)::double precision as counted from region_minutes`
        expect(counted).toBeCloseTo(model.counted, 9)
      }),
      { numRuns: 40 },
    )
  })
})

/** The rules as they are told in SPEC, one report after the other. */
class Model {
  readonly #judged: number
  readonly #times = new Map<string, number[]>()
  readonly #seats = new Map<string, { host: number; service: number; ten: string }>()
  counted = 0

  constructor(judged: number) {
    this.#judged = judged
  }

  weigh(said: readonly Said[]): Weighed {
    const accepted = said.filter((one) => !this.#isDuplicate(one))
    const seated = accepted.map((one) => this.#sit(one))
    const weighed: Weighed = { weights: [], reasons: [] }
    accepted.forEach((one, i) => {
      const late = NOON / MINUTE + one.minute! <= this.#judged
      const weight = seated[i] === 0 ? Math.min(100, Math.round(300 / this.#named(one))) : 0
      weighed.weights.push(weight)
      weighed.reasons.push(seated[i]! || (late ? 3 : 0))
      if (!late) this.counted += weight / 100
    })
    return weighed
  }

  #isDuplicate({ network, host, service, signal, minute }: Said): boolean {
    const key = `${network} ${host} ${service} ${signal}`
    const times = this.#times.get(key) ?? []
    if (times.some((time) => Math.abs(time - minute!) < 15)) return true
    this.#times.set(key, [...times, minute!])
    return false
  }

  #sit(one: Said): number {
    const { network, host, service, signal } = one
    const half = (network * 1_000_003 + host) & 1
    const seat = `${network} ${Math.floor(one.minute! / 60)} ${service} ${signal === 0} ${half}`
    const holder = this.#seats.get(seat)
    if (holder) return holder.host === host ? 1 : 2
    this.#seats.set(seat, { host, service, ten: this.#ten(one) })
    return 0
  }

  #named(one: Said): number {
    const same = [...this.#seats.values()].filter(({ host, ten }) => host === one.host && ten === this.#ten(one))
    return new Set(same.map(({ service }) => service)).size
  }

  #ten = ({ network, minute }: Said) => `${network} ${Math.floor((minute! * MINUTE) / TEN)}`
}
