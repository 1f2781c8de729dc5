import type { Language } from '#contract/page.ts'
import type { UNKNOWN_COUNTRY } from '#contract/report.ts'

/** Written out because the contract's constant would bring its whole schema library into the page. */
export const UNKNOWN: typeof UNKNOWN_COUNTRY = 'ZZ'

/** What dates and numbers are written by, where the language's name alone would mean another country's habits. */
const LOCALES: Partial<Record<Language, string>> = { en: 'en-GB' }

/** A language's ways of writing, each made when it is first wanted: one takes up to some milliseconds. */
class Formats {
  readonly locale: string
  /** Null: the visitor's own zone. */
  readonly zone: string | null
  readonly #made = new Map<string, unknown>()

  constructor(locale: string, zone: string | null) {
    this.locale = locale
    this.zone = zone
  }

  get numbers() {
    return this.#once('numbers', () => new Intl.NumberFormat(this.locale))
  }

  get percents() {
    return this.#once(
      'percents',
      () => new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 0 }),
    )
  }

  get lists() {
    return this.#once('lists', () => new Intl.ListFormat(this.locale, { type: 'conjunction' }))
  }

  get countries() {
    return this.#once('countries', () => new Intl.DisplayNames(this.locale, { type: 'region' }))
  }

  get collator() {
    return this.#once('collator', () => new Intl.Collator(this.locale, { sensitivity: 'base' }))
  }

  get plurals() {
    return this.#once('plurals', () => new Intl.PluralRules(this.locale))
  }

  /** @param options one object for each way, as its fields are what it is remembered by */
  dates(options: Intl.DateTimeFormatOptions, locale = this.locale): Intl.DateTimeFormat {
    const zoned = this.zone === null ? options : { ...options, timeZone: this.zone }
    return this.#once(locale + JSON.stringify(options), () => new Intl.DateTimeFormat(locale, zoned))
  }

  choices(codes: readonly string[]) {
    return this.#once('choices', () => {
      const named = codes.map((code) => ({ code, name: this.countries.of(code) ?? code }))
      return named.sort((a, b) => this.collator.compare(a.name, b.name))
    })
  }

  #once<Format>(name: string, make: () => Format): Format {
    let format = this.#made.get(name) as Format | undefined
    if (format === undefined) this.#made.set(name, (format = make()))
    return format
  }
}

const known = new Map<string, Formats>()
let formats = new Formats('en-GB', null)

/**
 * The language that all is written in from now on; dates and numbers follow it, so that a sentence never mixes two.
 * @param zone that times are told in, and with; null: the visitor's, which only the browser knows
 */
export function useFormats(language: Language, zone: string | null): void {
  const locale = LOCALES[language] ?? language
  const name = `${locale} ${zone}`
  if (!known.has(name)) known.set(name, new Formats(locale, zone))
  formats = known.get(name)!
}

export const locale = (): string => formats.locale

export const pluralOf = (count: number): Intl.LDMLPluralRule => formats.plurals.select(count)

export const formatNumber = (value: number): string => formats.numbers.format(value)

/** `share` from 0 to 1; a share too small to round up says so, because "0 %" would deny it. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return `<${formats.percents.format(0.01)}`
  return formats.percents.format(share)
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** 09:12, in the visitor's zone. */
export const formatTime = (at: number): string => formatDated(at, TIME)

/** The same where no zone stands beside it: with its name, unless it is the visitor's. */
export const formatTimeAlone = (at: number): string =>
  formats.zone === null ? formatTime(at) : `${formatTime(at)} ${formats.zone}`

/** Any way of writing a date, in the page's language and zone. */
export const formatDated = (at: number, options: Intl.DateTimeFormatOptions): string =>
  formats.dates(options).format(at)

/** Whether two moments lie on one day there. */
export function isSameDay(a: number, b: number): boolean {
  const day = formats.dates({ year: 'numeric', month: 'numeric', day: 'numeric' })
  return day.format(a) === day.format(b)
}

/** Year, hour and minute as the clock there shows them, as numbers. */
export function clockOf(at: number): { year: number; hour: number; minute: number } {
  const options = { year: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const
  const parts = formats.dates(options, 'en-GB').formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return { year: part('year'), hour: part('hour'), minute: part('minute') }
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const

/** Sun 29 Apr, in the visitor's zone; commas, which some languages put there, have no room on an axis. */
export function formatDay(at: number): string {
  const parts = formats.dates(DAY).formatToParts(at)
  const words = parts.filter(({ type }) => type !== 'literal').map(({ value }) => value)
  return locale() === 'en-GB' ? words.join(' ') : formatDated(at, DAY)
}

/** The short name of the visitor's time zone at that moment, such as CEST or GMT+2. */
export function formatZone(at: number): string {
  const parts = formats.dates({ timeZoneName: 'short' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** Sunday, in the visitor's zone. */
export const formatWeekday = (at: number): string => formatDated(at, { weekday: 'long' })

export const formatList = (items: string[]): string => formats.lists.format(items)

/** A country's name, or null for the code that stands for "not known". */
export function countryName(code: string): string | null {
  return code === UNKNOWN ? null : (formats.countries.of(code) ?? code)
}

/** Countries to choose from, in the order of the language. */
export const countryChoices = (codes: readonly string[]): readonly { code: string; name: string }[] =>
  formats.choices(codes)

export const compareNames = (a: string, b: string): number => formats.collator.compare(a, b)
