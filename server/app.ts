import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { isPlace } from './catalog/areas.ts'
import { Catalog, type ServiceData } from './catalog/catalog.ts'
import { CATALOG_DATA } from './catalog/data.ts'
import { wallClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { closeSoon } from './connections.ts'
import { REGION_FORMAT } from './contract/parameters.ts'
import { migrate } from './db/migrate.ts'
import { readLive } from './db/rollups.ts'
import { syncServices } from './db/services.ts'
import { keptSecret } from './db/settings.ts'
import { connect, disconnect, type Sql } from './db/sql.ts'
import { Upkeep } from './db/upkeep.ts'
import { sendMalformed, sendNotFound, sendProblem, wantsPage, type NotFound } from './errors.ts'
import { Batcher } from './intake/batcher.ts'
import { Committer } from './intake/commit.ts'
import { Limiter } from './intake/limiter.ts'
import { trusting } from './intake/proxies.ts'
import { Pseudonyms } from './intake/reporter.ts'
import { Live } from './live/live.ts'
import { PostgresRelay } from './live/postgresRelay.ts'
import type { Relay } from './live/relay.ts'
import { ShareKeeper } from './live/shareKeeper.ts'
import { openSockets, serveViewers } from './live/socket.ts'
import { Streams } from './live/streams.ts'
import { Ticker } from './live/ticker.ts'
import { Views } from './live/views.ts'
import { documentOptions } from './openapi/document.ts'
import { Alerts } from './notify/alerts.ts'
import { Moments } from './past/moments.ts'
import { adminRoutes } from './routes/admin/admin.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { clientRoutes } from './routes/client.ts'
import { commentRoutes } from './routes/comments.ts'
import { embedRoutes } from './routes/embed.ts'
import { healthRoutes } from './routes/health.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { pushRoutes } from './routes/push.ts'
import { reportRoutes } from './routes/reports.ts'
import { readingRoutes } from './routes/reading.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { keepRoutes } from './routes/snapshots.ts'
import { Comments } from './talk/comments.ts'
import { Notices } from './talk/notices.ts'
import { Proofs } from './talk/proof.ts'
import { VerdictBoard } from './verdict/board.ts'
import { Usual } from './verdict/usual.ts'
import { Verdicts, type VerdictsOptions } from './verdict/verdicts.ts'

/** What tests and replays put in the place of the real thing. */
export interface Overrides {
  clock?: Clock
  /** Services beside the catalog's. */
  services?: readonly ServiceData[]
}

/** A person may speak about sixty services at once, or sixty people behind one address about one. */
const REPORT_LIMIT = { burst: 60, perSecond: 1 }

/**
 * The whole node, from a report's arrival to everyone's map, ready to listen. Each part is opened in the order of the
 * flow and closed by `app.close()` in the reverse.
 * @param databaseUrl a PostgreSQL 14 or newer; it is migrated first
 */
export async function buildApp(
  config: Config,
  databaseUrl: string,
  overrides: Overrides = {},
): Promise<FastifyInstance> {
  const notFound: NotFound = { page: null }
  const app = createServer(config, notFound)
  try {
    await openParts(app, config, databaseUrl, notFound, overrides)
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}

async function openParts(
  app: FastifyInstance,
  config: Config,
  databaseUrl: string,
  notFound: NotFound,
  overrides: Overrides,
) {
  const clock = overrides.clock ?? wallClock
  const onError = (error: unknown) => app.log.error({ err: error })

  const { sql, readSql } = await openDatabase(app, databaseUrl)
  const catalog = new Catalog(await syncServices(sql, [...CATALOG_DATA, ...(overrides.services ?? [])]))
  const secret = config.secret ?? (await keptSecret(sql))
  const pseudonyms = new Pseudonyms(secret)
  const board = new VerdictBoard(catalog)
  const views = new Views(catalog, board, clock)
  const usual = new Usual(board)
  const { io, live, relay, ticker, streams } = openLive(app, { databaseUrl, sql, catalog, clock, views, usual })
  const verdicts = openVerdicts(app, { databaseUrl, sql, readSql, catalog, clock, board, ticker, onError })
  const alerts = await Alerts.open({ databaseUrl, catalog, clock, config, onError })
  app.addHook('onClose', () => alerts.close())
  const batcher = openIntake(app, { databaseUrl, clock, relay, onError })
  const limiter = new Limiter(REPORT_LIMIT)
  const talk = openTalk(app, { sql, secret, catalog, clock, ticker, views, onError })

  app.register(swagger, documentOptions)
  app.register(healthRoutes, { live })
  app.register(metricsRoutes, { alerts, batcher, board, catalog, io, live, streams })
  app.register(commentRoutes, { catalog, clock, limiter, pseudonyms, ...talk })
  app.register(adminRoutes, { catalog, clock, pseudonyms, sql, token: config.adminToken, ...talk })
  const { publicUrl } = config
  const intake = { batcher, catalog, clock, limiter, live, pseudonyms, publicUrl, usual, ...talk }
  app.register(reportRoutes, intake)
  app.register(bulkRoutes, { batcher, catalog, clock, pseudonyms, tokens: config.ingestTokens })
  app.register(webhookRoutes, { alerts, catalog, clock, pseudonyms, room: config.webhookRoom })
  app.register(pushRoutes, { alerts, catalog, clock, pseudonyms, room: config.pushRoom })
  const moments = new Moments({ board, clock, live, usual, sql: readSql })
  const reading = {
    ...{ board, catalog, clock, live, moments, pseudonyms, publicUrl },
    ...{ streams, usual, views, verdicts, sql: readSql },
  }
  app.register(readingRoutes, reading)
  app.register(keepRoutes, reading)
  app.register(embedRoutes, { catalog, live, views })
  app.register(clientRoutes, { clock, intake, publicUrl, tiles: config.tiles, notFound })

  await relay.start({ load: () => live.load(), apply: (batch) => live.apply(batch), onError })
  const upkeep = new Upkeep(sql, clock, onError)
  app.addHook('onClose', () => upkeep.close())
  await upkeep.start()
  await talk.notices.start()
  await verdicts.start()
  alerts.start()
  const shares = new ShareKeeper({ sql, clock, usual, onError })
  app.addHook('onClose', () => shares.close())
  await shares.start()
}

async function openDatabase(app: FastifyInstance, databaseUrl: string) {
  await migrate(databaseUrl)
  const sql = connect(databaseUrl, { max: 4, name: 'node' })
  // Long reads wait for each other, not for the live figures.
  const readSql = connect(databaseUrl, { max: 2, name: 'reads' })
  app.addHook('onClose', async () => void (await Promise.all([disconnect(sql), disconnect(readSql)])))
  return { sql, readSql }
}

/** The way from a committed batch to the viewers. */
function openLive(app: FastifyInstance, { databaseUrl, sql, catalog, clock, views, usual }: LiveParts) {
  const io = openSockets(app.server)
  const streams = new Streams((topic) => views.event(live.state, topic))
  const ticker = new Ticker({ io, clock, catalog, views, streams, usual })
  const live: Live = new Live({ clock, ticker, read: (minute, quarter) => readLive(sql, minute, quarter) })
  const relay = new PostgresRelay(databaseUrl, sql)
  const stopViewers = serveViewers({ io, live, ticker, catalog, clock })
  // An open stream or socket would keep the HTTP server from closing; the sockets' end waits for that.
  app.addHook('preClose', async () => streams.close())
  app.addHook('preClose', () => io.close())
  app.addHook('onClose', async () => {
    stopViewers()
    await relay.close()
    live.close()
    ticker.close()
  })
  return { io, live, relay, ticker, streams }
}

interface LiveParts {
  databaseUrl: string
  sql: Sql
  catalog: Catalog
  clock: Clock
  views: Views
  usual: Usual
}

/** What is made of the reports, minute by minute, on the one node that leads; shown on every node. */
function openVerdicts(app: FastifyInstance, { ticker, ...parts }: VerdictParts): Verdicts {
  const verdicts = new Verdicts({ ...parts, onChange: (services, incidents) => ticker.said(services, incidents) })
  app.addHook('onClose', () => verdicts.close())
  return verdicts
}

type VerdictParts = Omit<VerdictsOptions, 'onChange'> & { ticker: Ticker }

/** What people and providers say in words. */
function openTalk(app: FastifyInstance, { sql, secret, catalog, clock, ticker, views, onError }: TalkParts) {
  const onChange = (services: Set<number>) => ticker.said(services, [])
  const notices = new Notices({ sql, catalog, clock, onChange, onError })
  views.statements = notices
  app.addHook('onClose', () => notices.close())
  return { notices, comments: new Comments(sql, clock), proofs: new Proofs(secret) }
}

interface TalkParts extends Pick<LiveParts, 'sql' | 'catalog' | 'clock' | 'views'> {
  secret: string
  ticker: Ticker
  onError: (error: unknown) => void
}

/** The way from a report to its commit. */
function openIntake(app: FastifyInstance, { databaseUrl, clock, relay, onError }: IntakeParts): Batcher {
  const committer = new Committer(databaseUrl, clock)
  const batcher = new Batcher({
    commit: (rows) => committer.commit(rows),
    applied: (batch) => relay.expect(batch),
    onError,
  })
  app.addHook('onClose', async () => {
    await batcher.close()
    await committer.close()
  })
  return batcher
}

interface IntakeParts {
  databaseUrl: string
  clock: Clock
  relay: Relay
  onError: (error: unknown) => void
}

function createServer(config: Config, notFound: NotFound): FastifyInstance {
  const app = Fastify({
    // Request logs would hold addresses, and an access log of who looked at what.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: config.logLevel,
      serializers: { req: (request) => ({ method: request.method, path: request.url?.split('?')[0] }) },
      stream: process.stderr,
    },
    trustProxy: config.trustProxy.length > 0 ? trusting(config.trustProxy) : false,
    // Nothing is logged with a request's own fields, so that no request needs a logger of its own.
    childLoggerFactory: (logger) => logger,
    bodyLimit: 16 * 1024,
    requestTimeout: 30_000,
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: false,
        formats: { [REGION_FORMAT]: isPlace },
      },
    },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: sendMalformed,
  })
  app.removeContentTypeParser('text/plain')
  const beforeClose = closeSoon(app.server)
  app.addHook('preClose', async () => beforeClose())
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    notFound.page && wantsPage(request) ? notFound.page(request, reply) : sendNotFound(request, reply),
  )
  return app
}
