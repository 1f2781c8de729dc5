import { expect, it } from 'vitest'
import { shelfOf, shelfOfSeen } from '../../../client/worker/keeping.ts'

const HERE = 'https://outcry.example'
const shelf = (path: string, mode: RequestMode = 'cors', method = 'GET') =>
  shelfOf({ method, url: `${HERE}${path}`, mode }, HERE)?.cache.split('.')[1] ?? null

it('[M13] pages, figures and the parts of pages are kept', () => {
  for (const path of ['/', '/status/telegram', '/status/telegram/why?region=DE', '/incidents/7'])
    expect(shelf(path, 'navigate')).toBe('pages')
  for (const path of ['', '/telegram', '/telegram/comments?limit=5', '/telegram/alternatives', '?region=DE'])
    expect(shelf(`/api/v1/services${path}`)).toBe('figures')
  expect(shelf('/assets/main-abc.js')).toBe('assets')
  expect(shelf('/logos/telegram.svg', 'no-cors')).toBe('others')
  expect(shelfOfSeen(`${HERE}/status/telegram`, HERE)?.cache).toBe('outcry.pages.v1')
})

it('[M13] what is sent, streamed, downloaded, the operator’s or another site’s is left alone', () => {
  expect(shelf('/api/v1/reports', 'cors', 'POST')).toBeNull()
  for (const path of [
    '/api/v1/services/telegram/stream',
    '/api/v1/stream?service=a',
    '/api/v1/admin/comments',
    '/metrics',
  ])
    expect(shelf(path)).toBeNull()
  for (const path of ['/status/telegram/feed.atom', '/feed.json', '/worker.js', '/embed/telegram', '/badge/a.svg'])
    expect(shelf(path, 'navigate')).toBeNull()
  expect(shelfOf({ method: 'GET', url: 'https://elsewhere.example/', mode: 'navigate' }, HERE)).toBeNull()
})

it('[M13] only what never changes under its name is served without asking', () => {
  const fixed = ['/assets/a.js', '/', '/status/a', '/theme.js'].filter(
    (path) => shelfOf({ method: 'GET', url: HERE + path, mode: 'navigate' }, HERE)!.fixed,
  )
  expect(fixed).toEqual(['/assets/a.js'])
})
