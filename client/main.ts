import { DATA_ELEMENT, DEFAULT_LANGUAGE, type PageData } from '#contract/page.ts'
import { hydrate, mount } from 'svelte'
import App from './App.svelte'
import { loadMessages } from './i18n/languages.ts'
import { speak } from './i18n/t.ts'
import { catalog } from './live/catalog.svelte.ts'
import { clock } from './live/clock.svelte.ts'
import { place } from './live/place.svelte.ts'
import { said } from './live/said.svelte.ts'
import { withGiven } from './pages/given.ts'
import { latePage } from './pages/latePages.ts'
import { router } from './pages/router.svelte.ts'
import { setBase } from './pages/routes.ts'
import { theme } from './ui/theme.svelte.ts'
import './ui/tokens.css'
import './ui/base.css'

/** What the server rendered the page with; null in development, where nothing renders it. */
function readData(): PageData | null {
  const text = document.getElementById(DATA_ELEMENT)?.textContent
  return text ? (JSON.parse(text) as PageData) : null
}

async function start(): Promise<void> {
  const data = readData()
  const language = data?.language ?? DEFAULT_LANGUAGE
  setBase(data?.base ?? '')
  router.start(data?.path)
  const [messages, page] = await Promise.all([loadMessages(language), latePage(router.route)])
  speak(language, messages)
  const target = document.querySelector('#app')!
  if (data) withGiven(data, () => takeOver(data, () => hydrate(App, { target, props: { page } })))
  else mount(App, { target, props: { page } })
  // What the browser alone knows comes after: the page first has to come to what the server came to.
  theme.start()
  place.recall()
  said.recall(Date.now())
  document.documentElement.dataset.live = ''
}

function takeOver(data: PageData, act: () => unknown): void {
  clock.now = data.at
  catalog.begin(data)
  act()
}

// Not awaited: pages whose code comes later import from this module, and would wait for its end while it waits for them.
void start()
