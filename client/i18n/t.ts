import { directionOf, type Language } from '#contract/page.ts'
import type { en } from './en/index.ts'
import { formatNumber, pluralOf, useFormats } from './format.ts'

/** A text whose wording depends on `count`, by the language's own kinds of number; `zero` is for exactly none. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>
export type Text = string | Plural
export type Key = keyof typeof en
export type Messages = Readonly<Record<Key, Text>>
/** A part of the texts in another language: all of them, or it fails the type check. */
export type Texts<Part> = Readonly<Record<keyof Part, Text>>

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<Message> = Message extends string ? Names<Message> : 'count' | Names<Message[keyof Message]>
type Values<K extends Key> = { [Name in NamesOf<(typeof en)[K]>]: Name extends 'count' ? number : string | number }
type Arguments<K extends Key> = [NamesOf<(typeof en)[K]>] extends [never] ? [] : [values: Values<K>]

let spoken: Language = 'en'
let messages: Partial<Messages> = {}
let isolate = (value: string): string => value

/**
 * The language that the page speaks from now on. On the server it is set anew for each page, which is then rendered in
 * one go; in the browser once.
 * @param texts those that are there; `learn` adds others
 * @param zone that times are told in; null: the visitor's own
 */
export function speak(language: Language, texts: Partial<Messages>, zone: string | null = null): void {
  spoken = language
  messages = texts
  // A name in another script must not turn round what stands beside it.
  isolate = directionOf(language) === 'rtl' ? (value) => `\u2068${value}\u2069` : (value) => value
  useFormats(language, zone)
}

/** Adds texts that have come, in the language that the page speaks. */
export const learn = (texts: Partial<Messages>): void => void (messages = { ...messages, ...texts })

/** The language that the page speaks. */
export const language = (): Language => spoken

/** The text of a key with its {names} filled in; numbers are written the way the language writes them. */
export function t<K extends Key>(key: K, ...[values]: Arguments<K>): string {
  const given: Record<string, string | number> = values ?? {}
  const text = wording(messages[key] ?? key, Number(given.count))
  return text.replace(/\{(\w+)\}/g, (_, name: string) => written(given[name]))
}

export const hasText = (key: string): key is Key => key in messages

function wording(message: Text, count: number): string {
  if (typeof message === 'string') return message
  if (count === 0 && message.zero !== undefined) return message.zero
  return message[pluralOf(count)] ?? message.other
}

function written(value: string | number | undefined): string {
  return typeof value === 'number' ? formatNumber(value) : isolate(value ?? '')
}
