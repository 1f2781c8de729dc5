import { describe, expect, it } from 'vitest'
import { fileOf } from './photographer.ts'
import { MOMENTS, shotsOf, type Moment } from './shots.ts'

const PATHS = {
  incident: '/incidents/1',
  snapshot: '/snapshots/1',
  elsewhere: { en: 'http://a', de: 'http://b', fa: 'http://c' },
}
const shots = (Object.keys(MOMENTS) as Moment[]).flatMap((moment) => shotsOf(moment, PATHS))
const PAGES = [
  'home',
  'service',
  'incident',
  'why',
  'embed',
  'frame',
  'snapshot',
  'answer',
  'sheet',
  'past',
  'missing',
  'elsewhere',
]

describe('the pictures of the night', () => {
  it.each(PAGES)('show %s in every width and theme', (name) => {
    const seen = new Set(shots.filter((shot) => shot.name === name).map(({ width, theme }) => `${width} ${theme}`))
    expect([...seen].sort()).toEqual(['1440 dark', '1440 light', '390 dark', '390 light', '768 dark', '768 light'])
  })

  it.each(['en', 'de', 'fa'])('show %s in every width', (language) => {
    const widths = new Set(shots.filter((shot) => shot.language === language).map(({ width }) => width))
    expect([...widths].sort()).toEqual([1440, 390, 768])
  })

  it.each(['home', 'service'])('show %s at every moment', (name) => {
    const moments = new Set(shots.filter((shot) => shot.name === name).map(({ moment }) => moment))
    expect([...moments]).toEqual(Object.keys(MOMENTS))
  })

  it('have files of their own', () => {
    expect(new Set(shots.map(fileOf)).size).toBe(shots.length)
  })
})
