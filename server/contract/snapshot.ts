import Type, { type Static } from 'typebox'
import { HeatCell, Series } from './service.ts'
import { REGION_FIELDS, Verdict } from './verdict.ts'

/** The first 128 bits of the content's SHA-256, base64url. */
export const SNAPSHOT_ID = '^[A-Za-z0-9_-]{22}$'

const NumberOrNull = Type.Union([Type.Number(), Type.Null()])

export const SnapshotRegion = Type.Object({
  ...REGION_FIELDS,
  verdict: Verdict,
  since: Type.Union([Type.Integer(), Type.Null()]),
  lastHour: Type.Union([Type.Integer(), Type.Null()], {
    description: 'problem reports; null for areas, of which no exact counts are told',
  }),
  expected: Type.Number({ description: 'problem reports usual in an hour like this' }),
})
export type SnapshotRegion = Static<typeof SnapshotRegion>

/** Answer of `GET /api/v1/snapshots/:id`: a moment as it was kept, for good. Times in ms since 1970. */
export const Snapshot = Type.Object({
  service: Type.Object({ slug: Type.String(), name: Type.String() }),
  at: Type.Integer({ description: 'the end of the hour that is shown' }),
  window: Type.Integer({ description: 'minutes' }),
  keptAt: Type.Integer(),
  method: Type.String({ description: 'version of the method that judged' }),
  verdict: Verdict,
  total: Type.Integer({ description: 'problem reports in the hour, worldwide' }),
  expected: NumberOrNull,
  regions: Type.Array(SnapshotRegion, { description: 'the world first, then those in trouble, then by reports' }),
  resolution: Type.Integer(),
  cells: Type.Array(HeatCell),
  series: Series,
})
export type Snapshot = Static<typeof Snapshot>

/** Body of `POST /api/v1/services/:slug/snapshots`. */
export const KeepSnapshot = Type.Object(
  {
    at: Type.Optional(
      Type.String({
        format: 'date-time',
        maxLength: 40,
        description: 'kept as of the last whole quarter hour before it; the present moment without',
      }),
    ),
  },
  { additionalProperties: false },
)
export type KeepSnapshot = Static<typeof KeepSnapshot>

export const KeptSnapshot = Type.Object({
  id: Type.String({ pattern: SNAPSHOT_ID }),
  at: Type.Integer(),
  url: Type.String({ description: 'of the page, from the root' }),
})
export type KeptSnapshot = Static<typeof KeptSnapshot>
