// `npm run bench -- [name …] [--report-only]`: measures the hot path against bare servers in the same run, and ends with
// exit code 1 when a goal is missed. Names: see MEASURES. On a machine that does other things too, ratios hold better
// than figures, and neither holds well.
import { loadavg } from 'node:os'
import { measureApply } from './apply.ts'
import { measureDraw } from './draw.ts'
import { openDatabases, type Databases } from './database.ts'
import { measureEverywhere } from './everywhere.ts'
import { measureFanOut } from './fanOut.ts'
import { tableOf, type Figure } from './figures.ts'
import { measureIndependence } from './independence.ts'
import { measureIngest } from './ingest.ts'
import { measureMemory } from './memory.ts'
import { buildServer } from './server.ts'
import { measureStreams } from './streams.ts'
import { measureTapToMap } from './tapToMap.ts'

type Measure = (say: (line: string) => void, databases: Databases) => Promise<Figure[]>

const MEASURES: Record<string, Measure> = {
  apply: measureApply,
  draw: measureDraw,
  everywhere: measureEverywhere,
  tap: measureTapToMap,
  memory: measureMemory,
  streams: measureStreams,
  fanout: measureFanOut,
  ingest: measureIngest,
  audience: measureIndependence,
}

function chosen(args: readonly string[]): string[] {
  const names = args.filter((arg) => !arg.startsWith('--'))
  const unknown = [
    ...names.filter((name) => !MEASURES[name]),
    ...args.filter((arg) => arg.startsWith('--') && arg !== '--report-only'),
  ]
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')} and --report-only`)
  return names.length > 0 ? names : Object.keys(MEASURES)
}

async function main(args: readonly string[]): Promise<void> {
  const names = chosen(args)
  await buildServer()
  const databases = await openDatabases()
  const figures: Figure[] = []
  try {
    for (const name of names) {
      console.log(`${name} (load of the machine: ${loadavg()[0]!.toFixed(1)})`)
      figures.push(...(await MEASURES[name]!((line) => console.log(`  ${line}`), databases)))
    }
  } finally {
    await databases.close()
  }
  console.log(`\n${tableOf(figures)}`)
  const missed = figures.some((figure) => figure.goal?.met === false)
  if (missed && !args.includes('--report-only')) process.exitCode = 1
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
