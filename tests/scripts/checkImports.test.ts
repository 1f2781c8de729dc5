import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'

const folders: string[] = []

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

/** A tree in which every import goes the right way. */
const SOUND: Record<string, string> = {
  'server/contract/grid.ts': `import Type from 'typebox'\nexport const FINEST = 6\n`,
  'server/contract/frame.ts': `import { FINEST } from './grid.ts'\nimport type { Socket } from 'node:net'\n`,
  'server/db/reports.ts': "import postgres from 'postgres'\nexport const rows = (sql) => sql`select 1`\n",
  'server/live/state.ts': `import { FINEST } from '../contract/grid.ts'\nimport type { Row } from '../db/reports.ts'\n`,
  'server/live/relay.ts': `import { rows } from '../db/reports.ts'\nimport { connect } from 'node:net'\n`,
  'server/routes/heat.ts': `import {\n  state,\n} from '../live/state.ts'\nimport { rows } from '../db/reports.ts'\n`,
  'server/app.ts': `import { heat } from './routes/heat.ts'\nimport cities from './cities.json' with { type: 'json' }\n`,
  'server/main.ts': `import { app } from './app.ts'\n`,
  'client/main.ts': `import App from './App.svelte'\nimport './base.css'\nimport { FINEST } from '#contract/grid.ts'\n`,
  'client/App.svelte': `<script lang="ts">\n  import leaflet from 'leaflet'\n  const map = await import('./map.ts')\n</script>\n`,
  'client/map.ts': `import text from './data.json?raw'\n`,
}

/** Runs the check on the sound tree with some files changed. */
function check(changed: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'outcry-imports-'))
  folders.push(folder)
  for (const [name, text] of Object.entries({ ...SOUND, ...changed })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/check-imports.js'), folder], {
    encoding: 'utf8',
  })
  return { status, stdout, faults: stderr.split('\n').filter(Boolean) }
}

describe('the check of imports', () => {
  it('lets a sound tree pass', () => {
    expect(check({})).toEqual({ status: 0, stdout: 'Imports of 11 files go the right way.\n', faults: [] })
  })

  const wrong: [string, string, string, string][] = [
    [
      'the contract on the server',
      'server/contract/grid.ts',
      `import { state } from '../live/state.ts'`,
      'the contract imports nothing of ours',
    ],
    [
      'types for the contract',
      'server/contract/grid.ts',
      `import type { State } from '../live/state.ts'`,
      'the contract imports nothing of ours',
    ],
    [
      'the server for the client',
      'client/map.ts',
      `import { state } from '../server/live/state.ts'`,
      'the client imports only the contract and itself',
    ],
    [
      'the server for a component',
      'client/App.svelte',
      `<script>\n  import { x } from '../server/app.ts'`,
      'the client imports only the contract and itself',
    ],
    [
      'a tool for the client',
      'client/map.ts',
      `import { x } from '../scripts/x.ts'`,
      'the client imports only the contract and itself',
    ],
    ['Node for the client', 'client/map.ts', `import { join } from 'node:path'`, 'the client runs in a browser'],
    [
      'the client for the server',
      'server/app.ts',
      `import '../client/main.ts'`,
      'the server does not import the client',
    ],
    [
      'routes for live',
      'server/live/relay.ts',
      `import { heat } from '../routes/heat.ts'`,
      'live never imports routes',
    ],
    [
      'routes for intake',
      'server/intake/batcher.ts',
      `import type { Heat } from '../routes/heat.ts'`,
      'intake never imports routes',
    ],
    [
      'routes for verdicts',
      'server/verdict/engine.ts',
      `export { heat } from '../routes/heat.ts'`,
      'verdict never imports routes',
    ],
    ['the driver elsewhere', 'server/live/relay.ts', `import postgres from 'postgres'`, 'SQL stands only in server/db'],
    ['a query elsewhere', 'server/routes/heat.ts', 'const rows = await sql`select 1`', 'SQL stands only in server/db'],
    [
      'a query with its type elsewhere',
      'server/routes/heat.ts',
      'const r = await tx<\n { n: number }[]\n>`select 1`',
      'SQL stands only in server/db',
    ],
    [
      'files for a pure module',
      'server/live/state.ts',
      `import { readFileSync } from 'node:fs'`,
      'a pure module does no I/O',
    ],
    [
      'files by their old name',
      'server/catalog/data.ts',
      `import { readFileSync } from 'fs'`,
      'a pure module does no I/O',
    ],
    [
      'the web for a pure module',
      'server/verdict/detector.ts',
      `import fastify from 'fastify'`,
      'a pure module does no I/O',
    ],
    [
      'an impure module for a pure one',
      'server/live/rooms.ts',
      `import { relay, type Relay } from './relay.ts'`,
      'a pure module imports only pure ones',
    ],
    ['the process edge', 'server/app.ts', `await import('./main.ts')`, 'nothing imports the process edge'],
    ['nothing at all', 'server/app.ts', `export * from './nowhere.ts'`, 'there is no such file'],
  ]
  it.each(wrong)('finds %s', (_name, file, text, fault) => {
    const { status, faults } = check({ [file]: `\n${text}\n` })
    expect(faults[0]).toMatch(new RegExp(`^${file}:\\d+: ${fault}`))
    expect(status).toBe(1)
  })

  it('names the line, and what is imported there', () => {
    const text = `// first\n\nimport {\n  a,\n  heat,\n} from '../routes/heat.ts'\n`
    expect(check({ 'server/live/relay.ts': text }).faults).toContain(
      'server/live/relay.ts:6: live never imports routes; here: server/routes/heat.ts',
    )
  })

  it('lets a comment say what it likes', () => {
    const text = "/**\n import { heat } from '../routes/heat.ts'\n */\n// sql`select 1`\nconst any = '*/*'\n"
    expect(check({ 'server/live/relay.ts': text }).faults).toEqual([])
  })

  it('finds files in a circle, told once', () => {
    const { faults } = check({
      'server/live/relay.ts': `import type { a } from './a.ts'\n`,
      'server/live/a.ts': `import './b.ts'\n`,
      'server/live/b.ts': `import './relay.ts'\n`,
    })
    expect(faults).toEqual([
      'server/live/a.ts:1: files import each other in a circle: server/live/a.ts → server/live/b.ts → server/live/relay.ts → server/live/a.ts',
    ])
  })

  it('finds folders in a circle, and lets types cross', () => {
    const tree = { 'server/intake/place.ts': '', 'server/live/near.ts': `import '../intake/place.ts'\n` }
    const limits = (text: string) => check({ ...tree, 'server/intake/limits.ts': text }).faults
    expect(limits(`import type { Relay } from '../live/relay.ts'\n`)).toEqual([])
    expect(limits(`import { type Relay } from '../live/relay.ts'\n`)).toEqual([])
    expect(limits(`import { relay } from '../live/relay.ts'\n`)).toEqual([
      expect.stringMatching(/^server\/\S+:1: folders import each other in a circle: server\/(intake|live) → /),
    ])
  })

  it('tells every fault at once', () => {
    const { faults, stdout } = check({
      'server/contract/grid.ts': `import '../app.ts'\n`,
      'client/map.ts': `import 'node:fs'\nimport '../server/main.ts'\n`,
    })
    expect(faults.length).toBeGreaterThanOrEqual(3)
    expect(stdout).toBe(`Faults in imports: ${faults.length}.\n`)
  })
})
