import Type, { type Static } from 'typebox'
import { Incident, REGION_FIELDS, RegionVerdict, Verdict } from './verdict.ts'

export const CATEGORIES = [
  'messenger',
  'social',
  'streaming',
  'gaming',
  'cloud',
  'work',
  'shop',
  'bank',
  'mobile',
  'isp',
  'email',
  'ai',
  'transport',
  'other',
] as const
export type Category = (typeof CATEGORIES)[number]

/** One line of `GET /api/v1/services`. */
export const ServiceSummary = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  aliases: Type.Array(Type.String()),
  category: Type.Enum([...CATEGORIES]),
  lastHour: Type.Integer({ description: 'problem reports in the last 60 minutes' }),
  quarters: Type.Array(Type.Integer(), {
    description: 'problem reports per 15 minutes over the last 24 h; empty when there were none',
  }),
  verdict: Verdict,
  expected: Type.Number({ description: 'problem reports usual in an hour like the last' }),
})
export type ServiceSummary = Static<typeof ServiceSummary>

const JudgedAt = Type.Union([Type.Integer(), Type.Null()], {
  description: 'ms since 1970; the last minute that verdicts were judged by, null before the first',
})

export const ServiceList = Type.Object({ judgedAt: JudgedAt, services: Type.Array(ServiceSummary) })
export type ServiceList = Static<typeof ServiceList>

/** Answer of `GET /api/v1/services/:slug`. */
export const ServiceDetail = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  category: Type.Enum([...CATEGORIES]),
  homepage: Type.Union([Type.String(), Type.Null()]),
  dependencies: Type.Array(Type.String()),
  alternatives: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })),
  problemTypes: Type.Array(Type.Object({ id: Type.String(), label: Type.String() }), {
    description: 'what a report on this service may name as its problem, most common first',
  }),
  at: Type.Integer(),
  lastHour: Type.Integer(),
  quarters: Type.Array(Type.Integer()),
  problems: Type.Record(Type.String(), Type.Integer(), { description: "by problem type; '' = not said" }),
  regions: Type.Array(Type.Object({ country: Type.String(), lastHour: Type.Integer() })),
  working: Type.Integer(),
  recovered: Type.Integer(),
  judgedAt: JudgedAt,
  verdicts: Type.Array(RegionVerdict, {
    description: 'the world first, then regions in trouble; areas where more can be said of them than of their country',
  }),
  incident: Type.Union([Incident, Type.Null()]),
})
export type ServiceDetail = Static<typeof ServiceDetail>

const FewOrNumber = (description: string) =>
  Type.Union([Type.Number(), Type.Null()], { description: `${description}; null: too few people to tell, of an area` })
const Below = Type.Optional(Type.Integer({ description: 'where observed is null: it is fewer than this' }))

/** Answer of `GET /api/v1/services/:slug/explain`: what a verdict rests on. */
export const Explain = Type.Object({
  method: Type.String({ description: 'version of the method' }),
  ...REGION_FIELDS,
  at: Type.Integer({ description: 'ms since 1970; the last minute judged' }),
  verdict: Verdict,
  since: Type.Union([Type.Integer(), Type.Null()]),
  recoveringAt: Type.Union([Type.Integer(), Type.Null()]),
  score: Type.Number({ description: 'of the loudest window, on the common scale' }),
  possibleAt: Type.Number(),
  majorAt: Type.Number(),
  observed: FewOrNumber('effective reports in the loudest window'),
  observedBelow: Below,
  expected: Type.Number(),
  windowMinutes: Type.Integer(),
  windows: Type.Array(
    Type.Object({
      minutes: Type.Integer(),
      observed: FewOrNumber('effective reports'),
      observedBelow: Below,
      expected: Type.Number(),
      surprise: FewOrNumber('−log10 of the chance on an ordinary day'),
      threshold: Type.Number(),
    }),
  ),
  networks: Type.Union([Type.Integer(), Type.Null()]),
  networksForMajor: Type.Integer(),
  largestNetworkShare: Type.Union([Type.Number(), Type.Null()]),
  visibleMultiple: Type.Union([Type.Number(), Type.Null()], {
    description: 'an outage of this multiple of normal or more would have shown',
  }),
  discarded: Type.Union(
    [
      Type.Object({
        repeats: Type.Integer({ description: 'by the same reporter within the hour' }),
        sameNetwork: Type.Integer({ description: 'more than two of one network within the hour' }),
        fanOut: Type.Number({ description: 'what reports weigh less because their reporter names many services' }),
        late: Type.Number({ description: 'came when their minute was judged; they may only move the start' }),
      }),
      Type.Null(),
    ],
    {
      description:
        'reports of the last hour that count in the figures but not, or not in full, in the verdict; null where the ' +
        "last hour's are of too few people to tell",
    },
  ),
})
export type Explain = Static<typeof Explain>

/** Answer of `GET /api/v1/services/:slug/series`. */
export const Series = Type.Object({
  from: Type.Integer(),
  step: Type.Integer({ description: 'ms' }),
  region: Type.String(),
  counts: Type.Array(Type.Integer()),
})
export type Series = Static<typeof Series>

const ExcessNumber = (description: string) => Type.Union([Type.Number(), Type.Null()], { description })

/**
 * Answer of `GET /api/v1/services/:slug/heat`. Cells where fewer than 3 people reported are told together with others, as a
 * coarser cell.
 */
export const Heat = Type.Object({
  at: Type.Integer(),
  window: Type.Integer({ description: 'minutes' }),
  resolution: Type.Integer(),
  cells: Type.Array(
    Type.Object({
      cell: Type.String({ description: 'H3 index, of the resolution asked for or coarser' }),
      count: Type.Integer({ description: 'problem reports, 3 or more, that no other cell of the answer counts' }),
      ratio: ExcessNumber('to what is usual here; null where that is not known, and for the past'),
      confidence: ExcessNumber('chance that it is more than twice the usual, 0 to 1; null as above'),
    }),
  ),
})
export type Heat = Static<typeof Heat>

/** RFC 9457. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'stable; for programs' }),
  detail: Type.String(),
})
export type Problem = Static<typeof Problem>
