import { clockOf, formatDay, formatTime } from '../i18n/format.ts'
import { QUARTER_MS, quarterStarts } from '../live/quarters.ts'

export interface TimeTick {
  /** Index of the quarter of an hour that begins here. */
  index: number
  /** The time, or at midnight the day. */
  label: string
}

/** Every `hours` hours of the visitor's own clock, which may be off UTC by half hours or change during the day. */
export function timeTicks(now: number, hours: number): TimeTick[] {
  return quarterStarts(now).flatMap((start, index) => {
    const { hour, minute } = clockOf(start)
    if (minute * 60_000 >= QUARTER_MS || hour % hours !== 0) return []
    return [{ index, label: hour === 0 ? formatDay(start) : formatTime(start) }]
  })
}
