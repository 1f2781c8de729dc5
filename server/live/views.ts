import { hash } from 'node:crypto'
import type { Catalog, Service } from '../catalog/catalog.ts'
import { PROBLEM_TYPES } from '../catalog/problems.ts'
import type { Clock } from '../clock.ts'
import type { Overview, OverviewFrame, ServiceCounts, ServiceFrame, ServiceLine } from '../contract/events.ts'
import type { Alternatives } from '../contract/service.ts'
import type { Said } from '../contract/serviceFrame.ts'
import type { Statement } from '../contract/statement.ts'
import { WORLD_REGION, type Incident } from '../contract/verdict.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import { ALL_AREAS, AreaCounts } from './areaCounts.ts'
import type { ServiceFeed } from './serviceFeed.ts'
import { ALL, type LiveState } from './state.ts'
import type { Topic } from './streams.ts'
import { withinRegion } from './withinRegion.ts'

/** What is sent of the live figures and the verdicts, in the words of the contract. */
export class Views {
  readonly #catalog: Catalog
  readonly #board: VerdictBoard
  readonly #clock: Clock
  readonly areas = new AreaCounts()
  readonly #said = new Map<number, Said>()
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

  /** All that is known of a service, or of it in one region. */
  service(state: LiveState, service: Service, region: string | null = null): ServiceCounts {
    const all = { ...this.#counts(state, service), ...this.said(service) }
    const told = region === null ? all : withinRegion(all, region)
    return { ...told, areas: this.areas.of(state, service.id, told.verdicts) }
  }

  /** What those who follow a service don't know yet. */
  frame(state: LiveState, service: Service, feed: ServiceFeed): ServiceFrame {
    const said = this.said(service)
    const { news, areas } = feed.takeNews(said)
    return { ...this.#counts(state, service), areas: this.areas.of(state, service.id, said.verdicts, areas), ...news }
  }

  /** The same to one who has what was said. */
  countsOf(state: LiveState, service: Service): ServiceFrame {
    const areas = this.areas.of(state, service.id, this.said(service).verdicts, ALL_AREAS)
    return { ...this.#counts(state, service), areas }
  }

  /** The same object until something else is said. */
  said({ id }: Service): Said {
    const verdicts = this.#board.regions(id)
    const incident = this.#board.incident(id)
    const statement = this.statements.statement(id, incident?.startedAt ?? null)
    const before = this.#said.get(id)
    if (before && before.verdicts === verdicts && before.incident === incident && before.statement === statement)
      return before
    const words = { verdicts, incident, statement }
    const said = { saidAs: hash('sha256', JSON.stringify(words), 'base64url').slice(0, 16), ...words }
    this.#said.set(id, said)
    return said
  }

  #counts(state: LiveState, { id, slug }: Service): Omit<ServiceCounts, keyof Said | 'areas'> {
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
    }
  }

  /** A service as a Server-Sent Event; '' for one that isn't listed. */
  event(state: LiveState, { service: id, region }: Topic): string {
    const service = this.#catalog.byId(id)
    if (!service) return ''
    const counts = this.service(state, service, region)
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

  /** All services with reports in the last 24 h, and all open incidents. */
  overview(state: LiveState): Overview {
    return { ...this.lines(state, state.reportedServices()), incidents: this.openIncidents() }
  }

  /** @param services numbers of those to tell of */
  lines(state: LiveState, services: Iterable<number>): OverviewFrame {
    const known = [...services].flatMap((id) => this.#catalog.byId(id) ?? []).filter(({ hidden }) => !hidden)
    return {
      at: this.#clock.now(),
      total: state.total(ALL),
      services: known.map((service) => this.line(state, service)),
    }
  }

  /** Of services that are listed. */
  openIncidents(): Incident[] {
    return this.#board.openIncidents().filter((incident) => this.isListed(incident))
  }

  isListed({ service }: Incident): boolean {
    return this.#catalog.bySlug(service) !== undefined
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
