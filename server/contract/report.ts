import Type, { type Static } from 'typebox'
import { PROBLEM_CODES } from './problem.ts'

/** What a person can say about a service. Stored and sent as the index in this list. */
export const SIGNALS = ['problem', 'working', 'recovered'] as const
export type Signal = (typeof SIGNALS)[number]

/** Country code of a report whose country is not known; ISO 3166-1 keeps it free for users. */
export const UNKNOWN_COUNTRY = 'ZZ'

const strict = { additionalProperties: false }

/** Well-formed text without NUL: PostgreSQL stores neither NUL nor half a surrogate pair. */
const SAFE_TEXT = '^[^\\u0000\\ud800-\\udfff]*$'

const SLUG = { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 }
export const Slug = Type.String({ ...SLUG, examples: ['telegram'] })
export const CountryCode = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'ISO 3166-1 alpha-2',
  examples: ['DE'],
})

export const Point = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    lng: Type.Number({ minimum: -180, maximum: 180 }),
  },
  {
    ...strict,
    title: 'Point',
    description: 'Degrees. Kept as an H3 cell of resolution 6 (about 36 km²), never finer.',
  },
)

export const Location = Type.Union([Point, Type.Object({ country: CountryCode }, strict)], { title: 'Location' })
export type Location = Static<typeof Location>

const reportFields = {
  service: Slug,
  signal: Type.Optional(Type.Enum([...SIGNALS], { type: 'string', default: 'problem' })),
  problem: Type.Optional(
    Type.String({ ...SLUG, description: "one of the service's `problemTypes`", examples: ['messages'] }),
  ),
  location: Type.Optional(Location),
  comment: Type.Optional(Type.String({ maxLength: 500, pattern: SAFE_TEXT })),
  observedAt: Type.Optional(
    Type.String({
      description: 'when it was noticed, if not now: ISO 8601 with a zone, up to 7 days back, 30 for a trusted source',
      examples: ['2026-01-15T12:00:00Z'],
      format: 'date-time',
      maxLength: 40,
    }),
  ),
}

/** Body of `POST /api/v1/reports`. */
export const Report = Type.Object(
  {
    ...reportFields,
    embeddedBy: Type.Optional(
      Type.String({
        description: 'of a report made in a frame: the origin of the page around it, or "null" where that is not known',
        maxLength: 300,
      }),
    ),
  },
  {
    ...strict,
    title: 'Report',
    description: "One person's signal about one service.",
    examples: [{ service: 'telegram', problem: 'messages', location: { country: 'DE' } }],
  },
)
export type Report = Static<typeof Report>

const NAME = { minLength: 1, maxLength: 200, pattern: SAFE_TEXT }

/** One line of `POST /api/v1/reports/bulk`: a trusted source names its own reporters and, if it can, their networks. */
export const BulkReport = Type.Object(
  {
    ...reportFields,
    reporter: Type.String({ ...NAME, description: 'who, as the source knows them; kept as a pseudonym' }),
    network: Type.Optional(
      Type.String({ ...NAME, description: 'reporters of one network count twice an hour at most' }),
    ),
  },
  {
    ...strict,
    title: 'BulkReport',
    description: 'A line of an upload.',
    examples: [{ service: 'telegram', reporter: 'user-17', observedAt: '2026-01-15T12:00:00Z' }],
  },
)
export type BulkReport = Static<typeof BulkReport>

const Count = Type.Integer({ minimum: 0 })

/** Problem reports in the last 60 minutes, this one included; null where the place is not known. */
export const Near = Type.Object(
  {
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
  },
  {
    title: 'Near',
    description: 'Problem reports in the last 60 minutes, this one included; null where the place is not known.',
  },
)
export type Near = Static<typeof Near>

/** Answer to a report: 201 when it was counted, 200 when this reporter had already said so. */
export const ReportReceipt = Type.Object(
  {
    id: Type.Union([Type.String(), Type.Null()], { description: 'null when the report was not counted' }),
    counted: Type.Boolean(),
    cell: Type.Union([Type.String(), Type.Null()], { description: 'H3 resolution-6 cell' }),
    country: Type.Union([Type.String(), Type.Null()], { description: 'ISO 3166-1 alpha-2' }),
    near: Near,
    proof: Type.Optional(
      Type.String({
        description: 'of a report that was counted: whoever has it may add a word to the report, within an hour',
      }),
    ),
  },
  { title: 'ReportReceipt', description: 'What became of a report, and what others nearby say.' },
)
export type ReportReceipt = Static<typeof ReportReceipt>

/** Answer to a bulk upload: every good line is stored whatever the others are like. */
export const BulkReceipt = Type.Object(
  {
    accepted: Count,
    duplicates: Count,
    faults: Type.Array(
      Type.Object({ line: Type.Integer(), code: Type.Enum(PROBLEM_CODES, { type: 'string' }), detail: Type.String() }),
    ),
  },
  {
    title: 'BulkReceipt',
    description: 'What became of an upload; good lines are stored whatever the others are like.',
  },
)
export type BulkReceipt = Static<typeof BulkReceipt>
