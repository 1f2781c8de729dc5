import type { ServiceCounts } from '../contract/counts.ts'
import { countryOf } from '../contract/region.ts'
import { WORLD_REGION } from '../contract/verdict.ts'

type Told = Omit<ServiceCounts, 'areas'>

/** What somebody needs to know who asks for one region: of others only the world, and the country of an area. */
export function withinRegion(told: Told, region: string): Told {
  const country = countryOf(region)
  const isWithin = (one: string) => one === region || one === country
  const { regions, verdicts, incident } = told
  return {
    ...told,
    region,
    regions: regions.filter(([one]) => isWithin(one)),
    verdicts: verdicts.filter((said) => isWithin(said.region) || said.region === WORLD_REGION),
    incident: incident && { ...incident, regions: incident.regions.filter((part) => isWithin(part.region)) },
  }
}
