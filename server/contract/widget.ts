import Type, { type Static } from 'typebox'

const ByVerdict = Type.Object({
  unknown: Type.String(),
  ok: Type.String(),
  possible: Type.String(),
  major: Type.String(),
  recovering: Type.String(),
})
const Plural = Type.Record(Type.String(), Type.String(), { description: 'by plural form, after Intl.PluralRules' })

/** Answer of `GET /widget/:slug.json`: what a widget says about a service, in one language. {names} are to be filled in. */
export const WidgetTexts = Type.Object({
  lang: Type.String({ description: 'the one asked for, or else English' }),
  dir: Type.Enum(['ltr', 'rtl']),
  name: Type.String(),
  country: Type.Union([Type.String(), Type.Null()], { description: 'of the time zone asked about' }),
  short: ByVerdict,
  sentence: ByVerdict,
  notEnough: Type.String(),
  hour: Plural,
  reports: Plural,
  usually: Type.String(),
  lessThanOne: Type.String(),
  dayAgo: Type.String(),
  scale: Type.String(),
  now: Type.String(),
  problem: Type.String(),
  working: Type.String(),
  what: Type.String(),
  skip: Type.String(),
  counted: Type.String(),
  again: Type.String(),
  notJustYou: Plural,
  first: Type.String(),
  failed: Type.String(),
  lost: Type.String(),
  world: Type.String(),
  problems: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
})
export type WidgetTexts = Static<typeof WidgetTexts>
