import { describe, expect, it } from 'vitest'
import { searchServices, type Findable } from '../../client/live/search.ts'

const service = (name: string, lastHour = 0, ...aliases: string[]): Findable => {
  return { name, slug: name.toLowerCase().replaceAll(' ', '-'), aliases, lastHour }
}
const names = (found: Findable[]) => found.map(({ name }) => name)
const catalog = [
  service('WhatsApp', 0, 'wa', 'ватсап'),
  service('Telegram', 0, 'tg'),
  service('Deutsche Bahn', 0, 'DB Navigator'),
  service('Telekom', 9),
  service('App Store'),
  service('Amazon Web Services', 0, 'AWS'),
  service('São Paulo Metro'),
]

describe('search', () => {
  it('finds nothing for nothing', () => expect(searchServices(catalog, ' - ')).toEqual([]))

  it('prefers the beginning of a name to its middle', () => {
    expect(names(searchServices(catalog, 'app'))).toEqual(['App Store', 'WhatsApp'])
  })

  it('among equal fits puts what is reported most first', () => {
    expect(names(searchServices(catalog, 'tele'))).toEqual(['Telekom', 'Telegram'])
  })

  it('prefers an exact name, however much is reported about others', () => {
    const list = [service('Signal Iduna', 500), service('Signal')]
    expect(names(searchServices(list, 'signal'))).toEqual(['Signal', 'Signal Iduna'])
  })

  it('knows aliases, in any script', () => {
    expect(names(searchServices(catalog, 'AWS'))[0]).toBe('Amazon Web Services')
    expect(names(searchServices(catalog, 'Ватс'))).toEqual(['WhatsApp'])
  })

  it('pays no attention to case, accents, blanks and hyphens', () => {
    for (const typed of ['sao pau', 'SÃO', 'são-paulo']) {
      expect(names(searchServices(catalog, typed))).toEqual(['São Paulo Metro'])
    }
    expect(names(searchServices(catalog, 'whats app'))).toContain('WhatsApp')
  })

  it('finds a later word of a name', () => {
    expect(names(searchServices(catalog, 'bahn'))).toEqual(['Deutsche Bahn'])
  })

  it.each(['telegarm', 'teelgram', 'xelegram', 'telgram', 'tellegram'])('forgives one slip: %s', (typed) => {
    expect(names(searchServices(catalog, typed))).toContain('Telegram')
  })

  it('gives at most what it is asked for', () => expect(searchServices(catalog, 'a', 2)).toHaveLength(2))
})
