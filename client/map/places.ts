import { wrapLng } from './mercator.ts'

/** What scripts/build-places.js writes: columns, largest city first. */
export interface CitiesFile {
  names: string[]
  /** ISO 3166-1 alpha-2, two letters per city. */
  countries: string
  /** Hundredths of a degree. */
  lat: number[]
  lng: number[]
}

export interface City {
  name: string
  country: string
  lat: number
  lng: number
  /** 0 = largest of the world. */
  rank: number
}

/** Side in degrees of the buckets that make a search look at the neighbourhood only. */
const BUCKET = 5
const COLUMNS = 360 / BUCKET
const KM_PER_DEGREE = 111.2

export class Places {
  readonly cities: readonly City[]
  readonly #buckets = new Map<number, City[]>()

  constructor(file: CitiesFile) {
    this.cities = file.names.map((name, rank) => ({
      name,
      country: file.countries.slice(2 * rank, 2 * rank + 2),
      lat: file.lat[rank]! / 100,
      lng: file.lng[rank]! / 100,
      rank,
    }))
    for (const city of this.cities) this.#bucket(row(city.lat), column(city.lng)).push(city)
  }

  nearest(lat: number, lng: number, withinKm: number): City | undefined {
    return best(this.#around(lat, lng, withinKm), (_, distance) => distance)
  }

  largest(lat: number, lng: number, withinKm: number): City | undefined {
    return best(this.#around(lat, lng, withinKm), ({ rank }) => rank)
  }

  #around(lat: number, lng: number, km: number): [City, number][] {
    const tall = km / KM_PER_DEGREE
    // Distances are taken at the latitude half-way, where a degree may be shorter than here.
    const halfway = Math.min(90, Math.abs(lat) + tall / 2)
    const wide = Math.min(180, tall / Math.max(0.01, Math.cos((halfway * Math.PI) / 180)))
    const found: [City, number][] = []
    for (let r = row(lat - tall); r <= row(lat + tall); r++) {
      const last = Math.min(column(lng + wide), column(lng - wide) + COLUMNS - 1)
      for (let c = column(lng - wide); c <= last; c++) {
        for (const city of this.#bucket(r, c)) {
          const distance = distanceKm(city, lat, lng)
          if (distance <= km) found.push([city, distance])
        }
      }
    }
    return found
  }

  #bucket(r: number, c: number): City[] {
    const key = r * COLUMNS + (((c % COLUMNS) + COLUMNS) % COLUMNS)
    let bucket = this.#buckets.get(key)
    if (!bucket) this.#buckets.set(key, (bucket = []))
    return bucket
  }
}

function best(found: [City, number][], cost: (city: City, distance: number) => number): City | undefined {
  let [least, chosen]: [number, City | undefined] = [Infinity, undefined]
  for (const [city, distance] of found) {
    const price = cost(city, distance)
    if (price < least) [least, chosen] = [price, city]
  }
  return chosen
}

/** Flat-earth distance, good enough for a few hundred kilometres away from the poles. */
function distanceKm(city: City, lat: number, lng: number): number {
  const east = wrapLng(city.lng - lng) * Math.cos((((city.lat + lat) / 2) * Math.PI) / 180)
  return Math.hypot(east, city.lat - lat) * KM_PER_DEGREE
}

function row(lat: number): number {
  return Math.floor((lat + 90) / BUCKET)
}

function column(lng: number): number {
  return Math.floor((lng + 180) / BUCKET)
}
