import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellsHour, withoutFew } from '../../server/verdict/disclosure.ts'
import { Detector } from '../../server/verdict/detector.ts'
import { explain, type Explanation } from '../../server/verdict/explanation.ts'
import { AREA_SETTINGS } from '../../server/verdict/settings.ts'

/** Ten past ten. */
const AT = 29_474_640 + 610
const MINUTES = 120

/** An area's explanation after two hours in which each person's minutes are those of their effective reports. */
function explained(people: readonly (readonly number[])[]): { why: Explanation; peopleIn(minutes: number): number } {
  const detector = new Detector({ settings: AREA_SETTINGS })
  for (let t = -600; t < MINUTES; t++) {
    const problems = people.reduce((sum, of) => sum + of.filter((minute) => minute === t).length, 0)
    detector.step(AT - MINUTES + 1 + t, { problems })
  }
  const inWindow = (minutes: number) => people.filter((of) => of.some((minute) => minute >= MINUTES - minutes)).length
  const networks = inWindow(60)
  const why = explain(detector, AT, { problems: 0, networks, largestShare: networks > 0 ? 1 / networks : 0 })
  return { why, peopleIn: inWindow }
}

/** At most one report in each clock hour, as the effective count has it. */
const hourOf = (minute: number) => Math.floor((AT - MINUTES + 1 + minute) / 60)
const person = fc
  .uniqueArray(fc.nat(MINUTES - 1), { minLength: 1, maxLength: 3, selector: hourOf })
  .map((minutes) => minutes.sort((a, b) => a - b))

describe('[V46] an explanation of an area', () => {
  it('tells no window in which fewer than three people reported, whatever they reported when', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6 }), (people) => {
        const { why, peopleIn } = explained(people)
        const told = withoutFew(why)
        for (const { minutes, observed, observedBelow, surprise } of told.windows) {
          const known = why.windows.find((window) => window.minutes === minutes)!
          if (observed !== null) {
            expect(peopleIn(minutes)).toBeGreaterThanOrEqual(3)
            expect([observed, observedBelow, surprise]).toEqual([known.observed, undefined, known.surprise])
          } else {
            expect(known.observed).toBeLessThan(observedBelow!)
            expect(surprise).toBeNull()
          }
        }
        if (peopleIn(60) < 3) {
          expect(tellsHour(told)).toBe(false)
          expect([told.networks, told.largestNetworkShare]).toEqual([null, null])
        }
        if (peopleIn(120) < 3) expect([told.observed, told.score]).toEqual([null, 0])
      }),
    )
  })

  it('is whole where enough people reported in every window', () => {
    const people = Array.from({ length: 40 }, (_, i) => [MINUTES - 1 - (i % 2), i % 50].sort((a, b) => a - b))
    const { why } = explained(people)
    expect(withoutFew(why)).toEqual(why)
    expect(why.networks).toBe(40)
  })

  it('is the same whether nobody reported, or one or two people did', () => {
    const [nobody, one, two] = [[], [[119]], [[100], [119]]].map((people) => withoutFew(explained(people).why))
    const seen = ({ score, observed, networks, largestNetworkShare, windows }: typeof nobody & object) => {
      const counts = windows.map((window) => [window.observed, window.observedBelow, window.surprise])
      return { score, observed, networks, largestNetworkShare, counts }
    }
    expect(seen(one!)).toEqual(seen(nobody!))
    expect(seen(two!)).toEqual(seen(nobody!))
  })
})
