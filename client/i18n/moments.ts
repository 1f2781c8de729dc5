import { LOCALE, formatTime } from './format.ts'
import { t } from './t.ts'

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 3600_000

const weekdays = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' })
const dates = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long' })
const years = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' })

/** 39 min; 7 h 16 min; 3 d 4 h. */
export function formatDuration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return t('time.minutes', { minutes })
  if (hours < 48) return t('time.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') })
  return t('time.days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

/** 29 March, with the year where it isn't this one. */
export function formatDate(at: number, now: number): string {
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dates.format(at) : years.format(at)
}

/** A moment as short as it stays clear: 02:04 today, Sat 23:10 within a week, else 29 March 23:10. */
export function formatMoment(at: number, now: number): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return formatTime(at)
  if (Math.abs(now - at) < WEEK_MS) return `${weekdays.format(at)} ${formatTime(at)}`
  return `${formatDate(at, now)} ${formatTime(at)}`
}
