import Type, { type StaticDecode, type TSchema } from 'typebox'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { locate } from '../intake/locate.ts'
import { FINEST } from '../contract/grid.ts'
import { CountryCode, SIGNALS, Slug } from '../contract/report.ts'
import { areaRegionAt, REGION_PATTERN } from '../contract/region.ts'
import { CATEGORIES } from '../contract/service.ts'

/**
 * The scenario file: an outage as a story of rates, and what is expected to be said of it. In the file times are text
 * with a zone; decoded they are ms since 1970. A `description` is what a person is told who wrote something else.
 */

const strict = { additionalProperties: false }
const { Optional: Maybe } = Type

const UNITS: Record<string, number> = { s: 1_000, m: MINUTE, h: HOUR }

const Time = Type.Codec(
  Type.String({
    pattern: '^(19[7-9]|20[0-9])\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)$',
    description: 'a time with its zone, such as 2018-04-29T00:00:00Z',
  }),
)
  .Decode((text) => Date.parse(text))
  .Encode((time) => new Date(time).toISOString())

const Duration = Type.Codec(
  Type.String({ pattern: '^[0-9]{1,6}[smh]$', description: 'a length of time, such as 90s, 10m or 2h' }),
)
  .Decode((text) => parseInt(text) * UNITS[text.at(-1)!]!)
  .Encode((length) => `${Math.round(length / 1_000)}s`)

const Service = Type.String({ ...Slug, description: 'the slug of a service' })
const Region = Type.String({ ...CountryCode, description: 'an ISO 3166-1 alpha-2 country' })
const RegionOrWorld = Type.String({
  pattern: '^(world|[A-Z]{2})$',
  description: 'an ISO 3166-1 alpha-2 country, or world',
})
const Spot = Type.Object(
  { lat: Type.Number({ minimum: -90, maximum: 90 }), lng: Type.Number({ minimum: -180, maximum: 180 }) },
  strict,
)
const WHERE = 'an ISO 3166-1 alpha-2 country, world, an area, or a spot in one such as {"lat":48.1,"lng":11.6}'
/** A spot stands for the area that it lies in. */
const RegionOrSpot = Type.Codec(
  Type.Union([Type.String({ pattern: REGION_PATTERN, description: WHERE }), Spot], { description: WHERE }),
)
  .Decode((where) => (typeof where === 'string' ? where : areaAt(where)))
  .Encode((region) => region)
const PerHour = Type.Number({ minimum: 0, maximum: 1e7, description: 'reports per hour, 0 to 10 million' })
const Count = Type.Integer({ minimum: 0, maximum: 1e9, description: 'a number of reports' })
const Words = Type.String({ minLength: 1, maxLength: 2_000, description: 'some text' })

/** Made where the catalog lacks it. */
export const ServiceDefinition = Type.Object(
  {
    slug: Service,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    category: Type.Enum([...CATEGORIES], { description: `one of ${CATEGORIES.join(', ')}` }),
    dependencies: Maybe(Type.Array(Service)),
    peers: Maybe(Type.Array(Service)),
  },
  strict,
)

const SHAPES = ['diurnal', 'office', 'flat'] as const

/** What is usual: problem reports, `perHour` on the mean of a day; of a week, where the days of it differ (office). */
export const Background = Type.Object(
  {
    service: Service,
    region: Region,
    perHour: PerHour,
    shape: Maybe(Type.Enum([...SHAPES], { description: `one of ${SHAPES.join(', ')}` })),
  },
  strict,
)
export type Background = StaticDecode<typeof Background>

/**
 * What is unusual, in each of its regions: `perHour` reports on top of the background, or as many as make the reports
 * of its signal `times` the background. `ramp` is how long the rise takes.
 */
export const Phase = Type.Object(
  {
    service: Service,
    regions: Type.Array(Region, { minItems: 1, description: 'one region or more' }),
    from: Time,
    to: Time,
    perHour: Maybe(PerHour),
    times: Maybe(Type.Number({ exclusiveMinimum: 0, maximum: 1e6, description: 'how many times the background' })),
    ramp: Maybe(Duration),
    networks: Maybe(Type.Integer({ minimum: 1, maximum: 50_000, description: 'a number of networks, 1 to 50000' })),
    problems: Maybe(
      Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 1, description: 'a share, 0 to 1' }), {
        description: 'shares by problem type',
      }),
    ),
    signal: Maybe(Type.Enum([...SIGNALS], { description: `one of ${SIGNALS.join(', ')}` })),
  },
  strict,
)
export type Phase = StaticDecode<typeof Phase>

export const Statement = Type.Object(
  {
    ...{ service: Service, at: Time, text: Words },
    by: Type.String({ minLength: 1, maxLength: 80, description: 'who says it, in at most 80 letters' }),
    url: Maybe(Type.String({ pattern: '^https?://[^\\s"<>]+$', maxLength: 500, description: 'an http(s) URL' })),
    cause: Maybe(Type.String({ minLength: 1, maxLength: 120, description: 'a cause, in at most 120 letters' })),
  },
  strict,
)
export type Statement = StaticDecode<typeof Statement>

/** What befalls the node itself: its database is stopped, and started again, while people go on reporting. */
export const Event = Type.Object({ at: Time, restart: Type.Enum(['database'], { description: 'database' }) }, strict)
export type Event = StaticDecode<typeof Event>

/** A line of the file of recorded counts. */
export const Recorded = Type.Object({ at: Time, service: Service, region: Region, count: Count }, strict)
export type Recorded = StaticDecode<typeof Recorded>

/** Holds at that minute; holds at that minute, and since when; holds in no minute. One of the three. */
const when = {
  at: Maybe(Time),
  by: Maybe(Time),
  never: Maybe(Type.Literal(true, { description: 'true' })),
}
const Verdict = Type.Enum(['unknown', 'ok', 'possible', 'major', 'recovering'], {
  description: 'unknown, ok, possible, major or recovering',
})

/** Every kind of expectation, by the field that tells it from the others. */
export const EXPECTATIONS = {
  /** Problem reports in the last hour, as `GET /api/v1/services/:slug` tells at the end of that minute. */
  count: Type.Object(
    {
      service: Service,
      region: RegionOrWorld,
      count: Type.Object({ atLeast: Maybe(Count), atMost: Maybe(Count) }, strict),
      ...when,
    },
    strict,
  ),
  verdict: Type.Object(
    { service: Service, region: RegionOrSpot, verdict: Type.Union([Verdict, Type.Array(Verdict)]), ...when },
    strict,
  ),
  incidents: Type.Object(
    {
      service: Service,
      incidents: Count,
      from: Maybe(Time),
      minHours: Maybe(Type.Number({ minimum: 0, description: 'a number of hours' })),
      similarTo: Maybe(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'a day, such as 2018-03-29' })),
    },
    strict,
  ),
  /** What the service's trouble is put down to: another service's slug, `side-effect`, or `none`. */
  attribution: Type.Object({ service: Service, attribution: Service, at: Time }, strict),
} as const satisfies Record<string, TSchema>

export type ExpectationKind = keyof typeof EXPECTATIONS
export type ExpectationOf<Kind extends ExpectationKind> = StaticDecode<(typeof EXPECTATIONS)[Kind]> & { kind: Kind }
export type CountExpectation = ExpectationOf<'count'>
export type VerdictExpectation = ExpectationOf<'verdict'>
export type IncidentsExpectation = ExpectationOf<'incidents'>
export type AttributionExpectation = ExpectationOf<'attribution'>
export type Expectation = CountExpectation | VerdictExpectation | IncidentsExpectation | AttributionExpectation

const List = Maybe(Type.Array(Type.Unknown(), { description: 'a list' }))

/** The file's top. What stands in its lists is checked one by one, so that every fault is named. */
export const ScenarioFile = Type.Object(
  {
    name: Slug,
    title: Type.String({ minLength: 1, maxLength: 200, description: 'a title' }),
    about: Maybe(Words),
    start: Time,
    end: Time,
    seed: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1, description: 'a whole number' }),
    history: Maybe(
      Type.Object(
        { days: Type.Integer({ minimum: 0, maximum: 400, description: 'a number of days, 0 to 400' }) },
        strict,
      ),
    ),
    records: Maybe(Words),
    services: List,
    background: List,
    phases: List,
    statements: List,
    events: List,
    expect: List,
  },
  strict,
)
export type ScenarioFile = StaticDecode<typeof ScenarioFile>

/** A scenario as it is played. */
export interface Scenario {
  name: string
  title: string
  start: number
  end: number
  seed: number
  historyDays: number
  services: StaticDecode<typeof ServiceDefinition>[]
  background: Background[]
  phases: Phase[]
  statements: Statement[]
  /** In order of time. */
  events: Event[]
  /** In order of time. */
  records: Recorded[]
  expect: Expectation[]
}

/** First moment of the history. */
export const historyStart = ({ start, historyDays }: Scenario): number => start - historyDays * DAY

/** Every service that a scenario speaks of. */
export function servicesOf({ background, phases, records, expect }: Scenario): string[] {
  return [...new Set([...phases, ...background, ...records, ...expect].map(({ service }) => service))]
}

function areaAt(spot: { lat: number; lng: number }): string {
  const { country, index } = locate(spot)
  return areaRegionAt(country, index!, FINEST)
}
