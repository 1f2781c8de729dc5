import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE, ScenarioClock } from '../../server/clock.ts'
import { root } from '../../server/root.ts'
import { freshDatabase, type FreshDatabase } from '../setup/freshDatabase.ts'
import { startNode, until, type TestNode } from '../setup/node.ts'
import { Receiver } from '../setup/receiver.ts'

const run = promisify(execFile)
const TOKEN = 'a-long-secret-token'
/** Refused on purpose, to show how. */
const REFUSED = 'telegrm'
/** A stream never ends by itself. */
const SECONDS = 2

let database: FreshDatabase
let node: TestNode
let receiver: Receiver
let folder: string
const clock = new ScenarioClock(Date.UTC(2026, 0, 15, 12, 0, 5))

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url, { clock }, { INGEST_TOKENS: `mine:${TOKEN}`, WEBHOOK_PRIVATE: '127.0.0.1' })
  receiver = await Receiver.open()
  folder = await mkdtemp(join(tmpdir(), 'outcry-documented-'))
})
afterAll(async () => {
  await node.close()
  await receiver.close()
  await database.drop()
  await rm(folder, { recursive: true })
})

/** The commands in a document's blocks of code, those of several lines in one; without the answers below them. */
async function commandsIn(file: string): Promise<string[]> {
  const text = await readFile(join(root, 'docs', file), 'utf8')
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, block]) => block!.replace(/\\\n\s*/g, ''))
  const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.trim().replace(/^\$ /, ''))
  return lines.filter((line) => /^(curl|echo) /.test(line))
}

/** As somebody would paste it. @returns what is answered; the status in the last line */
async function paste(command: string, env: Record<string, string> = {}): Promise<string[]> {
  const asked = command.replace(
    /^curl /,
    `curl -s -w '\\n%{http_code}' --max-time ${command.includes('/stream') ? SECONDS : 60} `,
  )
  const options = { cwd: folder, env: { ...process.env, OUTCRY: node.url, ...env } }
  // Of a stream that is left the status was told all the same.
  const { stdout } = await run('bash', ['-c', asked], options).catch((error: { stdout: string }) => error)
  return stdout.trim().split('\n')
}

function hasTools(): boolean {
  try {
    execFileSync('bash', ['-c', 'command -v curl'])
    return true
  } catch {
    return false
  }
}

describe.runIf(hasTools())('[A7] a command in the documentation', () => {
  it('of the interface does what is said, pasted as it is', async () => {
    const commands = await commandsIn('api.md')
    expect(commands.length).toBeGreaterThan(8)
    for (const command of commands) {
      if (command.includes('explain')) await isTold('DE')
      const answer = await paste(command)
      if (!command.startsWith('curl')) continue
      expect([command, answer.at(-1)]).toEqual([
        command,
        command.includes(REFUSED) ? '404' : expect.stringMatching(/^20[01]$/),
      ])
      if (command.includes('bulk')) expect(JSON.parse(answer[0]!)).toEqual({ accepted: 1, duplicates: 0, faults: [] })
    }
  })

  it('of alerts makes a webhook and tests it', async () => {
    const [make, test] = await commandsIn('alerts.md')
    const here = (command: string) =>
      command.replace('https://your-outcry', node.url).replace('https://example.org', receiver.url)
    const [made, status] = await paste(here(make!))
    expect(status).toBe('201')
    const { id, manageToken } = JSON.parse(made!) as Record<string, string>
    const [tested] = await paste(here(test!), { ID: id!, TOKEN: manageToken! })
    expect(JSON.parse(tested!)).toEqual({ delivered: true, status: 204, fault: null, state: 'active' })
  })
})

/** Goes on until a minute with reports from there was judged. */
async function isTold(region: string): Promise<void> {
  clock.advanceTo(clock.now() + 2 * MINUTE)
  const url = `${node.url}/api/v1/services/telegram/explain?region=${region}`
  await until(async () => (await fetch(url)).ok)
}
