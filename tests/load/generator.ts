// A process of its own that makes as many requests as a server will take.
import { Caller } from './caller.ts'
import { answerParent } from './child.ts'
import { quantile } from './figures.ts'
import { Requests } from './requests.ts'

export interface Load {
  port: number
  path: string
  connections: number
  warmUpMs: number
  measuredMs: number
}

export interface Served {
  perSecond: number
  p50: number
  p99: number
  /** How many answers had which status. */
  statuses: Record<number, number>
}

const PREPARED = 20_000

let people = 0

/** Each connection asks, waits for the answer, asks again. */
async function run({ port, path, connections, warmUpMs, measuredMs }: Load): Promise<Served> {
  const requests = new Requests(path, PREPARED, people)
  const statuses: Record<number, number> = {}
  const waits: number[] = []
  let measuring = false
  let stopped = false
  const callers = await Promise.all(Array.from({ length: connections }, () => open()))
  callers.forEach((ask) => ask())
  await pause(warmUpMs)
  measuring = true
  const start = performance.now()
  await pause(measuredMs)
  measuring = false
  const seconds = (performance.now() - start) / 1000
  stopped = true
  await Promise.all(callers.map((ask) => ask.idle))
  people = requests.taken
  return { perSecond: waits.length / seconds, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99), statuses }

  async function open() {
    let askedAt = 0
    let onIdle = () => {}
    const idle = new Promise<void>((resolve) => (onIdle = resolve))
    const caller = await Caller.open(port, (status) => {
      const now = performance.now()
      if (measuring) {
        waits.push(now - askedAt)
        statuses[status] = (statuses[status] ?? 0) + 1
      }
      if (!stopped) return ask()
      caller.close()
      onIdle()
    })
    const ask = () => {
      askedAt = performance.now()
      caller.send(requests.next())
    }
    return Object.assign(ask, { idle })
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const handlers = { run }
export type Generator = typeof handlers

answerParent(handlers)
