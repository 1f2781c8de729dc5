import { describe, expect, it } from 'vitest'
import type { Incident, RegionVerdict, Verdict } from '#contract/verdict.ts'
import { formatDuration } from '../../client/i18n/moments.ts'
import { courses } from '../../client/live/course.ts'
import {
  byTrouble,
  incidentCountries,
  isRecovering,
  overall,
  overallOf,
  recoveringSince,
  ownRegion,
  troubled,
  troubledSince,
  verdictIn,
} from '../../client/live/verdicts.ts'
import { VerdictNews } from '../../client/ui/verdictNews.ts'
import {
  areaName,
  countWords,
  countryList,
  regionName,
  troubleWords,
  verdictTitle,
} from '../../client/ui/verdictWords.ts'

const said = (region: string, verdict: Verdict, expected = 10): RegionVerdict => {
  return { region, verdict, since: null, recoveringAt: null, expected, cause: null }
}

describe('[V25] since when', () => {
  const times = (one: RegionVerdict, since: number | null, recoveringAt: number | null = null) => {
    return { ...one, since, recoveringAt }
  }

  it('is since the trouble began, and while it passes since it began to pass', () => {
    expect(troubledSince(times(said('DE', 'major'), 5))).toBe(5)
    expect(troubledSince(times(said('DE', 'recovering'), 5, 9))).toBe(9)
    expect(troubledSince(times(said('DE', 'recovering'), 5))).toBeNull()
    expect(troubledSince(said('DE', 'ok'))).toBeNull()
    expect(troubledSince(null)).toBeNull()
  })

  it('of the whole is since the last region turned', () => {
    const turned = [times(said('DE', 'recovering'), 5, 9), times(said('world', 'recovering'), 4, 12)]
    expect(recoveringSince([...turned, said('IT', 'ok')])).toBe(12)
    expect(recoveringSince([said('IT', 'ok')])).toBeNull()
  })
})

describe('what is said of a service as a whole', () => {
  it('one country’s trouble is never “no problems”', () => {
    expect(overall([said('world', 'ok'), said('IR', 'possible'), said('DE', 'ok')])).toBe('possible')
    expect(overall([said('world', 'recovering'), said('DE', 'recovering'), said('IR', 'major')])).toBe('major')
  })

  it('without trouble it is what is said of the world; without a word, that nothing can be told', () => {
    expect(overall([said('world', 'ok'), said('LK', 'unknown')])).toBe('ok')
    expect(overall([said('world', 'unknown'), said('DE', 'ok')])).toBe('unknown')
    expect(overall([])).toBe('unknown')
  })

  it('an open incident counts by the regions that it isn’t over in', () => {
    const region = (state: string) => ({ region: 'DE', state }) as Incident['regions'][number]
    const incident = (...states: string[]) => ({ regions: states.map(region) }) as Incident
    expect(overallOf('ok', incident('over', 'major'))).toBe('major')
    expect(overallOf('ok', incident('over'))).toBe('ok')
    expect(overallOf('unknown', null)).toBe('unknown')
  })

  it('never says “down”', () => {
    expect(verdictTitle('major', 'Telegram')).toBe('User reports indicate problems at Telegram')
    expect(verdictTitle('possible', 'Telegram')).toBe('User reports indicate possible problems at Telegram')
    expect(verdictTitle('ok', 'Telegram')).toBe('User reports indicate no current problems at Telegram')
    expect(verdictTitle('unknown', 'Threema')).toBe('Not enough reports to tell about Threema')
    expect(verdictTitle('recovering', 'Telegram')).toBe('User reports indicate that Telegram is recovering')
  })
})

describe('regions in the order that they concern people in', () => {
  it('are the world, then the worst, the same by their names in the language', () => {
    const names: Record<string, string> = { DE: 'Allemagne', ES: 'Espagne', IR: 'Iran', US: 'États-Unis', FR: 'France' }
    const verdicts = [
      ...[said('IR', 'possible'), said('FR', 'ok'), said('US', 'major'), said('ES', 'unknown')],
      ...[said('DE', 'recovering'), said('world', 'ok')],
    ]
    const { compare } = new Intl.Collator('fr')
    const ordered = byTrouble(verdicts, compare, (region) => names[region] ?? 'Monde')
    expect(ordered.map(({ region }) => region)).toEqual(['world', 'US', 'IR', 'DE', 'ES', 'FR'])
  })
})

describe('where', () => {
  const where = (verdicts: RegionVerdict[], counts: [string, number][]) => troubleWords(troubled(verdicts, counts))

  it('names the countries, those with the most reports first', () => {
    const verdicts = [said('world', 'major'), said('DE', 'major'), said('RU', 'major'), said('US', 'ok')]
    expect(where(verdicts, [['RU', 1313], ['DE', 404]])).toBe('In Russia and Germany.') // prettier-ignore
  })

  it('tells where it is passing from where it stays', () => {
    const verdicts = [said('IR', 'major'), said('DE', 'recovering'), said('IT', 'recovering')]
    expect(where(verdicts, [['DE', 44], ['IT', 31]])).toBe('Now mainly in Iran. Germany and Italy are recovering.') // prettier-ignore
    expect(where([said('DE', 'recovering')], [])).toBe('Germany is recovering.')
  })

  it('sets possible apart from major', () => {
    const verdicts = [said('IR', 'major'), said('IT', 'possible')]
    expect(where(verdicts, [])).toBe('In Iran. Possible problems in Italy.')
    expect(where([said('IT', 'possible')], [])).toBe('In Italy.')
  })

  it('names no country when the world alone is in trouble', () => expect(where([said('world', 'major')], [])).toBe(''))

  it('counts what it doesn’t name', () => {
    expect(countryList(['DE', 'IT', 'ES', 'GB', 'RU', 'UA'])).toBe(
      'Germany, Italy, Spain, United Kingdom and 2 other countries',
    )
    expect(countryList(['DE', 'IT', 'ES', 'GB', 'RU'])).not.toContain('other')
  })

  it('an incident names where it isn’t over, or once over all its countries', () => {
    const region = (code: string, state: string, peakPerHour: number) =>
      ({ region: code, state, peakPerHour }) as Incident['regions'][number]
    const open = [region('world', 'major', 99), region('IT', 'over', 9), region('DE', 'recovering', 8), region('IR', 'major', 7)] // prettier-ignore
    expect(incidentCountries({ regions: open })).toEqual(['IR', 'DE'])
    expect(incidentCountries({ regions: [region('IT', 'over', 9), region('DE', 'over', 12)] })).toEqual(['DE', 'IT'])
  })
})

describe('the count', () => {
  it('has its norm beside it, or says that the norm isn’t known', () => {
    expect(countWords(404, said('world', 'major', 14.2))).toBe('404 reports in the last hour, usually 14.')
    expect(countWords(0, said('world', 'ok', 0.3))).toBe('No reports in the last hour, usually <1.')
    expect(countWords(200, said('world', 'unknown', 3))).toBe(
      '200 reports in the last hour; we don’t yet know what is usual.',
    )
    expect(countWords(1, null)).toBe('1 report in the last hour; we don’t yet know what is usual.')
    expect(countWords(0, null)).toBe('No reports in the last hour.')
  })
})

describe('asking whether it is back', () => {
  it('follows the visitor’s own region', () => {
    const verdicts = [said('world', 'major'), said('DE', 'recovering'), said('IR', 'major')]
    expect(isRecovering(verdicts, 'DE')).toBe(true)
    expect(isRecovering(verdicts, 'IR')).toBe(false)
  })

  it('follows the whole where nothing is known of the region', () => {
    expect(isRecovering([said('world', 'recovering'), said('LK', 'unknown')], 'LK')).toBe(true)
    expect(isRecovering([said('world', 'recovering')], null)).toBe(true)
    expect(isRecovering([said('world', 'ok')], null)).toBe(false)
  })
})

describe('news', () => {
  const heard = (own: string | null, ...verdicts: RegionVerdict[]) => {
    return { name: 'Telegram', own, counts: { verdicts, regions: [] as [string, number][] } }
  }

  it('are told once, and not on arrival', () => {
    const news = new VerdictNews()
    expect(news.of(heard(null, said('world', 'ok')))).toBe('')
    const worse = heard(null, said('world', 'major'), said('IR', 'major'))
    expect(news.of(worse)).toBe('User reports indicate problems at Telegram. In Iran.')
    expect(news.of(worse)).toBe('')
  })

  it('tell of the own region, but not that another one was chosen', () => {
    const news = new VerdictNews()
    const verdicts = (here: Verdict) => [said('world', 'major'), said('DE', here), said('IR', 'major')]
    news.of(heard('DE', ...verdicts('major')))
    expect(news.of(heard('DE', ...verdicts('recovering')))).toBe('Germany: Recovering.')
    expect(news.of(heard('IR', ...verdicts('recovering')))).toBe('')
  })
})

describe('durations', () => {
  it.each([
    [39, '39 min'],
    [60, '1 h 00 min'],
    [436, '7 h 16 min'],
    [3 * 1440 + 245, '3 d 4 h'],
    [-1, '0 min'],
  ])('%d minutes', (minutes, text) => expect(formatDuration(minutes * 60_000)).toBe(text))
})

it('what isn’t said of a region is nothing', () => expect(verdictIn([said('world', 'ok')], null)).toBeNull())

describe('areas', () => {
  const [munich, berlin, vienna] = ['DE/821f8ffffffffff', 'DE/821f1ffffffffff', 'AT/821e07fffffffff'] as const
  const area = (region: string, name: string, verdict: Verdict): RegionVerdict => ({ ...said(region, verdict), name })
  const where = (...verdicts: RegionVerdict[]) => troubleWords(troubled([said('world', 'ok'), ...verdicts], []))

  it('are named where their country has no trouble as a whole', () => {
    expect(where(said('DE', 'ok'), area(munich, 'Munich', 'major'), area(berlin, 'Berlin', 'ok'))).toBe(
      'In Germany (around Munich).',
    )
    expect(where(said('DE', 'ok'), area(munich, 'Munich', 'major'), area(berlin, 'Berlin', 'possible'))).toBe(
      'In Germany (around Munich). Possible problems in Germany (around Berlin).',
    )
  })

  it('are named where another part of the country has none, and else the country alone', () => {
    const inTrouble = [said('DE', 'major'), area(munich, 'Munich', 'possible')] as const
    expect(where(...inTrouble, area(berlin, 'Berlin', 'ok'))).toBe('In Germany (around Munich).')
    expect(where(...inTrouble, area(berlin, 'Berlin', 'major'))).toBe('In Germany.')
    expect(where(...inTrouble, area(vienna, 'Vienna', 'ok'))).toBe('In Germany.')
  })

  it('are left out where the trouble is in many countries, unless theirs has none as a whole', () => {
    const elsewhere = ['FR', 'IT', 'ES', 'PL', 'RU'].map((country) => said(country, 'major'))
    const divided = [area(munich, 'Munich', 'major'), area(berlin, 'Berlin', 'ok')]
    const many = 'France, Italy, Spain and 2 other countries.'
    expect(where(said('DE', 'major'), ...divided, ...elsewhere)).toBe(`In Germany, ${many}`)
    expect(where(said('DE', 'ok'), ...divided, ...elsewhere)).toBe(`In Germany (around Munich), ${many}`)
  })

  it('of an incident are its places only where their country isn’t', () => {
    const part = (region: string, name?: string) =>
      ({ region, name, state: 'major', peakPerHour: 1 }) as Incident['regions'][number]
    const words = (...regions: Incident['regions']) => countryList(incidentCountries({ regions }))
    expect(words(part('world'), part('DE'), part(munich, 'Munich'), part(vienna, 'Vienna'))).toBe(
      'Germany and Austria (around Vienna)',
    )
    expect(words(...['Munich', 'Berlin', 'Bonn', 'Kiel'].map((name, i) => part(`DE/82${i}`, name)))).toBe(
      'Germany (around Munich, Berlin, Bonn and elsewhere)',
    )
  })

  it('have a name with their country, and one below it', () => {
    expect(regionName(munich, 'Munich')).toBe('Germany, around Munich')
    expect(regionName(munich)).toBe('Germany, a part of it')
    expect(areaName('Munich')).toBe('around Munich')
  })

  it('are the visitor’s region where anything is told of them', () => {
    const place = { area: munich, country: 'DE' }
    expect(ownRegion([said('DE', 'ok'), area(munich, 'Munich', 'major')], place)).toBe(munich)
    expect(ownRegion([said('DE', 'ok'), area(berlin, 'Berlin', 'major')], place)).toBe('DE')
    expect(ownRegion([said('DE', 'ok')], { area: null, country: null })).toBeNull()
  })

  it('stand below their country on an incident’s course', () => {
    const part = (region: string, startedAt: number) =>
      ({ region, startedAt, majorAt: null, endedAt: null, peakPerHour: 1 }) as Incident['regions'][number]
    const regions = [part(munich, 1), part(vienna, 2), part('FR', 3), part('DE', 4), part('world', 5)]
    const rows = courses({ startedAt: 0, endedAt: null, regions } as unknown as Incident, 10)
    expect(rows.map(({ region, isBelow }) => [region, isBelow])).toEqual([
      ['world', false],
      [vienna, false],
      ['FR', false],
      ['DE', false],
      [munich, true],
    ])
  })
})
