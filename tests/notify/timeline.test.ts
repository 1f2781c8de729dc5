import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { happeningsOf } from '../../server/notify/timeline.ts'

type Update = Parameters<typeof happeningsOf>[0][number]
const MUNICH = 'DE/821f8ffffffffff'

/** "5 DE major" → an update. */
const updates = (...lines: string[]): Update[] =>
  lines.map((line) => {
    const [minute, region, state] = line.split(' ')
    return { minute: Number(minute), region: region!, state: state as Update['state'] }
  })
const told = (of: Update[], region?: string) =>
  happeningsOf(of)
    .filter((one) => region === undefined || one.region === region)
    .map(({ minute, kind, region: of }) => `${minute} ${kind.slice('incident.'.length)}${region ? '' : ` ${of}`}`)

describe('[N1] events of an incident', () => {
  it('are told of the region, and of the world that holds it', () => {
    const course = updates('1 DE possible', '3 DE major', '40 DE recovering', '60 DE over')
    const events = ['1 opened', '3 major', '40 recovering', '60 closed']
    expect(told(course, 'DE')).toEqual(events)
    expect(told(course, 'world')).toEqual(events)
    expect(told(course, 'FR')).toEqual([])
  })

  it('are those of the worst region within', () => {
    const course = updates(
      ...['1 DE possible', '2 IR major', '9 IR recovering', '12 DE recovering', '20 IR over', '30 DE over'],
    )
    expect(told(course, 'world')).toEqual(['1 opened', '2 major', '12 recovering', '30 closed'])
    expect(told(course, 'IR')).toEqual(['2 opened', '2 major', '9 recovering', '20 closed'])
  })

  it('are one for each minute, however many regions changed in it', () => {
    const course = updates('1 DE possible', '1 FR major', '1 world possible', '2 DE over', '2 FR over', '2 world over')
    expect(told(course, 'world')).toEqual(['1 opened', '1 major', '2 closed'])
  })

  it('say when it came back, from recovering or from over', () => {
    const course = updates('1 DE major', '5 DE recovering', '7 DE major', '9 DE over', '30 DE possible', '50 DE over')
    expect(told(course, 'DE')).toEqual([
      ...['1 opened', '1 major', '5 recovering', '7 reopened', '7 major', '9 closed', '30 reopened', '50 closed'],
    ])
  })

  it('are told of a country for its areas, and an area that only recovers holds nothing open', () => {
    const course = updates(
      ...[`1 ${MUNICH} possible`, '2 DE possible', `8 ${MUNICH} recovering`, '9 DE recovering', '12 DE over'],
    )
    expect(told(course, 'DE')).toEqual(['1 opened', '9 recovering', '12 closed'])
    expect(told(course, 'world')).toEqual(['1 opened', '9 recovering', '12 closed'])
    expect(told(course, MUNICH)).toEqual(['1 opened', '8 recovering', '12 closed'])
  })

  it('never repeat a state, begin with an opening, and are the same for whoever reads on later', () => {
    const update = fc.record({
      minute: fc.integer({ min: 1, max: 30 }),
      region: fc.constantFrom('world', 'DE', 'FR', MUNICH),
      state: fc.constantFrom('possible', 'major', 'recovering', 'over'),
    })
    fc.assert(
      fc.property(fc.array(update, { maxLength: 25 }), fc.integer({ min: 1, max: 30 }), (unsorted, until) => {
        const course = (unsorted as Update[]).sort((a, b) => a.minute - b.minute)
        const all = happeningsOf(course)
        expect(happeningsOf(course.filter(({ minute }) => minute <= until))).toEqual(
          all.filter(({ minute }) => minute <= until),
        )
        expect(happeningsOf(course, new Set([until]))).toEqual(all.filter(({ minute }) => minute === until))
        for (const region of new Set(all.map((one) => one.region))) {
          const of = all.filter((one) => one.region === region)
          expect(of.filter(({ kind }) => kind === 'incident.opened').length).toBeLessThanOrEqual(1)
          for (const { state, previous } of of) expect(state).not.toBe(previous)
        }
        expect(new Set(all.map(({ minute, region, kind }) => `${minute} ${region} ${kind}`)).size).toBe(all.length)
      }),
    )
  })
})
