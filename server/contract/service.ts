import Type, { type Static } from 'typebox'
import { Statement } from './statement.ts'
import { Attribution, Incident, REGION_FIELDS, RegionVerdict, Verdict } from './verdict.ts'

export type { Problem } from './problem.ts'

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
export const CategoryName = Type.Enum([...CATEGORIES], { type: 'string', title: 'Category' })

/** One line of `GET /api/v1/services`. */
export const ServiceSummary = Type.Object(
  {
    slug: Type.String({ examples: ['telegram'] }),
    name: Type.String({ examples: ['Telegram'] }),
    aliases: Type.Array(Type.String(), { description: 'other names that people search for' }),
    category: CategoryName,
    lastHour: Type.Integer({ description: 'problem reports in the last 60 minutes' }),
    quarters: Type.Array(Type.Integer(), {
      description: 'problem reports per 15 minutes over the last 24 h; empty when there were none',
    }),
    verdict: Verdict,
    expected: Type.Number({ description: 'problem reports usual in an hour like the last' }),
  },
  { title: 'ServiceSummary', description: 'A service in a list, with what is said of it now.' },
)
export type ServiceSummary = Static<typeof ServiceSummary>

const Time = Type.Integer({ description: 'ms since 1970' })
export const JudgedAt = Type.Union([Type.Integer(), Type.Null()], {
  description: 'ms since 1970; the last minute that verdicts were judged by, null before the first',
})

export const ServiceList = Type.Object(
  { judgedAt: JudgedAt, services: Type.Array(ServiceSummary) },
  { title: 'ServiceList', description: 'Services, and when verdicts were last judged.' },
)
export type ServiceList = Static<typeof ServiceList>

/** Answer of `GET /api/v1/services/:slug`. */
export const ServiceDetail = Type.Object(
  {
    slug: Type.String(),
    name: Type.String(),
    category: CategoryName,
    homepage: Type.Union([Type.String(), Type.Null()]),
    dependencies: Type.Array(Type.String(), { description: 'slugs of services that it needs' }),
    alternatives: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })),
    problemTypes: Type.Array(Type.Object({ id: Type.String(), label: Type.String() }), {
      description: 'what a report on this service may name as its problem, most common first',
    }),
    at: Time,
    lastHour: Type.Integer({ description: 'problem reports in the last 60 minutes' }),
    quarters: Type.Array(Type.Integer(), {
      description: 'problem reports per 15 minutes over the last 24 h, the last one still filling',
    }),
    problems: Type.Record(Type.String(), Type.Integer(), {
      description: "problem reports in the last 60 minutes by problem type; '' = not said",
    }),
    regions: Type.Array(Type.Object({ country: Type.String(), lastHour: Type.Integer() }), {
      description:
        "problem reports in the last 60 minutes by country (ISO 3166-1 alpha-2), most first; 'ZZ' = not known",
    }),
    areas: Type.Array(Type.Object({ region: Type.String(), lastHour: Type.Integer() }), {
      description:
        'problem reports in the last 60 minutes of areas that `verdicts` names; left out: of fewer than 3 people',
    }),
    working: Type.Integer({ description: '"works for me" in the last 60 minutes' }),
    recovered: Type.Integer({ description: '"it\'s back" in the last 60 minutes' }),
    judgedAt: JudgedAt,
    saidAs: Type.String({ description: 'stands for what `verdicts`, `incident` and `statement` say' }),
    verdicts: Type.Array(RegionVerdict, {
      description:
        'the world first, then regions in trouble; areas where more can be said of them than of their country',
    }),
    incident: Type.Union([Incident, Type.Null()]),
    statement: Type.Union([Statement, Type.Null()], {
      description: "the provider's last one since the trouble began, or within a day",
    }),
  },
  { title: 'ServiceDetail', description: 'One service: what is said of it now, where, and against what.' },
)
export type ServiceDetail = Static<typeof ServiceDetail>

/** Answer of `GET /api/v1/services/:slug/alternatives`: what to use meanwhile, and what is said of it. */
export const Alternatives = Type.Object({
  alternatives: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: Type.String(),
      region: Type.String({ description: 'that verdict and reports are of: the one asked for, or the world' }),
      verdict: Verdict,
      lastHour: Type.Integer(),
      cause: Type.Union([Attribution, Type.Null()]),
    }),
  ),
})
export type Alternatives = Static<typeof Alternatives>

const FewOrNumber = (description: string) =>
  Type.Union([Type.Number(), Type.Null()], { description: `${description}; null: too few people to tell, of an area` })
const Below = Type.Optional(Type.Integer({ description: 'where observed is null: it is fewer than this' }))

/** Answer of `GET /api/v1/services/:slug/explain`: what a verdict rests on. */
export const Explain = Type.Object(
  {
    method: Type.String({ description: 'version of the method' }),
    ...REGION_FIELDS,
    at: Type.Integer({ description: 'ms since 1970; the last minute judged' }),
    verdict: Verdict,
    since: Type.Union([Type.Integer(), Type.Null()], { description: 'ms since 1970, back-dated; null: no alarm' }),
    recoveringAt: Type.Union([Type.Integer(), Type.Null()], { description: 'ms since 1970; null: it does not' }),
    score: Type.Number({ description: 'of the loudest window, on the common scale' }),
    possibleAt: Type.Number({ description: 'the score from which problems are possible' }),
    majorAt: Type.Number({ description: 'the score from which they are major' }),
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
    networks: Type.Union([Type.Integer(), Type.Null()], {
      description: 'different ones in 60 minutes; null: not known',
    }),
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
          origin: Type.Integer({
            description: "more through one site's pages than they may add to what is said elsewhere",
          }),
        }),
        Type.Null(),
      ],
      {
        description:
          'reports of the last hour that count in the figures but not, or not in full, in the verdict; null where the ' +
          "last hour's are of too few people to tell",
      },
    ),
  },
  { title: 'Explain', description: 'What a verdict rests on.' },
)
export type Explain = Static<typeof Explain>

const NumberOrNull = (description: string) => Type.Union([Type.Number(), Type.Null()], { description })

/** Answer of `GET /api/v1/services/:slug/series`. */
export const Series = Type.Object(
  {
    from: Type.Integer({ description: 'ms since 1970; the start of the first step' }),
    step: Type.Integer({ description: 'ms' }),
    region: Type.String({ examples: ['world', 'DE'] }),
    counts: Type.Array(Type.Integer(), { description: 'problem reports in each step' }),
    expected: Type.Array(NumberOrNull(''), { description: 'usual in each step; null where that was not known' }),
    most: Type.Array(NumberOrNull(''), {
      description:
        'as many as chance may bring: the usual and two standard deviations; null beyond steps of a quarter hour',
    }),
  },
  { title: 'Series', description: 'Problem reports along the clock, and how many are usual.' },
)
export type Series = Static<typeof Series>

export const HeatCell = Type.Object({
  cell: Type.String({ description: 'H3 index, of the resolution asked for or coarser' }),
  count: Type.Integer({ description: 'problem reports, 3 or more, that no other cell of the answer counts' }),
  ratio: NumberOrNull('to what is usual here; null where that is not known, and for windows other than an hour'),
  confidence: NumberOrNull('chance that it is more than twice the usual, 0 to 1; null as above'),
})
export type HeatCell = Static<typeof HeatCell>

/**
 * Answer of `GET /api/v1/services/:slug/heat`. Cells where fewer than 3 people reported are told together with others, as a
 * coarser cell.
 */
export const Heat = Type.Object(
  {
    at: Type.Integer({ description: 'ms since 1970; the end of the window' }),
    roundedTo: Type.Integer({ description: 'ms; `at` was rounded down to a multiple of this. 0: the present moment' }),
    window: Type.Integer({ description: 'minutes' }),
    resolution: Type.Integer(),
    total: Type.Integer({ description: 'problem reports in the window, worldwide, those without a place included' }),
    expected: NumberOrNull('as many are usual; null where that is not known, and for windows other than an hour'),
    verdict: Verdict,
    regions: Type.Array(Type.Object({ country: Type.String(), count: Type.Integer() }), {
      description: 'problem reports in the window by country, most first; "ZZ": not known',
    }),
    cells: Type.Array(HeatCell),
  },
  {
    title: 'Heat',
    description:
      'Problem reports on the map. Cells where fewer than 3 people reported are told together with others, as a coarser cell.',
  },
)
export type Heat = Static<typeof Heat>
