/** Longer input is cut before anything is done with it: no name is as long, and one letter may unfold to eighteen. */
const LONGEST = 80

/** Marks that people leave out or type apart: Latin and Cyrillic accents, Arabic vowel signs, kana voicing. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u3099\u309a]|\u0640/g
/** Marks are kept here, because in other scripts (Devanagari, Thai) they are vowels. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu

const LATIN = { ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' }

/** Rough, one way only: both what is typed and what is searched go through it. */
const CYRILLIC = {
  ...lettersOf('абвгґдезиіклмнопрстуфхыэє', 'abvggdeziiklmnoprstufhyee'),
  ...{ ж: 'zh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ю: 'yu', я: 'ya', ъ: '', ь: '' },
}

/** Arabic keyboards type ي and ك where Persian ones type ی and ک, and either may end a word in ة or ه. */
const ARABIC = lettersOf('يىكة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ییکه01234567890123456789')

const LETTERS = new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...ARABIC, '+': ' plus ' }))

function lettersOf(from: string, to: string): Record<string, string> {
  const target = [...to]
  return Object.fromEntries([...from].map((letter, i) => [letter, target[i]!]))
}

/**
 * Text in the form in which it is compared: lower case, without accents, Cyrillic in Latin letters, one form of each
 * Arabic letter, katakana as hiragana, words with one space between them. Empty when there is no letter or digit in it.
 */
export function fold(text: string): string {
  const plain = text.slice(0, LONGEST).normalize('NFKD').toLowerCase().replace(MARKS, '')
  let folded = ''
  for (const letter of plain) folded += LETTERS.get(letter) ?? hiragana(letter)
  return folded.replace(BETWEEN_WORDS, ' ').trim().slice(0, LONGEST).trimEnd()
}

function hiragana(letter: string): string {
  return letter >= 'ァ' && letter <= 'ヶ' ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : letter
}
