import type { Series } from '#contract/service.ts'
import { fetchSeries } from '../api.ts'
import type { MapView } from './heatWatch.ts'
import { PastHeat, type PastMoment } from './pastHeat.ts'
import { QUARTERS, QUARTER_MS, quarterOf, quarterStarts } from './quarters.ts'
import { WORLD } from './verdicts.ts'

const HOUR_MS = 3600_000
/** Beyond a past day, the axis goes on this far after the moment that is shown. */
const AFTER_MS = 6 * HOUR_MS
/** The next moments are fetched while one is shown. */
const AHEAD = 3

/** What the chart draws beside its counts; each QUARTERS long. */
export interface ChartLine {
  counts: number[] | null
  expected: (number | null)[]
  most: (number | null)[]
}

/** Which hour the map of a service shows, and what the chart under it counts. */
export class Timeline {
  readonly slug: string
  readonly #heat: PastHeat
  /** End of the hour that is wanted; null: the present. */
  at = $state.raw<number | null>(null)
  /** What the map shows; null: the present, or nothing past yet. */
  shown = $state.raw<PastMoment | null>(null)
  playing = $state.raw(false)
  failed = $state.raw(false)
  region = $state.raw(WORLD)
  /** The server's time. */
  now = $state.raw(0)
  #series = $state.raw<Series | null>(null)
  #view: MapView | null = null
  #loading = false

  /** The end of the axis: now, or somewhat after a moment from before its 24 h. */
  readonly end: number = $derived(
    this.at !== null && this.at < quarterStarts(this.now)[0]!
      ? Math.min(this.now, quarterOf(this.at + AFTER_MS) + QUARTER_MS - 1)
      : this.now,
  )
  readonly starts: readonly number[] = $derived(quarterStarts(this.end))
  /** The chart's figures; `counts` null where the live ones are those to draw. */
  readonly line: ChartLine | null = $derived.by(() => this.#line())

  /** @param at what an address names; null: the present */
  constructor(slug: string, at: number | null = null) {
    this.slug = slug
    this.at = at === null ? null : quarterOf(at)
    this.#heat = new PastHeat(slug)
  }

  /** Index on the axis of the wanted moment: 0 … QUARTERS − 1 are quarters' starts, QUARTERS is the present. */
  get index(): number {
    if (this.at === null) return QUARTERS
    return Math.max(0, Math.min(QUARTERS - 1, Math.round((this.at - this.starts[0]!) / QUARTER_MS)))
  }

  chooseIndex(index: number): void {
    if (index >= QUARTERS && this.end === this.now) this.live()
    else this.choose(this.starts[Math.max(0, Math.min(QUARTERS - 1, index))]!)
  }

  /** Shows the hour up to the quarter before a time. */
  choose(at: number): void {
    const quarter = quarterOf(at)
    if (this.now > 0 && quarter > this.now) return this.live()
    this.at = quarter
    void this.#load()
  }

  /** Goes where an address leads. */
  follow(at: number | null): void {
    if (at === null) this.live()
    else if (quarterOf(at) !== this.at) this.choose(at)
  }

  live(): void {
    this.playing = false
    this.failed = false
    this.at = null
    this.shown = null
  }

  /** The map needs other cells. */
  view(view: MapView): void {
    this.#view = view
    if (this.at !== null) void this.#load()
  }

  play(): void {
    this.playing = true
    if (this.at === null || this.index >= QUARTERS - 1) this.chooseIndex(0)
    else this.#fetchAhead()
  }

  pause(): void {
    this.playing = false
  }

  /** The next moment, once this one is there: a slow connection slows the play. */
  step(): void {
    if (!this.playing || this.at === null || this.shown?.at !== this.at) return
    this.chooseIndex(this.index + 1)
    if (this.index >= QUARTERS) this.playing = false
  }

  async loadSeries(region: string, end: number): Promise<void> {
    const [from] = quarterStarts(end)
    try {
      const series = await fetchSeries(this.slug, { from: from!, to: end, region })
      if (region === this.region) this.#series = series
    } catch {
      // The chart goes on without a line.
    }
  }

  #line(): ChartLine | null {
    const series = this.#series
    if (!series || series.region !== this.region) return null
    const offset = Math.round((this.starts[0]! - series.from) / QUARTER_MS)
    const aligned = <T>(values: readonly T[], none: T): T[] =>
      this.starts.map((_, i) => (i + offset < 0 ? none : (values[i + offset] ?? none)))
    const isLive = this.region === WORLD && this.end === this.now
    return {
      counts: isLive ? null : aligned(series.counts, 0),
      expected: continued(aligned(series.expected, null)),
      most: continued(aligned(series.most, null)),
    }
  }

  /** One request at a time; when it comes back, what is wanted by then is fetched. */
  async #load(): Promise<void> {
    if (this.#loading || this.#view === null) return
    this.#loading = true
    try {
      for (let asked = ''; this.at !== null && asked !== this.#wanted();) {
        asked = this.#wanted()
        const moment = await this.#heat.get(this.at, this.#view)
        if (this.at === null) break
        this.shown = moment
        this.failed = false
      }
      this.#fetchAhead()
    } catch {
      this.failed = true
      this.playing = false
    } finally {
      this.#loading = false
    }
  }

  #wanted(): string {
    return JSON.stringify([this.at, this.#view])
  }

  #fetchAhead(): void {
    if (this.at === null || this.#view === null) return
    const next = Array.from({ length: this.playing ? AHEAD : 1 }, (_, i) => this.at! + (i + 1) * QUARTER_MS)
    for (const at of next) if (at <= this.now) void this.#heat.get(at, this.#view).catch(() => {})
  }
}

/** What is usual in the quarter that isn't over is known when it is; until then what was before it goes on. */
function continued(values: (number | null)[]): (number | null)[] {
  const last = values.findLastIndex((value) => value !== null)
  if (last < 0 || last < values.length - 3) return values
  return values.map((value, i) => (i > last ? values[last]! : value))
}

/** 2018-04-29T02:15Z, as it stands in an address. */
export const momentText = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`

/** The moment that an address names, in ms; null for none. @param search with its "?" */
export function momentIn(search: string): number | null {
  const text = new URLSearchParams(search).get('t')
  const time = text === null ? NaN : Date.parse(text)
  return Number.isNaN(time) ? null : time
}
