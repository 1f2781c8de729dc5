import { chromium } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../../server/root.ts'
import { findBrowser, LAUNCH_ARGS } from '../setup/browser.ts'
import type { Drawn } from './drawPage.ts'
import { atMost, median, ms, type Figure } from './figures.ts'

const DESKTOP = { width: 940, height: 520 }
const LIMIT_MS = 8

/** The map's layer as one script. */
async function bundled(): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(root, 'tests/load/drawPage.ts'), formats: ['iife'], name: 'draw', fileName: 'draw' },
    },
  })
  const [{ output: files }] = output as unknown as [{ output: { type: string; code: string }[] }]
  return files.find(({ type }) => type === 'chunk')!.code
}

/** A frame of 2,000 changed cells, taken in and drawn by the map in Chromium: script of the main thread. */
export async function measureDraw(say: (line: string) => void): Promise<Figure[]> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: LAUNCH_ARGS,
    env: { ...(process.env as Record<string, string>), ...env },
  })
  try {
    const page = await browser.newPage({ viewport: DESKTOP })
    const style = await readFile(join(root, 'node_modules/leaflet/dist/leaflet.css'), 'utf8')
    await page.setContent(`<style>${style} #map { height: 520px }</style><div id="map"></div>`)
    await page.addScriptTag({ content: await bundled() })
    const run = () => (window as unknown as { measureDraw(): Promise<Drawn[]> }).measureDraw()
    const session = await page.context().newCDPSession(page)
    // The thread's own time: what other processes take on a busy machine doesn't count.
    await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' })
    await session.send('Performance.enable')
    const script = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1000
    }
    await page.evaluate(run)
    const before = await script()
    const times = await page.evaluate(run)
    const perFrame = ((await script()) - before) / times.length
    const middle = median(times.map(({ applied, drawn }) => applied + drawn))
    say(`by the clock ${ms(middle)}, of which taking in ${ms(median(times.map(({ applied }) => applied)))}`)
    return [
      {
        what: 'script to apply and draw 2,000 changed cells of 8,000, with the map’s making spread over 60 frames',
        value: ms(perFrame),
        goal: atMost(perFrame, LIMIT_MS, 'ms'),
      },
    ]
  } finally {
    await browser.close()
  }
}
