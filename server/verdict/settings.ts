import { isArea } from '../contract/region.ts'

/** Every number the method rests on. Measured choices are told in docs/DETECTION.md. */
export interface Settings {
  /** minutes, ascending; must hold 10 and 60 and divide 120 */
  windows: readonly number[]
  /** prior variance/mean of the reports in a window */
  dispersion: number
  /** relative variance of the true rate that no baseline explains */
  quadratic: number
  /** pseudo-tiles behind a dispersion factor of 1 */
  dispersionPrior: number
  dispersionLow: number
  dispersionHigh: number
  /** reports until a key's own dispersion is trusted */
  sparseShrink: number
  /** −log10 p that opens an alarm */
  threshold: number
  /**
   * [reports per hour, added to the threshold], ascending: quiet keys see clusters that no smooth law expects, loud ones
   * have more independent chances to err; in between neither weighs
   */
  thresholdOffsets: readonly (readonly [perHour: number, offset: number])[]
  majorFactor: number
  minReports: number
  majorReports: number
  majorRatio: number
  /** networks that `major` needs: so many, plus this multiple of those expected, plus so many square roots of them */
  majorNetworks: number
  majorNetworkMultiple: number
  majorNetworkSpread: number
  majorLargestShare: number
  /** `ok` is said only where an outage of this multiple would have shown */
  visibleMultiple: number
  /** level quantile that `ok` assumes while the level is not yet known */
  visibleQuantile: number
  blockMinutes: number
  blocks: number
  tailFactor: number
  quietMedian: number
  thresholdMax: number
  levelHalfLifeDays: number
  seasonHalfLifeWeeks: number
  /** pseudo-reports toward a flat day; toward the prior's day; of an hour of the week toward its hour of day */
  flatDayShrink: number
  priorDayShrink: number
  weekShrink: number
  floorPerHour: number
  /** standard deviation of ln(mood), after how long it is forgotten, and variance/mean of the reports it is read from */
  driftSd: number
  driftMemoryMinutes: number
  driftDispersion: number
  driftLagMinutes: number
  driftLow: number
  driftHigh: number
  /** score from which a minute is kept from the mood, and one from which its hour is kept from level and season */
  freezeAt: number
  suspectAt: number
  coldDispersion: number
  coldTemper: number
  outagePrior: number
  /** inverse relative variance at which a level counts as known */
  coldWarmAt: number
  coldLagMinutes: number
  recoverRatio: number
  endRatio: number
  closeEvidence: number
  minOpenMinutes: number
  reopenMinutes: number
  chronicMinutes: number
}

export const WORLD_SETTINGS: Readonly<Settings> = Object.freeze<Settings>({
  windows: [2, 5, 10, 30, 60, 120],
  dispersion: 2,
  quadratic: 0.02,
  dispersionPrior: 30,
  dispersionLow: 0.6,
  dispersionHigh: 12,
  sparseShrink: 70,
  threshold: 5.5,
  thresholdOffsets: [
    [1, 0.05],
    [10, -0.4],
    [100, 0.3],
  ],
  majorFactor: 1.6,
  minReports: 3,
  majorReports: 8,
  majorRatio: 4,
  majorNetworks: 16,
  majorNetworkMultiple: 1.8,
  majorNetworkSpread: 2,
  majorLargestShare: 0.4,
  visibleMultiple: 50,
  visibleQuantile: 0.1,
  blockMinutes: 360,
  blocks: 112,
  tailFactor: 3,
  quietMedian: 1.6,
  thresholdMax: 15,
  levelHalfLifeDays: 21,
  seasonHalfLifeWeeks: 6,
  flatDayShrink: 3,
  priorDayShrink: 10,
  weekShrink: 60,
  floorPerHour: 0.02,
  driftSd: 0.45,
  driftMemoryMinutes: 300,
  driftDispersion: 4,
  driftLagMinutes: 45,
  driftLow: 0.3,
  driftHigh: 4,
  freezeAt: 3.5,
  suspectAt: 3.2,
  coldDispersion: 4,
  coldTemper: 0.5,
  outagePrior: 0.003,
  coldWarmAt: 30,
  coldLagMinutes: 30,
  recoverRatio: 0.35,
  endRatio: 0.12,
  closeEvidence: 4.6,
  minOpenMinutes: 15,
  reopenMinutes: 60,
  chronicMinutes: 72 * 60,
})

/** Sixty countries watched beside the world have sixty times its chances to err, the many quiet ones most of them. */
export const COUNTRY_SETTINGS: Readonly<Settings> = Object.freeze<Settings>({
  ...WORLD_SETTINGS,
  threshold: 7,
  thresholdOffsets: [
    [1, 0.35],
    [10, -0.5],
    [100, 0.3],
  ],
})

/** Beside a country are more areas than beside the world countries, and they may add little to what those err. */
export const AREA_SETTINGS: Readonly<Settings> = Object.freeze<Settings>({ ...COUNTRY_SETTINGS, threshold: 7.5 })

export function settingsFor(region: string): Readonly<Settings> {
  if (region === 'world') return WORLD_SETTINGS
  return isArea(region) ? AREA_SETTINGS : COUNTRY_SETTINGS
}
