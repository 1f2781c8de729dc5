import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, countryName, formatShare } from '../../client/i18n/format.ts'
import type { RegionVerdict, Verdict } from '#contract/verdict.ts'
import { t } from '../../client/i18n/t.ts'
import { folded, problemShares } from '../../client/live/shares.ts'
import { regionRows } from '../../client/live/regionRows.ts'
import { scaleFor } from '../../client/ui/scale.ts'
import { areaName } from '../../client/ui/verdictWords.ts'
import { whereWords } from '../../client/ui/whereWords.ts'

describe('texts', () => {
  it('follow the number', () => {
    const reports = (count: number) => t('reports.inLastHour', { count })
    expect(reports(0)).toBe('No reports in the last hour')
    expect(reports(1)).toBe('1 report in the last hour')
    expect(reports(12_345)).toBe('12,345 reports in the last hour')
  })

  it('leave what is filled in as it is', () => {
    expect(t('search.none', { typed: '{count} $& <b>' })).toBe('No service called “{count} $& <b>”.')
  })

  it('never round something down to nothing', () => {
    expect([0, 0.004, 0.5, 1].map(formatShare)).toEqual(['0%', '<1%', '50%', '100%'])
  })
})

describe('where the reports come from', () => {
  it('names the countries with the most', () => {
    const words = whereWords([
      ...([
        ['DE', 404],
        ['RU', 1313],
        ['ZZ', 5000],
        ['IR', 984],
        ['UA', 321],
      ] as [string, number][]),
    ])
    expect(words).toBe('From 4 countries, most of all Russia, Iran and Germany.')
  })

  it('names them all when they are few', () => {
    expect(whereWords([['DE', 2], ['FR', 1]])).toBe('From Germany and France.') // prettier-ignore
    expect(whereWords([['DE', 2]])).toBe('From Germany.')
  })

  it('admits not to know, and says nothing about no reports', () => {
    expect(whereWords([['ZZ', 3]])).toBe('From places that are not known.')
    expect(whereWords([['DE', 0]])).toBe('')
  })
})

describe('the table of regions', () => {
  const said = (region: string, verdict: Verdict, expected: number, since: number | null = null): RegionVerdict => {
    return { region, verdict, since, recoveringAt: null, expected, cause: null }
  }
  const verdicts = [
    said('world', 'major', 100),
    said('DE', 'major', 14, 5),
    said('IR', 'recovering', 22, 6),
    said('US', 'ok', 61),
    said('LK', 'unknown', 0.2),
  ]
  const names = {
    nameOf: (code: string) => countryName(code) ?? 'Country not known',
    nameOfArea: areaName,
    compare: compareNames,
  }
  const regions: [string, number][] = [['RU', 6], ['DE', 2], ['AT', 2], ['ZZ', 0]] // prettier-ignore
  const order = (by: 'name' | 'count', descending: boolean, own: string | null = null) =>
    regionRows(regions, [], own, { by, descending }, names).map(({ country }) => country)

  it('is ordered by reports, then by name', () => expect(order('count', true)).toEqual(['RU', 'AT', 'DE']))
  it('is ordered by name', () => expect(order('name', false)).toEqual(['AT', 'DE', 'RU']))
  it('begins with the own region in every order', () => {
    expect(order('count', true, 'DE')[0]).toBe('DE')
    expect(order('name', true, 'DE')[0]).toBe('DE')
  })
  it('shows the own region even when it has no reports', () => {
    const [own] = regionRows(regions, [], 'LK', { by: 'count', descending: true }, names)
    expect(own).toMatchObject({ country: 'LK', name: 'Sri Lanka', count: 0, verdict: 'unknown' })
  })
  it('begins with the worst state, with or without reports, and holds every region with a verdict', () => {
    const counts: [string, number][] = [['US', 84], ['DE', 404], ['FR', 3]] // prettier-ignore
    const rows = regionRows(counts, verdicts, null, { by: 'state', descending: true }, names)
    expect(rows.map(({ country, verdict }) => [country, verdict])).toEqual([
      ['DE', 'major'],
      ['IR', 'recovering'],
      ['US', 'ok'],
      ['FR', 'unknown'],
      ['LK', 'unknown'],
    ])
  })
  it('[U6] has areas below their country, without counts of their own', () => {
    const area = (region: string, name: string, verdict: Verdict) => ({ ...verdicts[1]!, region, name, verdict })
    const said = [
      ...verdicts,
      area('IR/822d6ffffffffff', 'Tehran', 'major'),
      area('DE/821f1ffffffffff', 'Berlin', 'ok'),
    ]
    const counts: [string, number][] = [['US', 84], ['DE', 404]] // prettier-ignore
    const rows = regionRows(counts, said, null, { by: 'state', descending: true }, names)
    expect(rows.map(({ name, count }) => [name, count]).slice(0, 4)).toEqual([
      ['Germany', 404],
      ['around Berlin', null],
      ['Iran', 0],
      ['around Tehran', null],
    ])
    expect(rows[3]).toMatchObject({ region: 'IR/822d6ffffffffff', country: 'IR', isArea: true, times: null })
    const byName = regionRows(counts, said, 'IR', { by: 'name', descending: false }, names)
    expect(byName.map(({ name }) => name).slice(0, 4)).toEqual(['Iran', 'around Tehran', 'Germany', 'around Berlin'])
  })
  it('tells what is usual only where a verdict rests on it', () => {
    const rows = regionRows([['DE', 404], ['LK', 1]], verdicts, 'DE', { by: 'times', descending: true }, names) // prettier-ignore
    expect(rows[0]).toMatchObject({ country: 'DE', usual: 14, since: 5 })
    expect(rows[0]!.times).toBeCloseTo(404 / 14)
    expect(rows.find(({ country }) => country === 'LK')).toMatchObject({ usual: null, times: null, since: null })
  })
})

describe('problem shares', () => {
  const types = [{ id: 'login', label: 'Can’t log in' }, { id: 'connection', label: 'Can’t connect' }] // prettier-ignore

  it('are parts of all reports, largest first, those without a type last', () => {
    expect(problemShares({ '': 5, login: 1, connection: 4, calls: 0 }, types)).toEqual([
      { id: 'connection', label: 'Can’t connect', share: 0.4 },
      { id: 'login', label: 'Can’t log in', share: 0.1 },
      { id: '', label: null, share: 0.5 },
    ])
  })

  it('are none without reports', () => expect(problemShares({}, types)).toEqual([]))
  it('that hardly anybody names are taken together, unless there is one only', () => {
    const shares = problemShares({ connection: 990, login: 6, media: 4 }, types)
    expect(folded(shares)).toEqual({ shown: [shares[0]], others: { count: 2, share: 0.01 } })
    const fewer = problemShares({ connection: 994, login: 6 }, types)
    expect(folded(fewer)).toEqual({ shown: fewer, others: null })
  })
})

describe('an axis', () => {
  it('has round, evenly spaced lines from 0 to where everything fits', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (max) => {
        const { top, lines } = scaleFor(max)
        expect(top).toBeGreaterThanOrEqual(max)
        expect([lines[0], lines.at(-1)]).toEqual([0, top])
        expect(lines.length).toBeGreaterThanOrEqual(3)
        expect(lines.length).toBeLessThanOrEqual(5)
        expect(String(lines[1])).toMatch(/^[125]0*$/)
      }),
    )
  })

  it('is no longer than it has to be', () => expect(scaleFor(1850).top).toBe(2000))
})
