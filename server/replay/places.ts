import { UNKNOWN_COUNTRY, type Location } from '../contract/report.ts'
import { citiesOf, type City } from '../catalog/cities.ts'
import { locate } from '../intake/locate.ts'
import { Chooser, type Random } from './random.ts'

/** What a report says of its place, and the country that the server will make of it. */
export interface Whereabouts {
  location: Location | undefined
  country: string
}

/** People who let nobody know where they are, and people who only name their country. */
const NOWHERE_SHARE = 0.03
const COUNTRY_SHARE = 0.12
/** Most people live this near to the middle of a city of a million, in km; an area grows with its people. */
const MILLION_RADIUS = 5
const KM_PER_DEGREE = 111.2
/** Tries at a spot that isn't across a border. */
const TRIES = 8

/** Where the people of a country are: in and around its larger cities. */
export class Places {
  readonly #country: string
  readonly #cities: Chooser<City> | null

  constructor(country: string) {
    this.#country = country
    const all = citiesOf(country)
    this.#cities = all.length > 0 ? new Chooser(all.map((city) => [city, city.people])) : null
  }

  draw(random: Random): Whereabouts {
    const kind = random.next()
    if (kind < NOWHERE_SHARE) return { location: undefined, country: UNKNOWN_COUNTRY }
    const named = { location: { country: this.#country }, country: this.#country }
    if (kind < NOWHERE_SHARE + COUNTRY_SHARE || this.#cities === null) return named
    const location = this.#spotIn(this.#cities.draw(random), random)
    return location ? { location, country: this.#country } : named
  }

  /** A spot that the server, too, will find in this country; null where it is so narrow that none turned up. */
  #spotIn(city: City, random: Random): { lat: number; lng: number } | null {
    for (let i = 0; i < TRIES; i++) {
      const spot = around(city, random)
      if (locate(spot).country === this.#country) return spot
    }
    return null
  }
}

function around({ lat, lng, people }: City, random: Random): { lat: number; lng: number } {
  const radius = (MILLION_RADIUS * Math.sqrt(people / 1000) * random.exponential()) / KM_PER_DEGREE
  const angle = 2 * Math.PI * random.next()
  const across = (radius * Math.cos(angle)) / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { lat: clamp(lat + radius * Math.sin(angle), 90), lng: clamp(lng + across, 180) }
}

const clamp = (degrees: number, limit: number): number => rounded(Math.min(limit, Math.max(-limit, degrees)))
const rounded = (degrees: number): number => Math.round(degrees * 100) / 100
