import type { Location } from '#contract/report.ts'
import { FINEST } from '#contract/grid.ts'
import { areaRegionAt } from '#contract/region.ts'
import { stored } from './stored.ts'

export type PlaceSource = 'timeZone' | 'chosen' | 'position'
/** Why a position could not be had. */
export type PositionFault = 'denied' | 'unavailable'

interface Spot {
  /** H3 resolution-6 cell and its centre. */
  cell: string
  lat: number
  lng: number
}

const POSITION_OPTIONS: PositionOptions = { enableHighAccuracy: false, timeout: 15_000, maximumAge: 600_000 }

const COUNTRY = /^[A-Z]{2}$/

const chosenCountry = stored<string>(() => localStorage, 'outcry.country')
const knownSpot = stored<Spot>(() => sessionStorage, 'outcry.spot')

/**
 * Where the visitor is, as far as they let the page know. A position is turned into its cell here, in the browser:
 * nothing finer than the cell's centre is kept or sent, and not beyond the session.
 */
class Place {
  #guess = $state.raw<string | null>(null)
  #chosen = $state.raw<string | null>(null)
  #spot = $state.raw<Spot | null>(null)
  finding = $state.raw(false)
  fault = $state.raw<PositionFault | null>(null)

  /** Resolves when all that the browser knows of the place is known here. */
  known: Promise<void> = Promise.resolve()

  readonly country: string | null = $derived(this.#chosen ?? this.#guess)
  readonly cell: string | null = $derived(this.#spot?.cell ?? null)
  /** The area of the country that the position lies in; null where only the country is known. */
  readonly area: string | null = $derived(
    this.country && this.cell ? areaRegionAt(this.country, this.cell, FINEST) : null,
  )
  readonly source: PlaceSource = $derived(this.#spot ? 'position' : this.#chosen ? 'chosen' : 'timeZone')

  /** Reads what the browser knows; apart from the constructor, because it must not run where there is no browser. */
  recall(): void {
    this.known = this.#guessCountry().catch(() => {})
    const chosen = chosenCountry.read()
    this.#chosen = chosen !== null && COUNTRY.test(chosen) ? chosen : null
    this.#spot = knownSpot.read()
  }

  /** The table of zones is larger than what it is needed for is urgent. */
  async #guessCountry(): Promise<void> {
    const { countryOfZone } = await import('#contract/timeZones.ts')
    this.#guess ??= countryOfZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }

  /** What a report says about its place; undefined when nothing is known. */
  location(): Location | undefined {
    if (this.#spot) return { lat: this.#spot.lat, lng: this.#spot.lng }
    return this.country ? { country: this.country } : undefined
  }

  /** A country chosen by hand also takes back a position. */
  choose(country: string): void {
    this.#chosen = country
    chosenCountry.write(country)
    this.#keep(null)
  }

  /** The server knows which country a cell lies in; the page learns it from the answer to a report. */
  correct(country: string): void {
    if (this.#spot) this.#guess = country
    if (this.#spot) this.#chosen = null
  }

  /** Asks the browser for a position; it in turn asks the visitor. */
  async find(): Promise<void> {
    this.finding = true
    this.fault = null
    try {
      this.#keep(await spotOf(await position()))
    } catch (error) {
      this.fault = error instanceof GeolocationPositionError && error.code === 1 ? 'denied' : 'unavailable'
    } finally {
      this.finding = false
    }
  }

  #keep(spot: Spot | null): void {
    this.#spot = spot
    this.fault = null
    knownSpot.write(spot)
  }
}

function position(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) reject(new Error('This browser has no geolocation'))
    else navigator.geolocation.getCurrentPosition(resolve, reject, POSITION_OPTIONS)
  })
}

async function spotOf({ coords }: GeolocationPosition): Promise<Spot> {
  const { latLngToCell, cellToLatLng } = await import('h3-js')
  const cell = latLngToCell(coords.latitude, coords.longitude, FINEST)
  const [lat, lng] = cellToLatLng(cell)
  return { cell, lat, lng }
}

export const place = new Place()
