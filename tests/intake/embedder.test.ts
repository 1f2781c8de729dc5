import { describe, expect, it } from 'vitest'
import { embeddingSite, siteOf } from '../../server/intake/embedder.ts'

const OURS = 'https://outcry.example'

describe('[I13] the site that a report comes through', () => {
  const host = 'outcry.example'
  it.each([
    ['a program', {}, null],
    ['our own page, by its address', { origin: OURS }, null],
    ['our own page, by the host that was asked', { origin: 'http://localhost:3000', host: 'localhost:3000' }, null],
    ['our own page behind a proxy', { origin: 'https://x.example', host: 'inner', fetchSite: 'same-origin' }, null],
    ['a page elsewhere', { origin: 'https://news.example', fetchSite: 'cross-site' }, 'news.example'],
    ['a page on a sibling of ours', { origin: 'https://evil.outcry.example' }, 'outcry.example'],
    ['a sandboxed frame', { origin: 'null' }, 'null'],
    ['our frame in a page elsewhere', { origin: OURS, embeddedBy: 'https://news.example' }, 'news.example'],
    ['our frame in a page that hides', { origin: OURS, embeddedBy: 'null' }, 'null'],
    ['a page that names another', { origin: 'https://news.example', embeddedBy: 'https://b.example' }, 'news.example'],
  ])('%s', (_name, sender, site) => expect(embeddingSite({ host, ...sender }, OURS)).toBe(site))

  it.each([
    ['https://news.example', 'news.example'],
    ['http://a.b.c.News.example:8080', 'news.example'],
    ['https://shop.example.co.uk', 'example.co.uk'],
    ['https://a.t.co', 't.co'],
    ['https://a.de', 'a.de'],
    ['https://co.uk', 'co.uk'],
    ['http://192.0.2.1:8080', '192.0.2.1'],
    ['http://[2001:db8::1]:3000', '[2001:db8::1]'],
    ['http://localhost:3000', 'localhost'],
    ['https://news.example.', 'news.example'],
    ['file:///home', 'null'],
    ['nonsense', 'null'],
    ['', 'null'],
  ])('%s is %s: subdomains, schemes and ports make no other site', (origin, site) => expect(siteOf(origin)).toBe(site))
})
