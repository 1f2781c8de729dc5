import type { Page } from '@playwright/test'

export const MOMENTS = {
  before: '2018-04-28T23:30:00Z',
  onset: '2018-04-29T00:14:00Z',
  peak: '2018-04-29T07:20:00Z',
  recovering: '2018-04-29T13:30:00Z',
  after: '2018-04-29T21:45:00Z',
} as const
export type Moment = keyof typeof MOMENTS

export type Language = 'en' | 'de' | 'fr' | 'es' | 'ru' | 'tr' | 'fa' | 'ar'

export interface Shot {
  moment: Moment
  /** What it shows, and its file's first word. */
  name: string
  /** Without the language's part. */
  path: string
  /** px */
  width: number
  theme: 'light' | 'dark'
  language: Language
  /** What a person does before the picture is taken. */
  act?: (page: Page) => Promise<void>
  /** Only what the screen shows, rather than the whole page. */
  isScreenOnly?: boolean
}

/** Of the night that is being played. */
export interface Paths {
  incident: string
  snapshot: string
}

const SERVICE = '/status/telegram'
const PHONE = 390
const TABLET = 768
const DESKTOP = 1440
type Look = [width: number, theme: 'light' | 'dark', language: Language]

/** Not every page in every way at every moment: each page on each width, in each theme and language at least once. */
export function shotsOf(moment: Moment, { incident, snapshot }: Paths): Shot[] {
  const of = (name: string, path: string, ...looks: Look[]): Shot[] =>
    looks.map(([width, theme, language]) => ({ moment, name, path, width, theme, language }))
  return {
    before: () => [
      ...of('home', '/', [PHONE, 'light', 'en'], [DESKTOP, 'dark', 'de']),
      ...of('service', SERVICE, [PHONE, 'light', 'de'], [DESKTOP, 'light', 'en']),
      ...of('why', `${SERVICE}/why`, [PHONE, 'light', 'en']),
      ...of(
        'embed',
        '/embed?service=telegram',
        [PHONE, 'light', 'de'],
        [TABLET, 'dark', 'fa'],
        [DESKTOP, 'light', 'en'],
      ),
      ...of('missing', '/status/no-such-service', [PHONE, 'light', 'fa']),
    ],
    onset: () => [
      ...of('home', '/', [PHONE, 'dark', 'de']),
      ...of('service', SERVICE, [PHONE, 'light', 'en'], [DESKTOP, 'dark', 'en']),
    ],
    peak: () => [
      ...of(
        'home',
        '/',
        [PHONE, 'light', 'en'],
        [PHONE, 'light', 'fa'],
        [TABLET, 'dark', 'de'],
        [DESKTOP, 'light', 'en'],
      ),
      ...of('service', SERVICE, [PHONE, 'light', 'en'], [PHONE, 'dark', 'de'], [PHONE, 'light', 'fa']),
      ...of('service', SERVICE, [TABLET, 'light', 'de'], [DESKTOP, 'light', 'en'], [DESKTOP, 'dark', 'fa']),
      ...of('incident', incident, [PHONE, 'light', 'de'], [DESKTOP, 'light', 'en']),
      ...of('why', `${SERVICE}/why`, [PHONE, 'dark', 'de'], [TABLET, 'light', 'fa'], [DESKTOP, 'light', 'en']),
      ...of('snapshot', snapshot, [PHONE, 'light', 'de'], [DESKTOP, 'dark', 'en']),
      ...of('sheet', SERVICE, [PHONE, 'light', 'de'], [DESKTOP, 'dark', 'en']).map(openSheet),
      ...of('answer', SERVICE, [PHONE, 'light', 'de'], [PHONE, 'dark', 'fa'], [DESKTOP, 'light', 'en']).map(answer),
    ],
    recovering: () => [
      ...of('home', '/', [DESKTOP, 'dark', 'en']),
      ...of('service', SERVICE, [PHONE, 'dark', 'en'], [TABLET, 'dark', 'fa'], [DESKTOP, 'light', 'de']),
      ...of('past', `${SERVICE}?t=2018-04-29T08:00Z`, [PHONE, 'light', 'de'], [DESKTOP, 'dark', 'en']),
      ...of('incident', incident, [PHONE, 'dark', 'fa'], [TABLET, 'light', 'en']),
      ...of('why', `${SERVICE}/why?region=IR`, [PHONE, 'light', 'fa']),
    ],
    after: () => [
      ...of('home', '/', [PHONE, 'light', 'de'], [TABLET, 'light', 'fa']),
      ...of('service', SERVICE, [PHONE, 'light', 'fa'], [DESKTOP, 'light', 'en']),
      ...of('incident', incident, [PHONE, 'light', 'en'], [DESKTOP, 'dark', 'de']),
      ...of('snapshot', snapshot, [PHONE, 'dark', 'fa'], [TABLET, 'light', 'de']),
    ],
  }[moment]()
}

const sheetOf = (page: Page) => page.locator('dialog[open]')

async function press(page: Page): Promise<void> {
  await page.locator('.button.primary').first().click()
  await sheetOf(page).locator('button').nth(2).waitFor()
}

const openSheet = (shot: Shot): Shot => ({ ...shot, isScreenOnly: true, act: press })

const answer = (shot: Shot): Shot => ({
  ...shot,
  isScreenOnly: true,
  act: async (page) => {
    await press(page)
    await sheetOf(page).locator('[data-problem], li button').first().click()
    await sheetOf(page).locator('h2').waitFor()
  },
})
