import { describe, expect, it } from 'vitest'
import { Catalog, type Service } from '../../server/catalog/catalog.ts'
import { catalogOf, shipped, slugs } from './someCatalog.ts'

describe('looking a service up', () => {
  it('finds it by slug and by id', () => {
    const telegram = shipped.bySlug('telegram')!
    expect(telegram.name).toBe('Telegram')
    expect(shipped.byId(telegram.id)).toBe(telegram)
  })

  it.each(['', 'Telegram', 'no-such-service', '__proto__', 'constructor'])('finds nothing under "%s"', (slug) => {
    expect(shipped.bySlug(slug)).toBeUndefined()
    expect(shipped.alternatives(slug)).toEqual([])
    expect(shipped.dependents(slug)).toEqual([])
  })

  it('lists all in order of id, however they come', () => {
    const [a, b, c] = catalogOf({ slug: 'a' }, { slug: 'b' }, { slug: 'c' }).all as [Service, Service, Service]
    expect(slugs(new Catalog([c, a, b]).all)).toEqual(['a', 'b', 'c'])
  })
})

describe('alternatives', () => {
  it('for Telegram are messengers of the whole world', () => {
    expect(slugs(shipped.alternatives('telegram'))).toEqual(['whatsapp', 'signal', 'messenger', 'discord'])
  })

  it('are of the same kind: music for music', () => {
    expect(slugs(shipped.alternatives('spotify'))).toEqual(['apple-music', 'youtube-music', 'deezer', 'soundcloud'])
  })

  it('for a network or a bank are of the same country', () => {
    expect(slugs(shipped.alternatives('telekom-de'))).toEqual(['vodafone-de', 'o2-de', '1und1-de'])
    for (const service of shipped.all.filter(({ category }) => ['mobile', 'isp', 'bank'].includes(category))) {
      const countries = new Set(shipped.alternatives(service.slug).map(({ country }) => country))
      expect([...countries], service.slug).toEqual(countries.size > 0 ? [service.country] : [])
    }
  })

  it('are at most four others of the same category, in an order that does not change', () => {
    const again = new Catalog([...shipped.all].reverse())
    for (const service of shipped.all) {
      const others = shipped.alternatives(service.slug)
      expect(others.length).toBeLessThanOrEqual(4)
      expect(others).not.toContain(service)
      expect(new Set(others).size).toBe(others.length)
      for (const other of others) expect(other.category, service.slug).toBe(service.category)
      expect(slugs(again.alternatives(service.slug))).toEqual(slugs(others))
    }
  })

  it('of the visitor’s own country come first, those of foreign countries never', () => {
    const shop = { category: 'shop' as const }
    const catalog = catalogOf(
      { slug: 'world', ...shop },
      { slug: 'polish', ...shop, country: 'PL' },
      { slug: 'german', ...shop, country: 'DE' },
      { slug: 'other-german', ...shop, country: 'DE' },
    )
    expect(slugs(catalog.alternatives('german'))).toEqual(['other-german', 'world'])
    expect(slugs(catalog.alternatives('world'))).toEqual([])
  })

  it('leave out what the service itself runs on', () => {
    const social = { category: 'social' as const }
    const catalog = catalogOf(
      { slug: 'upstream', ...social },
      { slug: 'ours', ...social, dependencies: ['upstream'] },
      { slug: 'theirs', ...social },
    )
    expect(slugs(catalog.alternatives('ours'))).toEqual(['theirs'])
  })

  it('are only named peers where a category is a mixture', () => {
    const work = { category: 'work' as const }
    const catalog = catalogOf(
      { slug: 'chat', ...work },
      { slug: 'code', ...work, peers: ['forge'] },
      { slug: 'forge', ...work },
    )
    expect(slugs(catalog.alternatives('chat'))).toEqual([])
    expect(slugs(catalog.alternatives('code'))).toEqual(['forge'])
  })
})

describe('dependents', () => {
  it('are the services that run on it', () => {
    expect(slugs(shipped.dependents('facebook'))).toEqual(['whatsapp', 'messenger', 'instagram'])
    expect(slugs(shipped.dependents('google-cloud'))).toEqual(expect.arrayContaining(['spotify', 'discord', 'gitlab']))
    expect(shipped.dependents('telegram')).toEqual([])
  })

  it('mirror the dependencies', () => {
    for (const service of shipped.all) {
      for (const upstream of service.dependencies) expect(shipped.dependents(upstream)).toContain(service)
    }
  })
})
