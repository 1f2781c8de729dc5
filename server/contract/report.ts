import Type, { type Static } from 'typebox'

/** What a person can say about a service. Stored and sent as the index in this list. */
export const SIGNALS = ['problem', 'working', 'recovered'] as const
export type Signal = (typeof SIGNALS)[number]

/** Country code of a report whose country is not known; ISO 3166-1 keeps it free for users. */
export const UNKNOWN_COUNTRY = 'ZZ'

const strict = { additionalProperties: false }

/** Well-formed text without NUL: PostgreSQL stores neither NUL nor half a surrogate pair. */
const SAFE_TEXT = '^[^\\u0000\\ud800-\\udfff]*$'

export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 })
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$' })

export const Point = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    lng: Type.Number({ minimum: -180, maximum: 180 }),
  },
  strict,
)

export const Location = Type.Union([Point, Type.Object({ country: CountryCode }, strict)])
export type Location = Static<typeof Location>

const reportFields = {
  service: Slug,
  signal: Type.Optional(Type.Enum([...SIGNALS])),
  problem: Type.Optional(Slug),
  location: Type.Optional(Location),
  comment: Type.Optional(Type.String({ maxLength: 500, pattern: SAFE_TEXT })),
  observedAt: Type.Optional(
    Type.String({
      description: 'ISO 8601 with a zone; when it was noticed, if not now',
      format: 'date-time',
      maxLength: 40,
    }),
  ),
}

/** Body of `POST /api/v1/reports`. */
export const Report = Type.Object(reportFields, strict)
export type Report = Static<typeof Report>

/** One line of `POST /api/v1/reports/bulk`: a trusted source names its own reporters and, if it can, their networks. */
export const BulkReport = Type.Object(
  {
    ...reportFields,
    reporter: Type.String({ minLength: 1, maxLength: 200, pattern: SAFE_TEXT }),
    network: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: SAFE_TEXT })),
  },
  strict,
)
export type BulkReport = Static<typeof BulkReport>

const Count = Type.Integer({ minimum: 0 })

/** Problem reports in the last 60 minutes, this one included; null where the place is not known. */
export const Near = Type.Object({
  area: Type.Union([Count, Type.Null()], {
    description:
      'around the reporter: their H3 resolution-4 cell; 0 = of fewer than 3 people, which is not told more exactly',
  }),
  country: Type.Union([Count, Type.Null()]),
  world: Count,
  place: Type.Union([Type.String(), Type.Null()], {
    description: 'the city that names the area; null where none does',
  }),
  usual: Type.Union([Type.Number(), Type.Null()], {
    description: 'problem reports usual in the area in an hour like the last; null while that is not known',
  }),
})
export type Near = Static<typeof Near>

/** Answer to a report: 201 when it was counted, 200 when this reporter had already said so. */
export const ReportReceipt = Type.Object({
  id: Type.Union([Type.String(), Type.Null()], { description: 'null when the report was not counted' }),
  counted: Type.Boolean(),
  cell: Type.Union([Type.String(), Type.Null()], { description: 'H3 resolution-6 cell' }),
  country: Type.Union([Type.String(), Type.Null()], { description: 'ISO 3166-1 alpha-2' }),
  near: Near,
})
export type ReportReceipt = Static<typeof ReportReceipt>

/** Answer to a bulk upload: every good line is stored whatever the others are like. */
export const BulkReceipt = Type.Object({
  accepted: Count,
  duplicates: Count,
  faults: Type.Array(Type.Object({ line: Type.Integer(), code: Type.String(), detail: Type.String() })),
})
export type BulkReceipt = Static<typeof BulkReceipt>
