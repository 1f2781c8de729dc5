import { makeBadge } from 'badge-maker'
import type { Verdict } from '../contract/verdict.ts'
import { LANGUAGES, type Language } from './words/languages.ts'

export const BADGE_STYLES = ['flat', 'flat-square'] as const
export type BadgeStyle = (typeof BADGE_STYLES)[number]

export interface Badge {
  label: string
  message: string
  /** As hexadecimal digits. */
  color: string
}

/** The light theme's; white text has at least 4.5:1 on each. */
const COLORS: Record<Verdict, string> = {
  unknown: '59636e',
  ok: '0b6b58',
  possible: '855200',
  major: 'b0203f',
  recovering: '2257b5',
}

export function badgeOf(verdict: Verdict, label: string, language: Language = 'en'): Badge {
  return { label, message: LANGUAGES[language].badge[verdict], color: COLORS[verdict] }
}

/** In the place of a service that isn't known: an image that says so, rather than a broken one. */
export const unknownBadge = (label: string, language?: Language): Badge => badgeOf('unknown', label, language)

const ARABIC = /\p{Script=Arabic}/u

/** An SVG document; texts are escaped. */
export function badgeSvg({ label, message, color }: Badge, style: BadgeStyle): string {
  const svg = makeBadge({ label, message, color: `#${color}`, style })
  // Letters that join can't be spread to a length that was reckoned for others; they stand in the middle all the same.
  return ARABIC.test(label + message) ? svg.replace(/ textLength="\d+"/g, '') : svg
}
