import type { Verdict } from '#contract/verdict.ts'

/** What a widget says; `{name}` is the service's. */
export const SHORT: Record<Verdict, string> = {
  unknown: 'Unknown',
  ok: 'No problems',
  possible: 'Possible',
  major: 'Major',
  recovering: 'Recovering',
}

export const SENTENCES: Record<Verdict, (name: string) => string> = {
  unknown: (name) => `Not enough reports to tell about ${name}`,
  ok: (name) => `User reports indicate no current problems at ${name}`,
  possible: (name) => `User reports indicate possible problems at ${name}`,
  major: (name) => `User reports indicate problems at ${name}`,
  recovering: (name) => `User reports indicate that ${name} is recovering`,
}

const numbers = new Intl.NumberFormat('en')

/** "404 reports in the last hour, usually 14" */
export function countWords(count: number, usual: number, isLong: boolean): string {
  const reports = `${numbers.format(count)} ${count === 1 ? 'report' : 'reports'}${isLong ? ' in the last hour' : ''}`
  if (usual <= 0) return reports
  return `${reports}, usually ${usual < 1 ? 'fewer than 1' : numbers.format(Math.round(usual))}`
}

export const scaleWords = (most: number): string => `0 to ${numbers.format(most)} per 15 min`

export const regionWords = (region: string): string =>
  /^[A-Z]{2}$/.test(region) ? (new Intl.DisplayNames('en', { type: 'region' }).of(region) ?? region) : ''
