import Type, { type Static } from 'typebox'

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
})
export type ServiceSummary = Static<typeof ServiceSummary>

export const ServiceList = Type.Object({ services: Type.Array(ServiceSummary) })
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
})
export type ServiceDetail = Static<typeof ServiceDetail>

/** Answer of `GET /api/v1/services/:slug/series`. */
export const Series = Type.Object({
  from: Type.Integer(),
  step: Type.Integer({ description: 'ms' }),
  region: Type.String(),
  counts: Type.Array(Type.Integer()),
})
export type Series = Static<typeof Series>

/** Answer of `GET /api/v1/services/:slug/heat`. */
export const Heat = Type.Object({
  at: Type.Integer(),
  window: Type.Integer({ description: 'minutes' }),
  resolution: Type.Integer(),
  cells: Type.Array(Type.Object({ cell: Type.String(), count: Type.Integer() })),
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
