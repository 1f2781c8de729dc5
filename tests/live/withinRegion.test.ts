import { describe, expect, it } from 'vitest'
import type { ServiceCounts } from '../../server/contract/counts.ts'
import type { Incident, IncidentRegion, RegionVerdict } from '../../server/contract/verdict.ts'
import { withinRegion } from '../../server/live/withinRegion.ts'

const REGIONS = ['world', 'DE', 'IR', 'DE/821f1ffffffffff', 'DE/821f8ffffffffff']
const verdicts = REGIONS.map((region) => ({ region }) as RegionVerdict)
const incident = { id: '7', regions: REGIONS.map((region) => ({ region }) as IncidentRegion) } as Incident
const told = { total: 9, regions: [['DE', 4], ['IR', 3], ['ZZ', 2]], verdicts, incident } as unknown as ServiceCounts // prettier-ignore

const namesIn = (region: string) => {
  const { total, ...within } = withinRegion(told, region)
  const names = (all: readonly { region: string }[]) => all.map((one) => one.region)
  return { total, regions: within.regions, verdicts: names(within.verdicts), incident: names(within.incident!.regions) }
}

describe('[W4] what concerns one region', () => {
  it('is that of a country and the world, whose total stays', () =>
    expect(namesIn('DE')).toEqual({ total: 9, regions: [['DE', 4]], verdicts: ['world', 'DE'], incident: ['DE'] }))

  it('is that of an area and its country, not of its neighbours', () =>
    expect(namesIn('DE/821f8ffffffffff')).toEqual({
      ...{ total: 9, regions: [['DE', 4]], verdicts: ['world', 'DE', 'DE/821f8ffffffffff'] },
      incident: ['DE', 'DE/821f8ffffffffff'],
    }))

  it('is that of the world alone, of the world', () =>
    expect(namesIn('world')).toEqual({ total: 9, regions: [], verdicts: ['world'], incident: ['world'] }))

  it('says which region it is of, and that there is no incident where there is none', () =>
    expect(withinRegion({ ...told, incident: null }, 'IR')).toMatchObject({ region: 'IR', incident: null }))
})
