import { execFileSync } from 'node:child_process'
import { Child } from './child.ts'
import type { Audience, Viewers } from './viewers.ts'

/** For what a process opens beside its viewers. */
const OTHER_FILES = 500

/** Viewers in processes of their own, so that what they use isn't the server's. */
export class Crowd {
  readonly #processes: Child<Viewers>[]

  private constructor(processes: Child<Viewers>[]) {
    this.#processes = processes
  }

  static async gather(): Promise<Crowd> {
    return new Crowd(await Promise.all([Child.here<Viewers>('viewers.ts'), Child.here<Viewers>('viewers.ts')]))
  }

  async open(audience: Audience): Promise<void> {
    const count = audience.count / this.#processes.length
    await Promise.all(this.#processes.map((viewers) => viewers.ask('open', { ...audience, count })))
  }

  /** Resolves once every viewer has had so many frames. */
  async until(frames: number): Promise<void> {
    await Promise.all(this.#processes.map((viewers) => viewers.ask('until', { frames, withinMs: 20_000 })))
  }

  async totals(): Promise<{ frames: number; bytes: number }> {
    const totals = await Promise.all(this.#processes.map((viewers) => viewers.ask('totals')))
    return totals.reduce((a, b) => ({ frames: a.frames + b.frames, bytes: a.bytes + b.bytes }))
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((viewers) => viewers.ask('close')))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map((viewers) => viewers.stop()))
  }
}

/** @throws when a server process may not hold so many connections here */
export function requireFiles(connections: number): void {
  const limit = execFileSync('/bin/sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
  if (limit === 'unlimited' || Number(limit) >= connections + OTHER_FILES) return
  const needed = connections + OTHER_FILES
  throw new Error(`a process may open ${limit} files here, ${needed} are needed: run "ulimit -n ${needed}" before`)
}
