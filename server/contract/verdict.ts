import Type, { type Static } from 'typebox'
import { REGION_PATTERN } from './region.ts'

/**
 * What is said of a (service, region). `unknown`: not enough reports to tell; `ok`: an outage would have shown; the
 * rest: user reports indicate it.
 */
export const VERDICTS = ['unknown', 'ok', 'possible', 'major', 'recovering'] as const
export const Verdict = Type.Enum([...VERDICTS])
export type Verdict = (typeof VERDICTS)[number]

/** The region that holds all others. */
export const WORLD_REGION = 'world'

const Time = Type.Integer({ description: 'ms since 1970' })
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** "Probably caused by" a service it depends on, or "probably a side effect of" a peer's trouble. */
export const Attribution = Type.Object({
  kind: Type.Enum(['upstream', 'side-effect']),
  service: Type.String(),
})
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
export const RegionVerdict = Type.Object({
  ...REGION_FIELDS,
  verdict: Verdict,
  since: OrNull(Time),
  recoveringAt: OrNull(Time),
  expected: Type.Number({ description: 'problem reports usual in an hour like the last' }),
  cause: OrNull(Attribution),
})
export type RegionVerdict = Static<typeof RegionVerdict>

export const IncidentRegion = Type.Object({
  ...REGION_FIELDS,
  state: Type.Enum(['possible', 'major', 'recovering', 'over']),
  worst: Type.Enum(['possible', 'major']),
  startedAt: Time,
  detectedAt: Time,
  majorAt: OrNull(Time),
  recoveringAt: OrNull(Time),
  endedAt: OrNull(Time),
  peakAt: Time,
  peakPerHour: Type.Number(),
  reports: Type.Integer(),
})
export type IncidentRegion = Static<typeof IncidentRegion>

/** One outage of one service, as user reports indicate it. */
export const Incident = Type.Object({
  id: Type.String(),
  service: Type.String(),
  state: Type.Enum(['open', 'over']),
  worst: Type.Enum(['possible', 'major']),
  startedAt: Time,
  detectedAt: Time,
  endedAt: OrNull(Time),
  reopened: Type.Integer(),
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
})
export type Incident = Static<typeof Incident>
