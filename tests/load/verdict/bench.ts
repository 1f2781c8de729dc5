/**
 * How good is the verdict? Seeded; prints progress and the goals table.
 *   npm run bench:verdict -- [--scale 0.1] [--seed 1] [--parts rates,nab] [--nab folder]
 * scale 1 takes some ten minutes on one core. The NAB data may also be named by NAB_DIR.
 */
import { parseArgs } from 'node:util'
import { areas } from './areas.ts'
import { brigade } from './brigade.ts'
import { cascades } from './cascades.ts'
import { coldStart } from './coldStart.ts'
import { cost } from './cost.ts'
import { endings } from './endings.ts'
import { geography } from './geography.ts'
import { rates } from './goals.ts'
import { lives } from './lives.ts'
import { maps } from './maps.ts'
import { nab } from './nab.ts'
import { type Figure, type Size, say } from './summary.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    parts: { type: 'string' },
    nab: { type: 'string' },
  },
})

const nabFolder = values.nab ?? process.env.NAB_DIR ?? new URL('../../data/nab', import.meta.url).pathname

const PARTS: Record<string, (size: Size) => Figure[]> = {
  rates,
  geography,
  areas,
  coldStart,
  endings: (size) => endings(size),
  maps: (size) => maps(size),
  lives,
  brigade,
  cascades,
  nab: () => nab(nabFolder),
  cost,
}

function chosen(): string[] {
  const names = values.parts?.split(',') ?? Object.keys(PARTS)
  const unknown = names.filter((name) => !(name in PARTS))
  if (unknown.length) throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
  return names
}

function run(name: string, size: Size): Figure[] {
  const from = performance.now()
  say(`\n${name}`)
  const figures = PARTS[name]!(size)
  say(`  ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return figures
}

function positive(name: 'scale' | 'seed'): number {
  const value = Number(values[name])
  if (!(value > 0)) throw new Error(`--${name} ${values[name]}; expected a number above 0`)
  return value
}

const size = { scale: positive('scale'), seed: positive('seed') }
const figures = chosen().flatMap((name) => run(name, size))
say('\n| goal | target | measured | |\n|---|---|---|---|')
for (const { goal, target, measured, met } of figures)
  say(`| ${goal} | ${target} | ${measured} | ${met ? 'met' : '**missed**'} |`)
