import { hash } from 'node:crypto'

/** Why a word isn't shown before somebody has looked at it. */
export type Doubt = 'link' | 'contact' | 'shouting' | 'short' | 'long' | 'script' | 'flood' | 'repeat'

const LONGEST = 280
const SHORTEST = 3
const MOST_LINES = 6

/** What isn't seen, or turns what is seen around: controls, zero-width signs, bidirectional overrides, tags. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Co}\u00ad\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu

/** A word as it is kept: one form for each character, nothing invisible, single blanks, a few lines at most. */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\t/g, ' ')
        .replace(INVISIBLE, '')
        .replace(/\p{Zs}+/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
    .join('\n')
}

/** Its letters and digits, as one number: small changes of signs and case don't make another text. */
export function fingerprint(text: string): bigint {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return Buffer.from(hash('sha256', `comment ${plain}`), 'hex').readBigInt64BE(0)
}

/** "h t t p", "example . com", "example[dot]com" and letters that merely look Latin are read as they are meant. */
const asRead = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*[([{<]\s*(dot|punkt|point|punto|точка|nokta)\s*[)\]}>]\s*/g, '.')
    .replace(/\s*[([{<]\s*(at|arroba|собака)\s*[)\]}>]\s*/g, '@')

const ENDINGS =
  'com|net|org|info|biz|io|me|ru|de|fr|ir|tr|uk|co|app|dev|xyz|top|site|online|shop|link|live|click|club|gg|ly|to|tv|cc|ws|su|рф|ua|cn|in|br|es|it|nl|pl|ch|at|be|se|us|eu'
/** A sentence that begins without a blank before it looks like an address, too; one with a blank doesn't. */
const LINK = new RegExp(
  String.raw`https?|h\s?t\s?t\s?p|www\s*\.|:\/\/|[\p{L}\p{N}-]{2,}(\.(${ENDINGS})|\s\.\s?(com|net|org|info|ru))(?![\p{L}\p{N}])`,
  'u',
)
const MAIL = /[\p{L}\p{N}._%+-]+\s*@\s*[\p{L}\p{N}-]+/u
const HANDLE = /(^|[^\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/u
/** Seven digits or more, however they are grouped: a telephone, a card, an account. */
const NUMBER = /(?:\p{Nd}[\s().\-/+·_]*){7,}/u
const MESSENGER = /\b(t\.me|wa\.me|whats\s?app\s+me|dm me|text me|call me|write me|contact me)\b/u

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Armenian}/u,
]

/** Letters of two alphabets that resemble each other, within one word: how a name is disguised. */
function mixesScripts(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  return words.some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1)
}

/** More than this part of a longer text in capitals is shouting. */
const LOUD = 0.7
const LOUD_FROM = 12
/** The same sign so often, or so few different words among many, is noise. */
const DRAWN_OUT = /(\S)\1{5,}/u
const MANY_WORDS = 8
const FEW_DIFFERENT = 0.4

function isShouted(text: string): boolean {
  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? []
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter)).length
  return (letters.length >= LOUD_FROM && capitals / letters.length > LOUD) || /[!?]{4,}/.test(text)
}

function isFlood(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/)
  const repeats = words.length >= MANY_WORDS && new Set(words).size / words.length < FEW_DIFFERENT
  return repeats || DRAWN_OUT.test(text)
}

/**
 * The first thing that speaks against showing a word unseen; null where nothing does. Errs towards holding: a held word
 * waits for somebody, a shown telephone number can't be taken back.
 * @param text as `cleaned` returns it
 */
export function doubtAbout(text: string): Exclude<Doubt, 'repeat'> | null {
  const read = asRead(text)
  if (MAIL.test(read) || HANDLE.test(read) || NUMBER.test(read) || MESSENGER.test(read)) return 'contact'
  if (LINK.test(read)) return 'link'
  if (mixesScripts(text)) return 'script'
  if ([...text].length > LONGEST) return 'long'
  if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < SHORTEST) return 'short'
  if (isShouted(text)) return 'shouting'
  return isFlood(text) ? 'flood' : null
}
