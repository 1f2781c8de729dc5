import { describe, expect, it } from 'vitest'
import type { ServiceCounts } from '../../server/contract/counts.ts'
import { shown } from '../../server/contract/shown.ts'
import type { RegionVerdict, Verdict } from '../../server/contract/verdict.ts'

const MUNICH = 'DE/821f8ffffffffff'
const BERLIN = 'DE/821f1ffffffffff'

const said = (region: string, verdict: Verdict, name?: string): RegionVerdict => {
  return { region, ...(name && { name }), verdict, since: null, recoveringAt: null, expected: 2, cause: null }
}

const counts = {
  ...{ total: 90, quarters: [1, 2, 87] },
  regions: [
    ['DE', 41],
    ['IR', 9],
  ],
  areas: [[MUNICH, 12]],
  verdicts: [said('world', 'major'), said('DE', 'possible'), said(MUNICH, 'major', 'Munich')],
} as unknown as ServiceCounts

describe('[W6] what a widget shows of a region', () => {
  it('of the world is its total, with the quarters that are whole', () =>
    expect(shown(counts, 'world')).toMatchObject({ verdict: 'major', count: 90, usual: 2, quarters: [1, 2] }))

  it('of a country are its reports, none where there are none', () => {
    expect(shown(counts, 'DE')).toMatchObject({ verdict: 'possible', count: 41, quarters: [] })
    expect(shown(counts, 'FR')).toMatchObject({ verdict: 'unknown', count: 0, usual: 0 })
  })

  it('of an area are its reports where they may be told, and else what is said of its country, without a count', () => {
    expect(shown(counts, MUNICH)).toMatchObject({ verdict: 'major', city: 'Munich', count: 12 })
    expect(shown(counts, BERLIN)).toMatchObject({ verdict: 'possible', city: undefined, count: null })
  })
})
