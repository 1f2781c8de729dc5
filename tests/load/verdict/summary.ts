/** A figure beside its target. */
export interface Figure {
  goal: string
  target: string
  measured: string
  met: boolean
  /** the figures behind it, for tests */
  values?: readonly number[]
}

export interface Size {
  /** 1: the full evaluation; less: that part of its years, keys and maps */
  scale: number
  seed: number
}

export const quantile = (list: readonly number[], q: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN
}
export const median = (list: readonly number[]): number => quantile(list, 0.5)
export const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length
export const percent = (part: number, whole: number): string =>
  whole ? `${((100 * part) / whole).toFixed(part > 0 && part < whole ? 1 : 0)} %` : 'none'
export const times = (size: Size, full: number, least = 1): number => Math.max(least, Math.round(full * size.scale))
export const say = (line: string): void => void process.stdout.write(`${line}\n`)
