import { fold } from './fold.ts'
import { isMistypedStart } from './typo.ts'

/** What is searched of a service. */
export interface Named {
  slug: string
  name: string
  aliases: readonly string[]
}

/** One folded name. `compact` has no spaces: "t mobile", "t-mobile" and "tmobile" are one. */
interface Key {
  compact: string
  words: string[]
  isName: boolean
}

interface Entry<T> {
  item: T
  keys: Key[]
}

type Match = (asked: Key, key: Key) => number

/** Lower is better. */
const EXACT_NAME = 0
const EXACT_ALIAS = 1
const NAME_START = 2
const WORD_START = 3
const ALIAS_START = 4
const INSIDE = 5
const NAME_MISTYPED = 6
const ALIAS_MISTYPED = 7
const WORDS_MISTYPED = 8
const NO_MATCH = 9

/** More words than any name has. */
const MOST_WORDS = 8

/** What people add to a name when it doesn't work, folded; left out where the whole question finds nothing. */
const FILLERS = new Set(
  (
    'is not working down outage status problem problems issue issues doesn t work ' +
    'ist geht nicht down storung storungen probleme stoerung ' +
    'en panne bug ne marche pas no funciona caido caida ne rabotaet sboi coktu calismiyor قطع قطعی خراب لا یعمل'
  ).split(' '),
)

/** Finds services by what people type. Built once; a search reads every key, some 1,500 short strings. */
export class SearchIndex<T extends Named> {
  readonly #entries: Entry<T>[]

  /** @param items in the order in which equally good finds are listed */
  constructor(items: readonly T[]) {
    this.#entries = items.map((item) => ({ item, keys: keysOf(item) }))
  }

  /**
   * Best first: the whole name, the whole of an alias, the start of a name, of its words, of an alias or its words, any
   * part; only where all of that finds nothing, one typing error per word. Nothing asked finds nothing.
   */
  find(query: string, limit: number): T[] {
    const asked = keyOf(query, false)
    if (asked.compact === '') return []
    const questions = new Set([asked, withoutFillers(asked)])
    for (const match of [asTyped, mistyped]) {
      for (const question of questions) {
        const found = this.#ranked(question, match)
        if (found.length > 0) return found.slice(0, Math.max(0, limit))
      }
    }
    return []
  }

  #ranked(asked: Key, match: Match): T[] {
    return this.#entries
      .map(({ item, keys }) => ({ item, rank: Math.min(...keys.map((key) => match(asked, key))) }))
      .filter(({ rank }) => rank < NO_MATCH)
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item)
  }
}

function keysOf({ slug, name, aliases }: Named): Key[] {
  return [keyOf(name, true), ...[slug, ...aliases].map((alias) => keyOf(alias, false))]
}

function keyOf(text: string, isName: boolean): Key {
  return keyOfWords(fold(text).split(' '), isName)
}

function keyOfWords(words: string[], isName: boolean): Key {
  return { compact: words.join(''), words: words.slice(0, MOST_WORDS), isName }
}

function withoutFillers(asked: Key): Key {
  const words = asked.words.filter((word) => !FILLERS.has(word))
  const someLeft = words.length > 0 && words.length < asked.words.length
  return someLeft ? keyOfWords(words, false) : asked
}

function asTyped(asked: Key, key: Key): number {
  if (key.compact === asked.compact) return key.isName ? EXACT_NAME : EXACT_ALIAS
  if (key.compact.startsWith(asked.compact)) return key.isName ? NAME_START : ALIAS_START
  if (startsWords(asked, key)) return key.isName ? WORD_START : ALIAS_START
  return asked.compact.length > 1 && key.compact.includes(asked.compact) ? INSIDE : NO_MATCH
}

function startsWords(asked: Key, key: Key): boolean {
  return asked.words.every((word) => key.words.some((candidate) => candidate.startsWith(word)))
}

function mistyped(asked: Key, key: Key): number {
  const isWhole = Math.abs(key.compact.length - asked.compact.length) <= 1
  if (isWhole && isMistypedStart(asked.compact, key.compact)) return key.isName ? NAME_MISTYPED : ALIAS_MISTYPED
  const nearly = (word: string, candidate: string) => candidate.startsWith(word) || isMistypedStart(word, candidate)
  const byWord = asked.words.every((word) => key.words.some((candidate) => nearly(word, candidate)))
  return byWord || isMistypedStart(asked.compact, key.compact) ? WORDS_MISTYPED : NO_MATCH
}
