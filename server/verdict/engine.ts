import type { Catalog } from '../catalog/catalog.ts'
import { minuteOf, type Clock } from '../clock.ts'
import { readAreaMinutes, readQuietAreas } from '../db/areas.ts'
import { Leadership } from '../db/leader.ts'
import { readNetworks } from '../db/networks.ts'
import type { Sql } from '../db/sql.ts'
import {
  dropInputsBefore,
  firstReportedMinute,
  readDetectors,
  readInputs,
  readKeyMinutes,
  type KeyMinute,
} from '../db/detectors.ts'
import { readIncidents } from '../db/incidents.ts'
import { readProgress, readVerdicts, writeJudgement, type Judgement } from '../db/verdicts.ts'
import type { Incident } from './incidents.ts'
import { movedStarts, withStarts } from './late.ts'
import { priors } from './priors.ts'
import { QuarterBook } from './quarters.ts'
import type { Signals } from './verdict.ts'
import { AREA_MEMORY, AREA_REPORTS } from './waitingAreas.ts'
import type { Relations } from './blame.ts'
import type { KeySignals } from './keys.ts'
import { unhurried } from './unhurried.ts'
import { Watch } from './watch.ts'

/** How long after its end a minute is judged: what was reported in it is committed by then. */
const GRACE_MS = 2_000
const LOOK_EVERY_MS = 250
/** Minutes judged in one transaction when there are many to catch up with. */
const MOST_MINUTES = 360
const SNAPSHOT_EVERY = 60
const KEEP_INPUTS = 3 * 1440

export interface EngineOptions {
  databaseUrl: string
  sql: Sql
  catalog: Catalog
  clock: Clock
  /** Told after each step that is written down. */
  onJudged(judgement: Judgement): void
  onError(error: unknown): void
}

/**
 * Judges every minute once, on the one node that leads. All it knows is in the database: another node that takes the
 * lead takes up the detectors where they were written down, tells them the same minutes again, and goes on.
 */
export class Engine {
  readonly #options: EngineOptions
  readonly #leadership: Leadership
  readonly #written = new Map<string, number>()
  readonly #quarters = new QuarterBook()
  #watch: Watch | null = null
  #snapshotAt = 0
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: EngineOptions) {
    this.#options = options
    this.#leadership = new Leadership(options.databaseUrl)
  }

  start(): void {
    this.#schedule()
  }

  /** The detectors, on the node that leads; elsewhere null. */
  get watch(): Watch | null {
    return this.#watch
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
    await this.#leadership.close()
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#turn().finally(() => this.#closed || this.#schedule())
    }, LOOK_EVERY_MS)
  }

  async #turn(): Promise<void> {
    try {
      if (await this.#leadership.check()) await this.#catchUp()
      else this.#watch = null
    } catch (error) {
      // What this node knows may no longer be what is written down: it takes up anew.
      this.#watch = null
      if (!this.#closed) this.#options.onError(error)
    }
  }

  async #catchUp(): Promise<void> {
    const watch = (this.#watch ??= await this.#takeUp())
    const last = minuteOf(this.#options.clock.now() - GRACE_MS) - 1
    while (watch.minute < last && !this.#closed) await this.#judge(watch, Math.min(last, watch.minute + MOST_MINUTES))
  }

  async #takeUp(): Promise<Watch> {
    const { sql, catalog, clock } = this.#options
    const progress = await readProgress(sql)
    const first = progress?.started ?? (await firstReportedMinute(sql)) ?? minuteOf(clock.now())
    const watch = new Watch(first, priors(catalog), relations(catalog))
    if (progress) await this.#restore(watch, progress.minute)
    return watch
  }

  async #restore(watch: Watch, present: number): Promise<void> {
    const { sql } = this.#options
    const detectors = await readDetectors(sql)
    const oldest = Math.min(present, ...detectors.map((row) => row.minute))
    const later = byKey(await readInputs(sql, oldest))
    for (const row of detectors) {
      watch.restore(row, later.get(`${row.service} ${row.region}`) ?? new Map(), present)
      this.#written.set(`${row.service} ${row.region}`, row.minute)
    }
    watch.remember(await readQuietAreas(sql, present - AREA_MEMORY + 1, present, AREA_REPORTS))
    for (const { service, region, cause } of await readVerdicts(sql, -1))
      if (cause?.kind === 'side-effect') watch.label(service, region, cause.service)
    watch.book.restore(await readIncidents(sql))
  }

  /** Judges minutes up to and including `last`, and writes all of it down. */
  async #judge(watch: Watch, last: number): Promise<void> {
    const { sql } = this.#options
    const first = watch.minute + 1
    const judgement: Judgement = {
      progress: { started: watch.started, minute: last },
      inputs: [],
      verdicts: [],
      changes: [],
      incidents: [],
      detectors: [],
      quarters: [],
    }
    const incidents = new Set<Incident>()
    const [countries, areas] = await Promise.all([readKeyMinutes(sql, first, last), readAreaMinutes(sql, first, last)])
    const spoken = byMinute([...withWorld(countries), ...areas])
    for (let minute = first; minute <= last; minute++) {
      const told = await this.#withNetworks(watch, minute, spoken.get(minute) ?? [])
      const signals = minute === last ? withStarts(told, await movedStarts(sql, watch)) : told
      const judged = await unhurried(watch.steps(signals))
      for (const signal of signals)
        if (watch.detectorOf(signal.service, signal.region)) judgement.inputs.push(inputOf(minute, signal))
      for (const said of judged.said) judgement.verdicts.push({ ...said, version: minute })
      for (const change of judged.changes) judgement.changes.push({ ...change, minute })
      for (const incident of judged.incidents) incidents.add(incident)
      judgement.quarters.push(...this.#quarters.after(minute, watch.keys()))
    }
    judgement.verdicts = latest(judgement.verdicts)
    judgement.incidents = [...incidents]
    this.#addStates(watch, judgement)
    await writeJudgement(sql, judgement)
    for (const { service, region, minute } of judgement.detectors) this.#written.set(`${service} ${region}`, minute)
    this.#options.onJudged(judgement)
  }

  async #withNetworks(watch: Watch, minute: number, signals: KeySignals[]): Promise<KeySignals[]> {
    const isAsked = ({ service, region, problems }: KeySignals) => watch.needsNetworks(service, region, problems)
    const asked = signals.filter(isAsked)
    if (asked.length === 0) return signals
    const found = await readNetworks(this.#options.sql, asked, minute)
    const networks = new Map(asked.map((signal, i) => [signal, found[i]!]))
    return signals.map((signal) => ({ ...signal, ...networks.get(signal) }))
  }

  #addStates(watch: Watch, judgement: Judgement): void {
    const isDue = watch.minute - this.#snapshotAt >= SNAPSHOT_EVERY
    judgement.detectors = watch.unwritten(isDue, (service, region) => this.#written.get(`${service} ${region}`) ?? -1)
    if (!isDue) return
    this.#snapshotAt = watch.minute
    void dropInputsBefore(this.#options.sql, watch.minute - KEEP_INPUTS).catch(this.#options.onError)
  }
}

/** As the catalog has them at the moment: the operator may add services. */
function relations(catalog: Catalog): Relations {
  let of = catalog.all
  let known = relationsOf(catalog)
  const now = () => {
    if (of !== catalog.all) known = relationsOf(catalog)
    of = catalog.all
    return known
  }
  return {
    peersOf: (service) => now().peersOf(service),
    get upstreams() {
      return now().upstreams
    },
  }
}

function relationsOf(catalog: Catalog): Relations {
  const id = (slug: string) => catalog.bySlug(slug)!.id
  const peers = new Map(
    catalog.all.map((service) => [service.id, service.peers.filter((slug) => catalog.bySlug(slug)).map(id)]),
  )
  const upstreams = catalog.all
    .map(({ id, slug }) => ({ service: id, dependents: catalog.dependents(slug).map((service) => service.id) }))
    .filter((upstream) => upstream.dependents.length > 0)
  return { peersOf: (service) => peers.get(service) ?? [], upstreams }
}

type Spoken = { minute: number } & KeySignals

/** Adds, for each service and minute, the world: the sum over its countries. */
function withWorld(
  rows: readonly { minute: number; service: number; country: string; problems: number; positives: number }[],
): Spoken[] {
  const world = new Map<string, Spoken>()
  const spoken: Spoken[] = []
  for (const { minute, service, country, problems, positives } of rows) {
    const name = `${minute} ${service}`
    const sum = world.get(name) ?? { minute, service, region: 'world', problems: 0, positives: 0 }
    sum.problems += problems
    sum.positives! += positives
    world.set(name, sum)
    if (country !== 'ZZ') spoken.push({ minute, service, region: country, problems, positives })
  }
  return [...world.values(), ...spoken]
}

function byMinute(rows: readonly Spoken[]): Map<number, KeySignals[]> {
  const minutes = new Map<number, KeySignals[]>()
  for (const { minute, ...signals } of rows) {
    const list = minutes.get(minute)
    if (list) list.push(signals)
    else minutes.set(minute, [signals])
  }
  return minutes
}

function inputOf(
  minute: number,
  { service, region, problems, positives, networks, largestShare, started }: KeySignals,
): KeyMinute {
  return {
    minute,
    service,
    region,
    problems,
    positives: positives ?? 0,
    networks: networks ?? null,
    largestShare: largestShare ?? null,
    started: started ?? null,
  }
}

/** A written minute as the detector was told it. */
export function signalsOf({ problems, positives, networks, largestShare, started }: KeyMinute): Signals {
  return {
    problems,
    positives,
    ...(networks !== null && { networks, largestShare: largestShare ?? 0 }),
    ...(started !== null && { started }),
  }
}

function byKey(inputs: readonly KeyMinute[]): Map<string, Map<number, Signals>> {
  const keys = new Map<string, Map<number, Signals>>()
  for (const input of inputs) {
    const name = `${input.service} ${input.region}`
    if (!keys.has(name)) keys.set(name, new Map())
    keys.get(name)!.set(input.minute, signalsOf(input))
  }
  return keys
}

function latest<T extends { service: number; region: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [`${row.service} ${row.region}`, row])).values()]
}
