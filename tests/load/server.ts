import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../server/root.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { Child, PROBED, type Probe } from './child.ts'

export interface ServerUnderTest {
  port: number
  probe: Child<Probe>
  stop(): Promise<void>
}

const folder = join(root, 'dist', 'bench')

/** Builds the server as it is now, apart from the build that may be running. */
export async function buildServer(): Promise<void> {
  const command = ['vite', 'build', '--ssr', 'server/main.ts', '--outDir', folder, '--logLevel', 'error']
  const build = spawn('npx', command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => build.once('exit', resolve))
  if (code !== 0) throw new Error('the server could not be built')
}

/** The production build in a process of its own. It believes the loopback address about whom a request comes from. */
export async function startServer(databaseUrl: string): Promise<ServerUnderTest> {
  const child = new Child<Probe>(join(folder, 'main.js'), {
    execArgv: [...PROBED, ...FLAGS],
    env: environment(databaseUrl),
  })
  const url = await child.line(/http:\S+/)
  return { port: Number(new URL(url).port), probe: child, stop: () => child.stop() }
}

/** As `npm start` gives them. */
const FLAGS = /--max-\S+/.exec(packageJson.scripts.start)!

const environment = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: '',
  LOG_LEVEL: 'error',
  TRUST_PROXY: '127.0.0.1',
  INGEST_TOKENS: `bench:${TOKEN}`,
})

export const TOKEN = 'a-token-for-the-bench'
