import { Detector } from '../../../server/verdict/detector.ts'
import { MONDAY, WEEK, series } from './noise.ts'
import { type Figure, type Size, say, times } from './summary.ts'

const KEYS = 300_000

/** Processor time of one minute of 300,000 keys, none of them asleep, from warm keys at 1 and 10 reports/h. */
export function cost(size: Size): Figure[] {
  const each = [1, 10].map((perHour) => {
    const minutes = times(size, 30 * WEEK, 12 * WEEK)
    const { counts } = series(perHour, minutes, size.seed)
    const detector = new Detector()
    const warm = minutes >> 1
    for (let t = 0; t < warm; t++) detector.step(MONDAY + t, { problems: counts[t]! })
    const from = process.cpuUsage()
    for (let t = warm; t < minutes; t++) detector.step(MONDAY + t, { problems: counts[t]! })
    return process.cpuUsage(from).user / 1000 / (minutes - warm)
  })
  const worst = (Math.max(...each) * KEYS) / 1000
  const bytes = JSON.stringify(new Detector().snapshot()).length
  say(
    `  ${each.map((ms) => (ms * 1000).toFixed(2)).join(', ')} µs per warm key-minute at 1, 10/h; a snapshot has ${bytes} bytes`,
  )
  return [
    {
      goal: 'a minute of 300,000 warm keys on one core',
      target: '≤ 1 s',
      measured: `${worst.toFixed(2)} s`,
      met: worst <= 1,
    },
  ]
}
