import type { FastifyPluginAsync } from 'fastify'
import { setTimeout } from 'node:timers/promises'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { VERDICTS } from '../contract/verdict.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Batcher } from '../intake/batcher.ts'
import type { Live } from '../live/live.ts'
import { ALL } from '../live/state.ts'
import type { Streams } from '../live/streams.ts'
import type { Io } from '../live/ticker.ts'
import { as, text } from '../openapi/answers.ts'
import type { Alerts } from '../notify/alerts.ts'
import type { VerdictBoard } from '../verdict/board.ts'

export interface MetricsRoutes {
  alerts: Alerts
  batcher: Batcher
  board: VerdictBoard
  catalog: Catalog
  io: Io
  live: Live
  streams: Streams
}

const PATIENCE_MS = 1_000

/** What an operator watches over a node, as Prometheus reads it. Numbers are read when asked for: nothing is kept twice. */
export const metricsRoutes: FastifyPluginAsync<MetricsRoutes> = async (app, options) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  registerCounters(registry, options)
  registerGauges(registry, options)
  registerDeliveries(registry, options)
  const schema = {
    tags: ['Operation'],
    summary: 'Tell figures of this node, for Prometheus',
    response: { 200: as('In the text format.', text('text/plain')) },
  }
  app.get('/metrics', { schema }, async (_request, reply) => {
    reply.type(registry.contentType).header('cache-control', 'no-store')
    return registry.metrics()
  })
  app.addHook('onClose', async () => registry.clear())
}

function registerCounters(registry: Registry, { batcher }: MetricsRoutes): void {
  const help = 'Reports taken in by this node since its start, by what became of them.'
  const counter = new Counter({
    ...{ name: 'outcry_reports_total', help, labelNames: ['result'], registers: [registry] },
    collect() {
      counter.reset()
      for (const [result, count] of Object.entries(batcher.totals)) counter.inc({ result }, count)
    },
  })
}

function registerGauges(registry: Registry, { batcher, board, catalog, io, live, streams }: MetricsRoutes): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read())
      },
    })
  gauge('outcry_reports_waiting', 'Reports that wait for their commit.', () => batcher.waiting)
  gauge('outcry_viewers', 'Open sockets.', () => io.engine.clientsCount)
  gauge('outcry_stream_readers', 'Open streams of server-sent events.', () => streams.size)
  gauge('outcry_live_reports', 'Problem reports in the last hour, of all services.', () => live.state.total(ALL))
  gauge('outcry_live_loaded', '1 once the live figures are there.', () => Number(live.loaded))
  const verdicts = new Gauge({
    ...{ name: 'outcry_services', help: 'Services by what is said of them worldwide.', labelNames: ['verdict'] },
    registers: [registry],
    collect() {
      for (const verdict of VERDICTS)
        verdicts.set({ verdict }, catalog.all.filter(({ id }) => board.verdict(id) === verdict).length)
    },
  })
}

function registerDeliveries(registry: Registry, { alerts }: MetricsRoutes): void {
  const attempts = new Counter({
    name: 'outcry_delivery_attempts_total',
    help: 'Attempts of this node since its start to deliver an alert, by channel and by what came of them.',
    ...{ labelNames: ['channel', 'result'], registers: [registry] },
    collect() {
      attempts.reset()
      for (const { name: channel, totals } of alerts.couriers)
        for (const [result, count] of Object.entries(totals)) attempts.inc({ channel, result }, count)
    },
  })
  const waiting = new Gauge({
    name: 'outcry_deliveries_waiting',
    help: 'Alerts that wait to be delivered, by any node.',
    ...{ labelNames: ['channel'], registers: [registry] },
    async collect() {
      // A database that is away must not take the other figures with it.
      const patience = setTimeout(PATIENCE_MS, null, { ref: false })
      const counts = await Promise.race([alerts.waiting().catch(() => null), patience])
      for (const [channel, count] of Object.entries(counts ?? {})) waiting.set({ channel }, count)
    },
  })
}
