import type { Page } from '@playwright/test'
import type { Language } from '../../server/contract/page.ts'

export const MOMENTS = {
  before: '2018-04-28T23:30:00Z',
  onset: '2018-04-29T00:14:00Z',
  peak: '2018-04-29T07:20:00Z',
  recovering: '2018-04-29T13:30:00Z',
  after: '2018-04-29T21:45:00Z',
} as const
export type Moment = keyof typeof MOMENTS

export interface Shot {
  moment: Moment
  /** What it shows, and its file's second word. */
  name: string
  /** Without the language's part; of a page of somebody else, its whole address. */
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
  /** Of a page of somebody else, with widgets and a frame, by its language. */
  elsewhere: Partial<Record<Language, string>>
}

type Look = Pick<Shot, 'width' | 'theme' | 'language'>

const SERVICE = '/status/telegram'
const WIDTHS = [390, 768, 1440]
const THEMES = ['light', 'dark'] as const
/** What all pages are looked at in; the others in what is read most. */
const LANGUAGES: readonly Language[] = ['en', 'de', 'fa']
const OTHERS: readonly Language[] = ['fr', 'es', 'ru', 'tr', 'ar']

/**
 * A page in all is 3 widths × 2 themes × 8 languages × 5 moments: 240 pictures that nobody looks at. So each page is seen
 * once in every width and theme, at the moment that says most about it, in languages that take turns; the home page and a
 * service's at every moment. No width lacks one of LANGUAGES, and OTHERS are seen where lines are shortest and longest.
 */
export function shotsOf(moment: Moment, { incident, snapshot, elsewhere }: Paths): Shot[] {
  const shots: Shot[] = []
  const add = (name: string, path: string, looks: readonly Look[], more: Partial<Shot> = {}) =>
    shots.push(...looks.map((look) => ({ moment, name, path, ...look, ...more })))
  const onPages = (name: string, looks: readonly Look[], more: Partial<Shot> = {}) =>
    looks.forEach((look) => add(name, elsewhere[look.language]!, [look], more))
  const turn = Object.keys(MOMENTS).indexOf(moment)
  const isPeak = moment === 'peak'
  add('home', '/', isPeak ? everyLook(0) : someLooks(turn))
  add('service', SERVICE, isPeak ? everyLook(1) : someLooks(turn + 1))
  if (isPeak) {
    add('home', '/', inOthers('light'))
    add('service', SERVICE, inOthers('dark'))
    add('why', `${SERVICE}/why`, everyLook(2))
    add('frame', '/embed/telegram', everyLook(0))
    onPages('elsewhere', everyLook(1))
    onPages('elsewhere-lost', someLooks(0), { act: lose })
    onPages('elsewhere-report', someLooks(1), { act: tellOwn })
    add('sheet', SERVICE, everyLook(1), { isScreenOnly: true, act: openSheet })
    add('answer', SERVICE, everyLook(2), { isScreenOnly: true, act: answer })
  }
  if (moment === 'before') {
    onPages('elsewhere', someLooks(0))
    add('embed', '/embed?service=telegram', everyLook(0))
    add('missing', '/status/no-such-service', everyLook(1))
  }
  if (moment === 'recovering') {
    onPages('elsewhere', someLooks(2))
    add('incident', incident, everyLook(0))
    add('past', `${SERVICE}?t=2018-04-29T08:00Z`, everyLook(1))
    add('why-iran', `${SERVICE}/why?region=IR`, someLooks(2))
  }
  if (moment === 'after') {
    add('snapshot', snapshot, everyLook(1))
    add('incident-over', incident, someLooks(0))
  }
  return shots
}

const language = (turn: number): Language => LANGUAGES[turn % LANGUAGES.length]!

const everyLook = (turn: number): Look[] =>
  WIDTHS.flatMap((width, i) => THEMES.map((theme, j) => ({ width, theme, language: language(turn + 2 * i + j) })))

const someLooks = (turn: number): Look[] =>
  WIDTHS.map((width, i) => ({ width, theme: THEMES[(turn + i) % 2]!, language: language(turn + i) }))

const inOthers = (theme: Shot['theme']): Look[] =>
  OTHERS.flatMap((language) => [390, 1440].map((width) => ({ width, theme, language })))

const sheetOf = (page: Page) => page.locator('dialog[open]')

async function openSheet(page: Page): Promise<void> {
  await page.locator('.button.primary').first().click()
  await sheetOf(page).locator('button').nth(2).waitFor()
}

async function answer(page: Page): Promise<void> {
  await openSheet(page)
  await sheetOf(page).locator('li button').first().click()
  await sheetOf(page).locator('h2').waitFor()
}

/** As browsers say it where a network goes away. */
const lose = (page: Page): Promise<void> => page.evaluate(() => void dispatchEvent(new Event('offline')))

/** Somebody begins to report in the widget. */
const tellOwn = (page: Page): Promise<void> => page.locator('outcry-widget button').first().click()
