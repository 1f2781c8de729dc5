import { expect, it } from 'vitest'
import { listenForPush, type PushScope } from '../../client/worker/push.ts'

/** A service worker's scope that remembers what was done. */
function scope(pages: string[] = []) {
  const listeners = new Map<string, (event: never) => void>()
  const done: unknown[] = []
  const fake: PushScope = {
    registration: { showNotification: async (title, options) => void done.push([title, options]) },
    clients: {
      matchAll: async () => pages.map((url) => ({ url, focus: async () => void done.push(`focus ${url}`) })),
      openWindow: async (url) => void done.push(`open ${url}`),
    },
    addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
  }
  listenForPush(fake)
  const fire = async (type: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(type)!({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) } as never)
    await work
  }
  return {
    done,
    push: (text: string | null) => fire('push', { data: text === null ? null : { json: () => JSON.parse(text) } }),
    tap: (data: unknown) =>
      fire('notificationclick', { notification: { data, close: () => void done.push('closed') } }),
  }
}

it('[N11] a push is shown in the place of an earlier one about the same incident', async () => {
  const worker = scope()
  const message = { title: 'Trouble', body: 'Tap.', url: '/status/telegram', tag: 'incident 7 IR', lang: 'en' }
  await worker.push(JSON.stringify(message))
  expect(worker.done).toEqual([
    ['Trouble', expect.objectContaining({ body: 'Tap.', tag: 'incident 7 IR', renotify: true, lang: 'en' })],
  ])
})

it.each([null, '', 'not json', '7'])('[N11] even a push of %j is shown: browsers demand it', async (text) => {
  const worker = scope()
  await worker.push(text)
  expect(worker.done).toEqual([['Outcry', expect.objectContaining({ body: '' })]])
})

it('[N11] a tap opens the page, or shows it where it is open', async () => {
  const [closed, open] = [scope(), scope(['https://a.example/', 'https://a.example/status/telegram?t=1'])]
  await closed.tap({ url: '/status/telegram' })
  await open.tap({ url: '/status/telegram' })
  expect(closed.done).toEqual(['closed', 'open /status/telegram'])
  expect(open.done).toEqual(['closed', 'focus https://a.example/status/telegram?t=1'])
})

it.each([
  undefined,
  null,
  {},
  { url: 7 },
  { url: '//evil.example/' },
  { url: '/\\evil.example' },
  { url: 'https://x/' },
])('[N11] a tap on %j stays with us', async (data) => {
  const worker = scope()
  await worker.tap(data)
  expect(worker.done).toEqual(['closed', 'open /'])
})
