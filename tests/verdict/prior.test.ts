import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../server/contract/service.ts'
import { regionPrior, seasonPrior, servicePrior } from '../../server/verdict/prior.ts'

const loudestHour = (season: Float64Array) => season.indexOf(Math.max(...season)) % 24

describe('prior', () => {
  test('[V13] every category has a season with mean 1', () => {
    for (const category of CATEGORIES) {
      const season = seasonPrior(category, [{ offset: 5.5, weight: 2 }])
      expect(season.reduce((a, b) => a + b) / 168).toBeCloseTo(1, 12)
      expect(Math.min(...season)).toBeGreaterThan(0)
    }
  })

  test('[V13] the season follows local time, and a mix of zones is flatter than either', () => {
    const london = seasonPrior('messenger', [{ offset: 0, weight: 1 }])
    const tokyo = seasonPrior('messenger', [{ offset: 9, weight: 1 }])
    const both = seasonPrior('messenger', [
      { offset: 0, weight: 1 },
      { offset: 9, weight: 1 },
    ])
    expect((loudestHour(london) - loudestHour(tokyo) + 24) % 24).toBe(9)
    expect(Math.max(...both)).toBeLessThan(Math.max(...london))
  })

  test('[V13] work is quiet at the weekend', () => {
    const season = seasonPrior('work', [{ offset: 0, weight: 1 }])
    expect(season[5 * 24 + 12]!).toBeLessThan(0.5 * season[12]!)
  })

  test('[V14] a service among known ones starts from the level of its category', () => {
    const loud = servicePrior([40, 50, 60], [40, 50, 60, 0.5, 0.6, 0.7, 0.8])
    const quiet = servicePrior([0.5, 0.6, 0.7], [40, 50, 60, 0.5, 0.6, 0.7, 0.8])
    expect(loud.perHour).toBeGreaterThan(quiet.perHour)
    expect(servicePrior([40], [40, 50])).toEqual({ perHour: 0.5, sdLog: 2.3 })
  })

  test('[V14] a region starts from its share of the world, less surely', () => {
    const region = regionPrior({ perHour: 100, sdLog: 1 }, 0.05)
    expect(region.perHour).toBeCloseTo(5)
    expect(region.sdLog).toBeGreaterThan(1)
  })
})
