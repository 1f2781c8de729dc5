import { describe, expect, it } from 'vitest'
import { Catalog } from '../../server/catalog/catalog.ts'
import type { Keys } from '../../server/verdict/keys.ts'
import { priors } from '../../server/verdict/priors.ts'
import { settingsFor } from '../../server/verdict/settings.ts'
import { AREA_MEMORY, AREA_REPORTS } from '../../server/verdict/waitingAreas.ts'
import { Watch } from '../../server/verdict/watch.ts'

const DAY = 1440
const MUNICH = 'DE/821f8ffffffffff'
const BERLIN = 'DE/821f1ffffffffff'

describe('keys of areas', () => {
  const QUIET = { problems: 0, positives: 0 }
  const prior = { perHour: 0.5, sdLog: 1.5, season: null }
  const keysOf = (watch: Watch) => [...watch.keys()].map(({ region }) => region)
  /** A minute of Germany, in which an area of it reports. */
  const minute = (region: string, problems: number) => [
    { service: 1, region: 'world', problems },
    { service: 1, region: 'DE', problems },
    { service: 1, region, problems },
  ]

  it('[V24] begin when enough was reported within days, and know what was', () => {
    const watch = new Watch(0, () => prior)
    for (let i = 1; i < AREA_REPORTS; i++) {
      watch.step(minute(MUNICH, 1))
      for (let t = 0; t < 100; t++) watch.step([])
    }
    expect(keysOf(watch)).not.toContain(MUNICH)
    watch.step(minute(MUNICH, 1))
    expect(keysOf(watch)).toContain(MUNICH)
    const { windows } = watch.detectorOf(1, MUNICH)!
    expect(windows.sumCount[watch.detectorOf(1, MUNICH)!.settings.windows.indexOf(120)]).toBe(2)
    expect(watch.detectorOf(1, MUNICH)!.windows.age).toBe(watch.minute + 1)
  })

  it('[V24] do not begin for reports that are long past', () => {
    const watch = new Watch(0, () => prior)
    const apart = Math.ceil(AREA_MEMORY / (AREA_REPORTS - 1))
    for (let i = 0; i < 3 * AREA_REPORTS; i++) {
      watch.step(minute(MUNICH, 1))
      for (let t = 1; t < apart; t++) watch.step([])
    }
    expect(keysOf(watch)).not.toContain(MUNICH)
  })

  it('[V24] do not begin where a country is all one area', () => {
    const watch = new Watch(0, () => prior)
    for (let i = 0; i < 3 * AREA_REPORTS; i++)
      watch.step([
        { service: 1, region: 'SG', ...QUIET, problems: 3 },
        { service: 1, region: 'SG/826527fffffffff', ...QUIET, problems: 3 },
      ])
    expect(keysOf(watch)).toEqual(['SG'])
  })

  it('[V7] [V24] ask for networks as they begin with a burst, and cannot have been major before', () => {
    const watch = new Watch(0, () => prior)
    for (let t = 0; t < 2 * DAY; t++) watch.step([])
    watch.step(minute(MUNICH, AREA_REPORTS - 1))
    expect(watch.needsNetworks(1, MUNICH, 0)).toBe(false)
    expect(watch.needsNetworks(1, MUNICH, 1)).toBe(true)
    const burst = minute(MUNICH, 30).map((signals) => ({ ...signals, networks: 2, largestShare: 0.5 }))
    for (let i = 0; i < 5; i++) watch.step(burst)
    expect(watch.detectorOf(1, MUNICH)!.state).toBe('possible')
    const felt = minute(MUNICH, 30).map((signals) => ({ ...signals, networks: 150, largestShare: 0.02 }))
    watch.step(felt)
    expect(watch.detectorOf(1, MUNICH)!.state).toBe('major')
  })

  it('[V14] start from their country’s level and their part of its people, less surely', async () => {
    const catalog = new Catalog([])
    const priorOf = priors(catalog)
    let keys: Keys
    const watch = new Watch(0, (service, region, known) => priorOf(service, region, (keys = known)))
    for (let t = 0; t < 3 * DAY; t++) watch.step(t % 2 === 0 ? [{ service: 1, region: 'DE', problems: 1 }] : [])
    const country = watch.detectorOf(1, 'DE')!.baseline.level.mean * 60
    expect(country).toBeGreaterThan(15)
    const [munich, berlin] = [MUNICH, BERLIN].map((region) => priorOf(1, region, keys))
    expect(munich!.perHour).toBeGreaterThan(country / 30)
    expect(munich!.perHour).toBeLessThan(country / 5)
    expect(berlin!.perHour).toBeGreaterThan(munich!.perHour)
    expect(munich!.sdLog).toBeGreaterThan(1.2)
  })

  it('have settings of their own', () => {
    expect(settingsFor(MUNICH).threshold).toBeGreaterThanOrEqual(settingsFor('DE').threshold)
  })
})
