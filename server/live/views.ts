import type { Catalog, Service } from '../catalog/catalog.ts'
import { PROBLEM_TYPES } from '../catalog/problems.ts'
import type { Clock } from '../clock.ts'
import type { Overview, ServiceCounts, ServiceLine } from '../contract/events.ts'
import type { Alternatives } from '../contract/service.ts'
import type { Statement } from '../contract/statement.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { withAreaCounts } from './areaCounts.ts'
import { ALL, type LiveState } from './state.ts'

/** What is sent of the live figures and the verdicts, in the words of the contract. */
export class Views {
  readonly #catalog: Catalog
  readonly #board: VerdictBoard
  readonly #clock: Clock
  /** Set by whoever knows; until then nobody has said anything. */
  statements: StatementSource = { statement: () => null }

  constructor(catalog: Catalog, board: VerdictBoard, clock: Clock) {
    this.#catalog = catalog
    this.#board = board
    this.#clock = clock
  }

  get judgedAt(): number | null {
    return this.#board.judgedAt
  }

  service(state: LiveState, { id, slug }: Service): ServiceCounts {
    const incident = this.#board.incident(id)
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
      verdicts: withAreaCounts(state, id, this.#board.regions(id)),
      incident,
      statement: this.statements.statement(id, incident?.startedAt ?? null),
    }
  }

  /** A service as a Server-Sent Event; '' for one that isn't listed. */
  event(state: LiveState, id: number): string {
    const service = this.#catalog.byId(id)
    if (!service) return ''
    const counts = this.service(state, service)
    return `id: ${counts.at}\nevent: service\ndata: ${JSON.stringify(counts)}\n\n`
  }

  /** @param country whose figures to tell instead of the world's; quarters are of the world only */
  line(state: LiveState, { id, slug }: Service, country?: string): ServiceLine {
    return {
      service: slug,
      total: country === undefined ? state.total(id) : state.inCountry(id, country),
      quarters: country === undefined ? state.quarters(id) : [],
      verdict: this.#board.verdict(id, country),
      expected: this.#board.expected(id, country),
    }
  }

  /** A service to use in another's place: what is said of it in a country, or in the world where nothing is. */
  alternative(state: LiveState, service: Service, country?: string): Alternatives['alternatives'][number] {
    const { id, slug, name } = service
    const isTold = country !== undefined && this.#board.verdict(id, country) !== 'unknown'
    const region = isTold ? country : WORLD_REGION
    const { verdict, total } = this.line(state, service, isTold ? country : undefined)
    const cause = this.#board.regions(id).find((said) => said.region === region)?.cause ?? null
    return { slug, name, region, verdict, lastHour: total, cause }
  }

  /** @param services numbers of those to tell; without, all with reports in the last 24 h */
  overview(state: LiveState, services: Iterable<number> = state.reportedServices()): Overview {
    const known = [...services].flatMap((id) => this.#catalog.byId(id) ?? []).filter(({ hidden }) => !hidden)
    return {
      at: this.#clock.now(),
      total: state.total(ALL),
      services: known.map((service) => this.line(state, service)),
      incidents: this.#board.openIncidents().filter(({ service }) => this.#catalog.bySlug(service)),
    }
  }
}

/** Who knows what providers say. */
export interface StatementSource {
  /** @param startedAt of the open incident, ms; null without one */
  statement(service: number, startedAt: number | null): Statement | null
}

function problemCounts(state: LiveState, service: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { id, slug } of [{ id: 0, slug: '' }, ...PROBLEM_TYPES]) {
    const count = state.problem(service, id)
    if (count > 0) counts[slug] = count
  }
  return counts
}
