import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { root } from '../../server/root.ts'

export interface NodeProcess {
  url: string
  port: number
  process: ChildProcess
  /** SIGKILL, and gone. */
  kill(): Promise<void>
  /** SIGTERM, and gone. */
  stop(): Promise<void>
}

/** The built program in a process of its own, so that it can be killed. Resolves when it says where it is. */
export async function startProcess(environment: Record<string, string>): Promise<NodeProcess> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', TRUST_PROXY: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  const url = await address(child, ended)
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function address(child: ChildProcess, ended: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error('the node ended before it was ready')))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const url = /http:\S+/.exec(line)?.[0]
      if (url) resolve(url)
    })
  })
}
