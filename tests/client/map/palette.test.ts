import { describe, expect, it } from 'vitest'
import {
  COUNT_RAMP,
  countClass,
  countMode,
  EXCESS_RAMP,
  excessClass,
  excessMode,
  GROUND,
  type Theme,
} from '../../../client/map/palette.ts'

describe('number of reports', () => {
  it('changes class exactly at 1, 3, 10, 30 and 100', () => {
    const counts = [1, 2, 3, 9, 10, 29, 30, 99, 100, 1_000_000]
    expect(counts.map(countClass)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
  })

  it.each<Theme>(['light', 'dark'])(
    'gets further from the ground with every class, in steps one can see: %s',
    (theme) => {
      const ground = lightness(GROUND[theme].land)
      const distances = COUNT_RAMP[theme].map((colour) => Math.abs(lightness(colour) - ground))
      distances.slice(1).forEach((distance, i) => expect(distance - distances[i]!).toBeGreaterThan(11))
    },
  )

  it('draws every class in its own colour, 92 % opaque', () => {
    const fills = countMode('light').styles.map(({ fill }) => fill)
    expect(new Set(fills).size).toBe(5)
    for (const fill of fills) expect(parseInt(fill.slice(7), 16) / 255).toBeCloseTo(0.92, 2)
  })
})

describe('compared with usual', () => {
  const at = (level: number, confidence: number) => excessMode('light').styles[excessClass({ level, confidence })]!.fill
  const colourOf = (fill: string) => fill.slice(0, 7)
  const opacityOf = (fill: string) => parseInt(fill.slice(7), 16) / 255

  it('changes colour exactly at 2, 4, 8, 16 and 32 times', () => {
    const levels = [10, 19, 20, 29, 30, 39, 40, 49, 50, 60]
    const [, two, four, eight, sixteen, most] = EXCESS_RAMP.light
    expect(levels.map((level) => colourOf(at(level, 99)))).toEqual([
      two,
      two,
      four,
      four,
      eight,
      eight,
      sixteen,
      sixteen,
      most,
      most,
    ])
  })

  it('is drawn the more faintly the less sure it is, and below even odds only as usual', () => {
    const opacities = [50, 75, 90].map((confidence) => opacityOf(at(30, confidence)))
    expect(opacities).toEqual([...opacities].sort((a, b) => a - b))
    expect(new Set(opacities).size).toBe(3)
    expect(excessClass({ level: 30, confidence: 49 })).toBe(0)
    expect(excessClass(undefined)).toBe(0)
    expect(colourOf(excessMode('light').styles[0]!.fill)).toBe(EXCESS_RAMP.light[0])
  })

  it.each<Theme>(['light', 'dark'])('gets further from the ground with every doubling: %s', (theme) => {
    const ground = lightness(GROUND[theme].land)
    const distances = EXCESS_RAMP[theme].slice(1).map((colour) => Math.abs(lightness(colour) - ground))
    distances.slice(1).forEach((distance, i) => expect(distance - distances[i]!).toBeGreaterThan(11))
  })

  it.each<Theme>(['light', 'dark'])('shares no colour with the number of reports: %s', (theme) => {
    expect(EXCESS_RAMP[theme].filter((colour) => COUNT_RAMP[theme].includes(colour))).toEqual([])
  })
})

/** CIE L* of a colour like #RRGGBB. */
function lightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
