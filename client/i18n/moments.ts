import { clockOf, formatDated, formatNumber, formatTimeAlone, isSameDay } from './format.ts'
import { t } from './t.ts'

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 3600_000

/** 39 min; 7 h 16 min; 3 d 4 h. */
export function formatDuration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return t('time.minutes', { minutes })
  if (hours < 48) return t('time.hours', { hours, minutes: twoDigits(minutes % 60) })
  return t('time.days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

/** 04, in the digits of the language. */
const twoDigits = (value: number): string => (value < 10 ? formatNumber(0) : '') + formatNumber(value)

/** 29 March, with the year where it isn't this one. */
export function formatDate(at: number, now: number): string {
  const day = { day: 'numeric', month: 'long' } as const
  return formatDated(at, clockOf(at).year === clockOf(now).year ? day : { ...day, year: 'numeric' })
}

/** A moment as short as it stays clear: 02:04 today, Sat 23:10 within a week, else 29 March 23:10. */
export function formatMoment(at: number, now: number): string {
  if (isSameDay(at, now)) return formatTimeAlone(at)
  if (Math.abs(now - at) < WEEK_MS) return `${formatDated(at, { weekday: 'short' })} ${formatTimeAlone(at)}`
  return `${formatDate(at, now)} ${formatTimeAlone(at)}`
}
