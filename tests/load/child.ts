import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../server/root.ts'

/** What a process of ours understands: the name of a request, and the answer to it. */
export type Handlers = Record<string, (argument: never) => unknown>

type Answer<H extends Handlers, Name extends keyof H> = Awaited<ReturnType<H[Name]>>

interface Reply {
  id: number
  value?: unknown
  error?: string
}

/** What probe.js answers in any process that was started with `PROBED`. */
export type Probe = {
  /** ms of processor time since the start. */
  cpu(): number
  /** Resident bytes, once there is nothing left to collect. */
  memory(): number
}

export const PROBED = ['--expose-gc', '--import', join(import.meta.dirname, 'probe.js')]
const TYPESCRIPT = ['--import', 'tsx']
const READY = /^ready$/

/** A process of one's own, asked over its channel. It ends when its parent does. */
export class Child<H extends Handlers> {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  readonly #ended: Promise<void>
  #lastId = 0

  /** A TypeScript file of this folder, once it has come to `answerParent`. */
  static async here<H extends Handlers>(name: string, execArgv: string[] = []): Promise<Child<H>> {
    const child = new Child<H>(join(import.meta.dirname, name), { execArgv: [...execArgv, ...TYPESCRIPT] })
    await child.line(READY)
    return child
  }

  constructor(file: string, options: { execArgv: string[]; env?: Record<string, string> }) {
    this.#process = fork(file, [], {
      cwd: root,
      env: { ...process.env, ...options.env },
      execArgv: options.execArgv,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.#process.on('message', (reply: Reply) => this.#waiting.get(reply.id)?.(reply))
    this.#ended = new Promise((resolve) => this.#process.once('exit', () => resolve()))
    void this.#ended.then(() => this.#failAll())
  }

  async ask<Name extends keyof H & string>(name: Name, ...[argument]: Parameters<H[Name]>): Promise<Answer<H, Name>> {
    const id = ++this.#lastId
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#process.send({ id, name, argument })
    })
    this.#waiting.delete(id)
    if (reply.error) throw new Error(reply.error)
    return reply.value as Answer<H, Name>
  }

  /** The first line on its standard output that matches. */
  line(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      void this.#ended.then(() => reject(new Error(`the process ended before it said ${pattern}`)))
      createInterface({ input: this.#process.stdout! }).on('line', (line) => {
        const found = pattern.exec(line)
        if (found) resolve(found[0])
      })
    })
  }

  /** SIGTERM, and gone. */
  async stop(): Promise<void> {
    this.#process.kill('SIGTERM')
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 10_000)
    await this.#ended
    clearTimeout(late)
  }

  #failAll(): void {
    for (const resolve of this.#waiting.values()) resolve({ id: 0, error: 'the process ended' })
  }
}

/** The other side: answers the parent until it is gone. Other names are another's to answer. */
export function answerParent(handlers: Handlers): void {
  process.on('message', async ({ id, name, argument }: { id: number; name: string; argument: never }) => {
    if (!handlers[name]) return
    try {
      process.send!({ id, value: await handlers[name](argument) })
    } catch (error) {
      process.send!({ id, error: String((error as Error).stack ?? error) })
    }
  })
  process.on('disconnect', () => process.exit())
  console.log('ready')
}
