import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'
import { get, until } from '../setup/node.ts'

/** The program's own temporary folder, so that what it leaves there can be seen. */
let temporary: string
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'outcry-command-'))
})
afterAll(() => rm(temporary, { recursive: true, force: true }))

const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

/** Runs the command as a person would. */
function replay(...args: string[]) {
  const child = spawn(process.execPath, ['dist/server/replay.js', ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, said, ended }
}

/** Folders of throw-away databases. */
const left = async () => (await readdir(temporary)).filter((name) => name.startsWith('outcry-'))

const TWO_TOWNS = 'tests/scenarios/two-towns.json'

describe('the command, built', () => {
  it('[R9] needs no package beyond those of the server', async () => {
    const child = spawn(process.execPath, ['scripts/replay.js', '--help'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(out).toMatch(/^Usage: npm run replay/)
    const { dependencies, optionalDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const folder = join(root, 'dist/server')
    const files = (await readdir(folder)).filter((name) => name.endsWith('.js'))
    expect(files).toContain('replay.js')
    for (const file of files)
      for (const [, name] of (await readFile(join(folder, file), 'utf8')).matchAll(
        /^import .*?["']([^."'][^"']*)["'];?$/gm,
      ))
        if (!name!.startsWith('node:'))
          expect({ ...dependencies, ...optionalDependencies }).toHaveProperty([packageOf(name!)])
  }, 120_000)
})

/** The package that an import names, without the path in it. */
const packageOf = (name: string) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]

describe('the command', () => {
  it('[R4] [R6] plays a scenario, tells every outcome, ends with 0 and leaves nothing behind', async () => {
    const { said, ended } = replay(TWO_TOWNS, '--speed', 'max')
    expect([await ended, said.err.replace(/^\{.*client is not built.*\n/, '')]).toEqual([0, ''])
    const lines = said.out.trimEnd().split('\n')
    expect(lines[1]).toMatch(/^Watch it at http:\/\/127\.0\.0\.1:\d+\/status\/lakeside-fibre$/)
    expect(said.out).toContain('2026-03-02 18:09  Statement by Lakeside Fibre: A cable was cut')
    expect(lines.filter((line) => line.startsWith('met   '))).toHaveLength(7)
    expect(lines.at(-1)).toBe('7 met, 0 failed')
    expect(await left()).toEqual([])
  }, 120_000)

  it('[R4] ends with 1 where an expectation failed', async () => {
    const scenario = {
      ...{ name: 'one-minute', title: 'A minute', start: '2026-03-02T12:00:00Z', end: '2026-03-02T12:01:00Z', seed: 1 },
      expect: [{ service: 'telegram', region: 'world', count: { atLeast: 1 }, at: '2026-03-02T12:00:00Z' }],
    }
    const path = join(temporary, 'scenario.json')
    await writeFile(path, JSON.stringify(scenario))
    const { said, ended } = replay(path, '--speed', 'max')
    expect(await ended).toBe(1)
    expect(said.out).toMatch(/^FAILED {2}telegram world: at least 1 reports .* 0 at 2026-03-02 12:00$/m)
  }, 120_000)

  it('[R3] ends with 2 where the scenario or the options are faulty, before anything is started', async () => {
    const missing = replay('none.json', '--speed', 'max')
    const misused = replay('--speed', 'fast', '--port', '70000')
    expect(await missing.ended).toBe(2)
    expect(missing.said.err).toMatch(/there is no file none\.json/)
    expect(await misused.ended).toBe(2)
    expect(misused.said.err).toMatch(/one scenario file is needed.*\n--speed: .*"fast"\n--port: .*"70000"\n\nUsage:/)
    const taken = join(temporary, 'taken')
    await mkdir(join(taken, 'postgres'), { recursive: true })
    const kept = replay(TWO_TOWNS, '--data-dir', taken)
    expect(await kept.ended).toBe(2)
    expect(kept.said.err).toMatch(/there is a database in .*taken already/)
    expect(await left()).toEqual([])
  }, 120_000)

  it('[R6] ends cleanly with Ctrl-C, also when it is passed on once more', async () => {
    const { child, said, ended } = replay(TWO_TOWNS, '--speed', '1')
    await until(
      () => said.out.includes('counted; last hour'),
      () => said,
      60_000,
    )
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(said.out).toMatch(/Stopped before the end\.\n$/)
    expect(await left()).toEqual([])
  }, 120_000)

  it('[R6] holds the node open at the end until Ctrl-C, its clock standing still', async () => {
    const { child, said, ended } = replay(TWO_TOWNS, '--speed', 'max', '--hold')
    await until(
      () => said.out.includes('The clock stands still.'),
      () => said,
      60_000,
    )
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)![0]
    const { at } = await get<{ at: number }>(`${url}/api/v1/services/lakeside-fibre`)
    expect(new Date(at).toISOString()).toMatch(/^2026-03-02T18:19/)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
    expect(await left()).toEqual([])
  }, 120_000)
})
