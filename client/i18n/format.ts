import type { UNKNOWN_COUNTRY } from '#contract/report.ts'

/** The language of the texts; dates and numbers follow it, so that a sentence never mixes two. */
export const LOCALE = 'en-GB'

/** Written out because the contract's constant would bring its whole schema library into the page. */
export const UNKNOWN: typeof UNKNOWN_COUNTRY = 'ZZ'

const numbers = new Intl.NumberFormat(LOCALE)
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 })
const times = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const days = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short' })
const lists = new Intl.ListFormat(LOCALE, { type: 'conjunction' })
const zoneName = new Intl.DateTimeFormat(LOCALE, { timeZoneName: 'short' })
const countries = new Intl.DisplayNames(LOCALE, { type: 'region' })
const collator = new Intl.Collator(LOCALE, { sensitivity: 'base' })

export const formatNumber = (value: number): string => numbers.format(value)

/** `share` from 0 to 1; a share too small to round up says so, because "0 %" would deny it. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return `<${percents.format(0.01)}`
  return percents.format(share)
}

/** 09:12, in the visitor's zone. */
export const formatTime = (at: number): string => times.format(at)

/** Sun 29 Apr, in the visitor's zone. */
export function formatDay(at: number): string {
  const parts = new Map(days.formatToParts(at).map((part) => [part.type, part.value]))
  return `${parts.get('weekday')} ${parts.get('day')} ${parts.get('month')}`
}

/** The short name of the visitor's time zone at that moment, such as CEST or GMT+2. */
export function formatZone(at: number): string {
  return zoneName.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

const weekdayName = new Intl.DateTimeFormat(LOCALE, { weekday: 'long' })

/** Sunday, in the visitor's zone. */
export const formatWeekday = (at: number): string => weekdayName.format(at)

export const formatList = (items: string[]): string => lists.format(items)

/** A country's name, or null for the code that stands for "not known". */
export function countryName(code: string): string | null {
  return code === UNKNOWN ? null : (countries.of(code) ?? code)
}

export const compareNames = (a: string, b: string): number => collator.compare(a, b)
