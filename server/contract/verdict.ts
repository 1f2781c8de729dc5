import Type, { type Static } from 'typebox'
import { REGION_PATTERN } from './region.ts'

/**
 * What is said of a (service, region). `unknown`: not enough reports to tell; `ok`: an outage would have shown; the
 * rest: user reports indicate it.
 */
export const VERDICTS = ['unknown', 'ok', 'possible', 'major', 'recovering'] as const
export const Verdict = Type.Enum([...VERDICTS], {
  type: 'string',
  title: 'Verdict',
  description:
    'What user reports indicate. `unknown`: not enough reports to tell; `ok`: no problems, and an outage would have shown.',
})
export type Verdict = (typeof VERDICTS)[number]

/** The region that holds all others. */
export const WORLD_REGION = 'world'

const Time = Type.Integer({ description: 'ms since 1970' })
const OrNull = <T extends Type.TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description })

/** "Probably caused by" a service it depends on, or "probably a side effect of" a peer's trouble. */
export const Attribution = Type.Object(
  {
    kind: Type.Enum(['upstream', 'side-effect'], { type: 'string' }),
    service: Type.String(),
  },
  {
    title: 'Attribution',
    description: '"Probably caused by" a service it depends on, or "probably a side effect of" a peer\'s trouble.',
  },
)
export type Attribution = Static<typeof Attribution>

/** Which region, and of an area the city it is called after. */
export const REGION_FIELDS = {
  region: Type.String({
    pattern: REGION_PATTERN,
    description: '"world", a country (ISO 3166-1 alpha-2), or an area of one: "DE/" and an H3 index of resolution 2',
  }),
  name: Type.Optional(Type.String({ description: 'of an area: its largest city' })),
}

/** What is said of one region, and against what. */
export const RegionVerdict = Type.Object(
  {
    ...REGION_FIELDS,
    verdict: Verdict,
    since: OrNull(Time),
    recoveringAt: OrNull(Time),
    expected: Type.Number({ description: 'problem reports usual in an hour like the last' }),
    cause: OrNull(Attribution),
  },
  { title: 'RegionVerdict', description: 'What is said of one region, and against what.' },
)
export type RegionVerdict = Static<typeof RegionVerdict>

export const IncidentRegion = Type.Object(
  {
    ...REGION_FIELDS,
    state: Type.Enum(['possible', 'major', 'recovering', 'over'], { type: 'string' }),
    worst: Type.Enum(['possible', 'major'], { type: 'string' }),
    startedAt: Time,
    detectedAt: Time,
    majorAt: OrNull(Time),
    recoveringAt: OrNull(Time),
    endedAt: OrNull(Time),
    peakAt: Time,
    peakPerHour: Type.Number({ description: 'effective reports an hour at the peak' }),
    reports: Type.Integer({ description: 'effective reports' }),
  },
  { title: 'IncidentRegion', description: "An incident's course in one region." },
)
export type IncidentRegion = Static<typeof IncidentRegion>

/** One outage of one service, as user reports indicate it. */
export const Incident = Type.Object(
  {
    id: Type.String(),
    service: Type.String(),
    state: Type.Enum(['open', 'over'], { type: 'string' }),
    worst: Type.Enum(['possible', 'major'], { type: 'string' }),
    startedAt: Time,
    detectedAt: Time,
    endedAt: OrNull(Time),
    reopened: Type.Integer({ description: 'how often' }),
    regions: Type.Array(IncidentRegion),
    cause: OrNull(Attribution),
    similar: OrNull(
      Type.Object({
        id: Type.String(),
        startedAt: Time,
        minutes: Type.Integer(),
        daysBefore: Type.Integer(),
        sameRegions: Type.Boolean(),
      }),
    ),
  },
  { title: 'Incident', description: 'One outage of one service, as user reports indicate it.' },
)
export type Incident = Static<typeof Incident>

/** Answer of `GET /api/v1/incidents`. */
export const IncidentList = Type.Object(
  {
    incidents: Type.Array(Incident),
    next: OrNull(Type.String({ description: 'the `cursor` of the page that follows; null on the last' })),
  },
  { title: 'IncidentList', description: 'A page of incidents, latest detected first.' },
)
export type IncidentList = Static<typeof IncidentList>
