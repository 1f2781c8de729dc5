import { expect, it } from 'vitest'
import { routeOf } from '../../client/pages/routes.ts'

it.each([
  ['/', { page: 'home' }],
  ['/status/telegram', { page: 'service', slug: 'telegram' }],
  ['/status/telegram/', { page: 'service', slug: 'telegram' }],
  ['/status/a%20b', { page: 'service', slug: 'a b' }],
  ['/status/%E0%A4%A', { page: 'service', slug: '%E0%A4%A' }],
  ['/status/telegram/why', { page: 'why', slug: 'telegram', region: 'world' }],
  ['/status/telegram/why?region=DE', { page: 'why', slug: 'telegram', region: 'DE' }],
  ['/status/telegram/why?region=DE/821f8ffffffffff', { page: 'why', slug: 'telegram', region: 'DE/821f8ffffffffff' }],
  ['/status/telegram/why?region=%3Cscript%3E', { page: 'why', slug: 'telegram', region: 'world' }],
  ['/embed', { page: 'embed', slug: 'telegram' }],
  ['/embed?service=signal', { page: 'embed', slug: 'signal' }],
  ['/embed?service=%3Cscript%3E', { page: 'embed', slug: 'telegram' }],
  ['/embed/telegram', { page: 'missing' }],
  ['/incidents', { page: 'incidents', cursor: null }],
  ['/incidents?cursor=MjkuNw', { page: 'incidents', cursor: 'MjkuNw' }],
  ['/incidents?cursor=%3Cscript%3E', { page: 'incidents', cursor: null }],
  ['/privacy', { page: 'privacy' }],
  ['/incidents/17', { page: 'incident', id: '17' }],
  ['/incidents/none', { page: 'missing' }],
  ['/status', { page: 'missing' }],
  ['/status/telegram/feed.atom', { page: 'missing' }],
])('%s', (address, route) => {
  const [path, search] = address.split('?')
  expect(routeOf(path!, search && `?${search}`)).toEqual(route)
})
