import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from '../setup/browser.ts'
import { bringFonts } from './fonts.ts'
import type { Language } from '../../server/contract/page.ts'
import type { Shot } from './shots.ts'

/** Who looks: what their browser speaks, and where it is. */
const PEOPLE: Record<Language, { locale: string; timezoneId: string }> = {
  en: { locale: 'en-GB', timezoneId: 'Europe/Berlin' },
  de: { locale: 'de-DE', timezoneId: 'Europe/Berlin' },
  fr: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
  es: { locale: 'es-ES', timezoneId: 'Europe/Madrid' },
  ru: { locale: 'ru-RU', timezoneId: 'Europe/Moscow' },
  tr: { locale: 'tr-TR', timezoneId: 'Europe/Istanbul' },
  fa: { locale: 'fa-IR', timezoneId: 'Asia/Tehran' },
  ar: { locale: 'ar-AE', timezoneId: 'Asia/Dubai' },
}
const HEIGHTS: Record<number, number> = { 390: 844, 768: 1024, 1440: 900 }
const SETTLED_MS = 700
/** A page that takes longer is at fault, and said to be. */
const PATIENCE_MS = 15_000

/** Opens pages as people would, at the scenario's moment, and takes pictures of them. */
export class Photographer {
  readonly #browser: Browser
  readonly #folder: string
  #people = 0
  /** Files and what their pages complained about. */
  readonly faults: string[] = []

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser
    this.#folder = folder
  }

  static async open(folder: string): Promise<Photographer> {
    const { executablePath, env } = await findBrowser()
    const environment = { ...(process.env as Record<string, string>), ...env }
    // Whoever takes the pictures ends all of it, in order: Playwright would end the process as it stands.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
    const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS, env: environment, ...signals })
    return new Photographer(browser, folder)
  }

  /** @returns whether there is a picture; if there is none, it is among the faults why */
  async take(shot: Shot, url: string, now: number): Promise<boolean> {
    return this.#take(shot, url, now).then(
      () => true,
      (error: Error) => {
        this.faults.push(`${fileOf(shot)}: ${error.message.split('\n')[0]}`)
        return false
      },
    )
  }

  async #take(shot: Shot, url: string, now: number): Promise<void> {
    const file = fileOf(shot)
    const context = await this.#person(shot, url)
    try {
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE_MS)
      page.on('pageerror', (error) => this.faults.push(`${file}: ${error}`))
      await page.clock.install({ time: now })
      await page.goto(shot.path)
      await (isOurs(shot.path) ? ownPage(page, shot.path) : foreignPage(page))
      if (!shot.isScreenOnly) await page.evaluate(seeAll)
      await shot.act?.(page)
      await page.waitForTimeout(SETTLED_MS)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) this.faults.push(`${file}: ${wide} px too wide`)
      await page.screenshot({ path: join(this.#folder, file), fullPage: !shot.isScreenOnly })
    } finally {
      await context.close()
    }
  }

  async #person({ width, theme, language, path }: Shot, url: string): Promise<BrowserContext> {
    // A header of our own would have a page of somebody else ask for leave first.
    const from = { 'x-forwarded-for': `100.64.${this.#people++}.1` }
    const context = await this.#browser.newContext({
      baseURL: url,
      viewport: { width, height: HEIGHTS[width] ?? 900 },
      colorScheme: theme,
      ...PEOPLE[language],
      hasTouch: width < 720,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...(isOurs(path) && { extraHTTPHeaders: from }),
    })
    await bringFonts(context)
    return context
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}

export const fileOf = ({ moment, name, width, theme, language }: Shot): string =>
  `${moment}-${name}-${width}-${theme}-${language}.png`

/** Scrolls through the page once, so that pictures that come when they are near do come. Runs in the page. */
async function seeAll(): Promise<void> {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y)
    await new Promise(requestAnimationFrame)
  }
  scrollTo(0, 0)
}

const isOurs = (path: string): boolean => path.startsWith('/')

async function ownPage(page: Page, path: string): Promise<void> {
  // A widget in a frame listens to a stream, so that its network is never idle.
  if (path.startsWith('/embed/')) return page.locator('outcry-widget').waitFor()
  await page.locator('html[data-live]').waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
}

async function foreignPage(page: Page): Promise<void> {
  await page.locator('outcry-widget .box').last().waitFor()
  await page.frameLocator('iframe').last().locator('outcry-widget .box').first().waitFor({ state: 'attached' })
}
