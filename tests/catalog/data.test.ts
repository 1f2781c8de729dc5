import { describe, expect, it } from 'vitest'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { withPeers } from '../../server/catalog/peers.ts'
import { faultsOf, type Entry } from '../../server/catalog/validate.ts'
import { CATEGORIES } from '../../server/contract/service.ts'

const entry = (slug: string, more: Partial<Entry> = {}): Entry => ({
  ...{ slug, name: slug, category: 'other', aliases: [], homepage: 'https://example.com', dependencies: [] },
  ...more,
})

describe('the services that ship', () => {
  it('[C1] cover every category', () => {
    const covered = new Set(CATALOG_DATA.map(({ category }) => category))
    expect(CATEGORIES.filter((category) => !covered.has(category))).toEqual([])
  })

  it('[C1] know where Telegram, WhatsApp, Netflix and Spotify run', () => {
    const bySlug = new Map(CATALOG_DATA.map((service) => [service.slug, service]))
    expect(bySlug.get('telegram')).toMatchObject({ name: 'Telegram', category: 'messenger', country: null })
    expect(bySlug.get('whatsapp')?.dependencies).toEqual(['facebook'])
    expect(bySlug.get('netflix')?.dependencies).toEqual(['aws'])
    expect(bySlug.get('spotify')?.dependencies).toEqual(['google-cloud'])
  })

  it('[C1] name the country of every network and no country of what works everywhere', () => {
    const networks = CATALOG_DATA.filter(({ category }) => category === 'mobile' || category === 'isp')
    const stateless = networks.filter(({ country }) => country === null).map(({ slug }) => slug)
    expect(stateless).toEqual(['starlink'])
    const countries = new Set(networks.map(({ country }) => country))
    const promised = 'DE US GB FR ES IT NL RU TR IR IN BR JP PL UA AE SA CH AT'.split(' ')
    expect(promised.filter((country) => !countries.has(country))).toEqual([])
  })
})

describe('faults of the data', () => {
  it('[C1] none in a sound list', () => {
    const services = [entry('a', { aliases: ['alpha'], dependencies: ['b'], peers: ['b'] }), entry('b')]
    expect(faultsOf(services)).toEqual([])
  })

  it.each([
    ['a bad slug', { slug: 'Not a slug' }, 'slug must match pattern'],
    ['an empty name', { name: '' }, 'name must not have fewer than 1 characters'],
    ['an unknown category', { category: 'bakery' }, 'category must be equal to one of the allowed values'],
    ['a homepage without TLS', { homepage: 'http://example.com' }, 'homepage must match pattern'],
    ['a script for a homepage', { homepage: 'javascript:alert(1)' }, 'homepage must match pattern'],
    ['a country in words', { country: 'Germany' }, 'country must match pattern'],
    ['an alias that is no text', { aliases: [7] }, 'aliases/0 must be string'],
    ['a field nobody knows', { depends: [] }, 'must not have additional properties'],
    ['a missing field', { homepage: undefined }, 'homepage'],
  ])('[C1] %s', (_, change, fault) => {
    const found = faultsOf([entry('good'), { ...entry('bad'), ...change }])
    expect(found).not.toEqual([])
    expect(found.join('\n')).toContain(fault)
  })

  it.each([
    ['an unknown dependency', [entry('a', { dependencies: ['z'] })], ['a: unknown dependency "z"']],
    ['an unknown peer', [entry('a', { peers: ['z'] })], ['a: unknown peer "z"']],
    ['a peer of itself', [entry('a', { peers: ['a'] })], ['a: it is its own peer']],
    ['a name twice', [entry('a', { name: 'Älpha' }), entry('b', { name: 'alpha' })], namesTaken()],
    ['an alias that is a slug', [entry('a', { aliases: ['B'] }), entry('b')], ['a: the alias "B" is the name of b']],
    ['an alias without letters', [entry('a', { aliases: ['…'] })], ['a: the alias "…" has no letter or digit']],
    ['a circle of one', [entry('a', { dependencies: ['a'] })], ['a: depends on itself: a → a']],
  ])('[C1] %s', (_, services, faults) => {
    expect(faultsOf(services)).toEqual(faults)
  })

  function namesTaken() {
    return ['a: the name is taken by b', 'b: the name is taken by a']
  }

  it('[C1] a slug twice', () => {
    expect(faultsOf([entry('a'), entry('a', { name: 'other' })])).toContain('a: another service has this slug')
  })

  it('[C1] a circle of dependencies is told once, with its way', () => {
    const services = [entry('d', { dependencies: ['a'] }), entry('a', { dependencies: ['b'] })]
    const circle = [entry('b', { dependencies: ['c'] }), entry('c', { dependencies: ['a'] })]
    expect(faultsOf([...services, ...circle])).toEqual(['a: depends on itself: a → b → c → a'])
  })

  it('[C1] two ways to the same upstream are no circle', () => {
    const ways = [entry('a', { dependencies: ['b', 'c'] }), entry('b', { dependencies: ['d'] })]
    expect(faultsOf([...ways, entry('c', { dependencies: ['d'] }), entry('d')])).toEqual([])
  })

  it('[C1] an alias may be shared across countries, not within one', () => {
    const german = { aliases: ['T-Mobile'], country: 'DE' }
    const polish = { aliases: ['t mobile'], country: 'PL' }
    expect(faultsOf([entry('a', german), entry('b', polish)])).toEqual([])
    expect(faultsOf([entry('a', german), entry('b', german)])).toEqual([
      'a: the alias "T-Mobile" is also one of b',
      'b: the alias "T-Mobile" is also one of a',
    ])
  })

  it('[C1] all of them, not the first alone', () => {
    const services = [entry('a', { dependencies: ['x', 'y'] }), entry('b', { aliases: ['a'] })]
    expect(faultsOf(services)).toHaveLength(3)
    expect(faultsOf([{ slug: 'c' }, null, 'text'])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^c: /),
        expect.stringMatching(/^entry 1: /),
        expect.stringMatching(/^entry 2: /),
      ]),
    )
  })

  it.each([[null], [{}], ['text']])('[C1] a catalog that is no list: %j', (data) => {
    expect(faultsOf(data)).toEqual(['the catalog is a list of services'])
  })
})

describe('peers', () => {
  const peersOf = (...services: Entry[]) =>
    Object.fromEntries(withPeers(services).map(({ slug, peers }) => [slug, peers]))

  it('go both ways', () => {
    expect(peersOf(entry('a', { peers: ['b'] }), entry('b'), entry('c'))).toEqual({ a: ['b'], b: ['a'], c: [] })
  })

  it('are the mobile and fixed networks of one country', () => {
    const german = entry('german', { category: 'mobile', country: 'DE' })
    const cable = entry('cable', { category: 'isp', country: 'DE' })
    const polish = entry('polish', { category: 'mobile', country: 'PL' })
    expect(peersOf(german, cable, polish)).toEqual({ german: ['cable'], cable: ['german'], polish: [] })
  })

  it('are all messengers', () => {
    const [a, b] = [entry('a', { category: 'messenger' }), entry('b', { category: 'messenger' })]
    expect(peersOf(a, b, entry('c'))).toEqual({ a: ['b'], b: ['a'], c: [] })
  })

  it('of Telegram are the messengers that its users turn to', () => {
    const telegram = CATALOG_DATA.find(({ slug }) => slug === 'telegram')!
    expect(telegram.peers).toEqual(expect.arrayContaining(['whatsapp', 'signal', 'threema', 'viber']))
    expect(telegram.peers).not.toContain('telegram')
  })
})
