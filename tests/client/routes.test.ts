import { expect, it } from 'vitest'
import { routeOf } from '../../client/pages/routes.ts'

it.each([
  ['/', { page: 'home' }],
  ['/status/telegram', { page: 'service', slug: 'telegram' }],
  ['/status/telegram/', { page: 'service', slug: 'telegram' }],
  ['/status/a%20b', { page: 'service', slug: 'a b' }],
  ['/status/%E0%A4%A', { page: 'service', slug: '%E0%A4%A' }],
  ['/status', { page: 'missing' }],
  ['/status/telegram/feed.atom', { page: 'missing' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route))
