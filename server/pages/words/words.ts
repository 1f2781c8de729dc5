import type { Verdict } from '../../contract/verdict.ts'
import type { ProblemKey } from './problems.ts'

/** A text for each plural form that a language has, after Intl.PluralRules. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** What is said in other people's pages: widgets, embed pages, badges. {names} are filled in. */
export interface Words {
  /** Two words at most, beside an icon. */
  short: Record<Verdict, string>
  /** {name} */
  sentence: Record<Verdict, string>
  /** {name}; an incident has ended */
  over: string
  /** On a badge, after the service's name. */
  badge: Record<Verdict, string>
  /** Where a sentence about a service has no room. */
  notEnough: string
  /** {count} in the last hour */
  hour: Plural
  /** {count}, where there is little room */
  reports: Plural
  /** {reports} from above, {usual} a number or `lessThanOne` */
  usually: string
  lessThanOne: string
  dayAgo: string
  /** {max}, the end of the chart's scale */
  scale: string
  now: string
  problem: string
  working: string
  /** {name} */
  what: string
  skip: string
  counted: string
  again: string
  /** {region} a country or `world`, {count} reports in the last hour */
  notJustYou: Plural
  /** {region} */
  first: string
  failed: string
  /** {time} of what is shown, when the connection is lost */
  lost: string
  world: string
  /** {time} */
  asOf: string
  /** Link to the service's own page. */
  more: string
  /** {name}; a title */
  title: string
  /** {slug} */
  missing: string
  problems: Record<ProblemKey, string>
}
