import { makeBadge } from 'badge-maker'
import type { Verdict } from '../contract/verdict.ts'

export const BADGE_STYLES = ['flat', 'flat-square'] as const
export type BadgeStyle = (typeof BADGE_STYLES)[number]

export interface Badge {
  label: string
  message: string
  /** As hexadecimal digits. */
  color: string
}

/** Short, as a badge has no room for a sentence. */
const MESSAGES: Record<Verdict, string> = {
  unknown: 'unknown',
  ok: 'no problems',
  possible: 'possible problems',
  major: 'problems',
  recovering: 'recovering',
}

/** The light theme's; white text has at least 4.5:1 on each. */
const COLORS: Record<Verdict, string> = {
  unknown: '59636e',
  ok: '0b6b58',
  possible: '855200',
  major: 'b0203f',
  recovering: '2257b5',
}

export function badgeOf(verdict: Verdict, label: string): Badge {
  return { label, message: MESSAGES[verdict], color: COLORS[verdict] }
}

/** In the place of a service that isn't known: an image that says so, rather than a broken one. */
export const unknownBadge = (label: string): Badge => ({ label, message: 'unknown', color: COLORS.unknown })

/** An SVG document; texts are escaped. */
export const badgeSvg = ({ label, message, color }: Badge, style: BadgeStyle): string =>
  makeBadge({ label, message, color: `#${color}`, style })
