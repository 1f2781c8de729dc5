import Type, { type Static } from 'typebox'
import { JudgedAt } from './service.ts'
import { Statement } from './statement.ts'
import { Incident, RegionVerdict } from './verdict.ts'

const Count = Type.Integer({ minimum: 0 })
const Counts = (description: string) => Type.Array(Count, { description })

/** As JSON Schema has had it since 2020; the one of TypeBox is older. */
const RegionCount = Type.Unsafe<[region: string, count: number]>({
  type: 'array',
  prefixItems: [Type.String(), Count],
  items: false,
  minItems: 2,
})

/** Live counts of one service, on sockets and streams. Arrays of minutes end with the current one. */
export const ServiceCounts = Type.Object(
  {
    service: Type.String(),
    region: Type.Optional(
      Type.String({
        description: 'of streams that asked for regions: what `regions`, `areas`, `verdicts` and `incident` keep to',
      }),
    ),
    at: Type.Integer({ description: 'ms since 1970' }),
    total: Type.Integer({ description: 'problem reports in the last hour' }),
    minutes: Counts('problem reports in each of the last 60 minutes'),
    quarters: Counts('problem reports in each quarter of an hour over the last 24 h, the last one still filling'),
    problems: Type.Record(Type.String(), Count, {
      description: "problem reports in the last hour by problem type; '' = not said",
    }),
    regions: Type.Array(RegionCount, {
      description: "problem reports in the last hour by country, largest first; 'ZZ' = not known",
    }),
    areas: Type.Array(RegionCount, {
      description: 'problem reports in the last hour of areas that `verdicts` names; left out: of fewer than 3 people',
    }),
    working: Type.Integer({ description: '"works for me" in the last hour' }),
    recovered: Type.Integer({ description: '"it\'s back" in the last hour' }),
    judgedAt: JudgedAt,
    saidAs: Type.String({
      description:
        'stands for what `verdicts`, `incident` and `statement` say; `watch` takes it, and leaves out what is known',
    }),
    verdicts: Type.Array(RegionVerdict, {
      description:
        "what user reports indicate, region by region; 'world' first; empty before anything was ever reported",
    }),
    incident: Type.Union([Incident, Type.Null()], { description: 'the open one, if there is one' }),
    statement: Type.Union([Statement, Type.Null()], {
      description: 'what the provider last said of its trouble: since it began, or within a day',
    }),
  },
  { title: 'ServiceCounts', description: 'All that is known of one service now.' },
)
export type ServiceCounts = Static<typeof ServiceCounts>
