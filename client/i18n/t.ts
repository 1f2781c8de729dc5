import { en } from './en.ts'
import { LOCALE, formatNumber } from './format.ts'

/** A text whose wording depends on `count`; `zero` is for exactly none, in every language. */
interface Plural {
  zero?: string
  one?: string
  other: string
}
export type Messages = Record<string, string | Plural>
export type Key = keyof typeof en

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<Message> = Message extends string ? Names<Message> : 'count' | Names<Message[keyof Message]>
type Values<K extends Key> = { [Name in NamesOf<(typeof en)[K]>]: Name extends 'count' ? number : string | number }
type Arguments<K extends Key> = [NamesOf<(typeof en)[K]>] extends [never] ? [] : [values: Values<K>]

const plurals = new Intl.PluralRules(LOCALE)

/** The text of a key with its {names} filled in; numbers are written the way the language writes them. */
export function t<K extends Key>(key: K, ...[values]: Arguments<K>): string {
  const given: Record<string, string | number> = values ?? {}
  const text = wording(en[key], Number(given.count))
  return text.replace(/\{(\w+)\}/g, (_, name: string) => written(given[name]))
}

function wording(message: string | Plural, count: number): string {
  if (typeof message === 'string') return message
  if (count === 0 && message.zero !== undefined) return message.zero
  return plurals.select(count) === 'one' ? (message.one ?? message.other) : message.other
}

function written(value: string | number | undefined): string {
  return typeof value === 'number' ? formatNumber(value) : (value ?? '')
}
