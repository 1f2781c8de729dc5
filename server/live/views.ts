import type { Catalog, Service } from '../catalog/catalog.ts'
import { PROBLEM_TYPES } from '../catalog/problems.ts'
import type { Clock } from '../clock.ts'
import type { Overview, ServiceCounts, ServiceLine } from '../contract/events.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { ALL, type LiveState } from './state.ts'

/** What is sent of the live figures and the verdicts, in the words of the contract. */
export class Views {
  readonly #catalog: Catalog
  readonly #board: VerdictBoard
  readonly #clock: Clock

  constructor(catalog: Catalog, board: VerdictBoard, clock: Clock) {
    this.#catalog = catalog
    this.#board = board
    this.#clock = clock
  }

  get judgedAt(): number | null {
    return this.#board.judgedAt
  }

  service(state: LiveState, { id, slug }: Service): ServiceCounts {
    return {
      service: slug,
      at: this.#clock.now(),
      total: state.total(id),
      minutes: state.perMinute(id),
      quarters: state.quarters(id),
      problems: problemCounts(state, id),
      regions: state.regions(id),
      working: state.working(id),
      recovered: state.recovered(id),
      judgedAt: this.#board.judgedAt,
      verdicts: this.#board.regions(id),
      incident: this.#board.incident(id),
    }
  }

  /** A service as a Server-Sent Event; '' for one that isn't listed. */
  event(state: LiveState, id: number): string {
    const service = this.#catalog.byId(id)
    if (!service) return ''
    const counts = this.service(state, service)
    return `id: ${counts.at}\nevent: service\ndata: ${JSON.stringify(counts)}\n\n`
  }

  line(state: LiveState, { id, slug }: Service): ServiceLine {
    return {
      service: slug,
      total: state.total(id),
      quarters: state.quarters(id),
      verdict: this.#board.verdict(id),
      expected: this.#board.expected(id),
    }
  }

  /** @param services numbers of those to tell; without, all with reports in the last 24 h */
  overview(state: LiveState, services: Iterable<number> = state.reportedServices()): Overview {
    const known = [...services].map((id) => this.#catalog.byId(id)).filter((service) => service !== undefined)
    return {
      at: this.#clock.now(),
      total: state.total(ALL),
      services: known.map((service) => this.line(state, service)),
      incidents: this.#board.openIncidents(),
    }
  }
}

function problemCounts(state: LiveState, service: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { id, slug } of [{ id: 0, slug: '' }, ...PROBLEM_TYPES]) {
    const count = state.problem(service, id)
    if (count > 0) counts[slug] = count
  }
  return counts
}
