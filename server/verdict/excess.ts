import { gammaUpper } from './special.ts'

/** How far each cell's reports exceed what that place would normally send. Pure; costs 0.1 µs per cell. */
export interface ExcessSettings {
  /** pseudo-reports by which a cell's long-run share leans on its land area within its parent */
  shareShrink: number
  /** pseudo-reports by which a service's own geography leans on that of all services */
  serviceShrink: number
  /** pseudo-reports by which a cell's ratio leans on its parent's */
  ratioShrink: number
  /** variance/mean of the reports in one cell and window */
  dispersion: number
  /** what not knowing a cell's share costs: times expected / history, added to the dispersion */
  shareDoubt: number
  /** confidence is P(ratio > notable) */
  notable: number
}

export const EXCESS: Readonly<ExcessSettings> = Object.freeze({
  shareShrink: 30,
  serviceShrink: 200,
  ratioShrink: 2,
  dispersion: 2.5,
  shareDoubt: 5,
  notable: 2,
})

/** A cell and its H3 ancestors within one country form a tree, given with parents before children; the root is first. */
export interface Place {
  /** index of the parent; −1: the root */
  parent: number
  /** reports of all services here, decayed with a half-life of 180 days */
  history: number
  /** land area in any unit */
  area: number
}

export interface CellExcess {
  expected: number
  ratio: number
  /** P(ratio > 2), 0 … 1: the map's opacity */
  confidence: number
}

/**
 * Long-run share of each place in its region, top down; land area stands in where nothing was ever reported.
 * Siblings' shares add up to their parent's.
 */
export function shares(places: readonly Place[], { shareShrink } = EXCESS): Float64Array {
  const { history, area } = siblingSums(places)
  return places.reduce((share, place, i) => {
    if (place.parent < 0) share[i] = 1
    else {
      const part = place.area / area[place.parent]!
      share[i] = leantShare(share[place.parent]!, place.history, history[place.parent]!, part, shareShrink)
    }
    return share
  }, new Float64Array(places.length))
}

/**
 * A place's share, by its history and, as far as that is short, by its part of the area.
 * history, ofAll: reports here, and with all siblings; part: of the siblings' area.
 */
export const leantShare = (
  parentShare: number,
  history: number,
  ofAll: number,
  part: number,
  shrink = EXCESS.shareShrink,
): number => (parentShare * (history + shrink * part)) / (ofAll + shrink)

function siblingSums(places: readonly Place[]): { history: Float64Array; area: Float64Array } {
  const history = new Float64Array(places.length)
  const area = new Float64Array(places.length)
  for (const place of places) {
    if (place.parent < 0) continue
    history[place.parent]! += place.history
    area[place.parent]! += place.area
  }
  return { history, area }
}

/** A service with a geography of its own: its reports here and in all, and the share of all services. */
export const serviceShare = (here: number, everywhere: number, share: number, { serviceShrink } = EXCESS): number =>
  (here + serviceShrink * share) / (everywhere + serviceShrink)

/**
 * Ratio and confidence per place, top down. A place's ratio is Gamma around its parent's; reports are Poisson around
 * ratio × expected, counted at one over their dispersion.
 * reports: per place, in the window; expected: of the whole region in the window, Σ baseline.
 */
export function excess(
  places: readonly Place[],
  share: Float64Array,
  reports: ArrayLike<number>,
  expected: number,
  settings = EXCESS,
): CellExcess[] {
  const out: CellExcess[] = []
  for (const [i, place] of places.entries()) {
    const parentRatio = place.parent < 0 ? 1 : out[place.parent]!.ratio
    out.push(cellExcess(place.history, share[i]!, reports[i]!, expected * share[i]!, parentRatio, settings))
  }
  return out
}

/** One place: expected in the window, and the ratio of the place around it. */
export function cellExcess(
  history: number,
  share: number,
  reports: number,
  expected: number,
  parentRatio: number,
  s: Readonly<ExcessSettings> = EXCESS,
): CellExcess {
  // Where nothing is expected, as at sea, there is no share to doubt.
  const doubt = expected > 0 ? (s.shareDoubt * expected) / (history + s.shareShrink * share) : 0
  const dispersion = s.dispersion + doubt
  const shape = s.ratioShrink + reports / dispersion
  const rate = s.ratioShrink / parentRatio + expected / dispersion
  return { expected, ratio: shape / rate, confidence: gammaUpper(shape, rate * s.notable) }
}

const DARKEST = 6

/** Colour by log2 of the ratio, 0 … 6; null where nothing is to be drawn. */
export const shade = ({ ratio, confidence }: CellExcess): number | null =>
  confidence < 0.5 ? null : Math.min(DARKEST, Math.max(0, Math.log2(ratio)))
