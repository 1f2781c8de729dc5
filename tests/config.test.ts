import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../server/config.ts'

const SECRET = 'sixteen-letters!'

function faultsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('an empty environment', () => {
  it('[E3] is good enough', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      dataDir: resolve('data'),
      publicUrl: null,
      trustProxy: [],
      workers: 1,
      adminToken: null,
      ingestTokens: [],
      tiles: null,
      secret: null,
      webhookPrivate: [],
      webhookRoom: { inAll: 10_000, ofNetwork: 50 },
      pushRoom: { inAll: 100_000, ofNetwork: 2_000 },
      logLevel: 'info',
    })
  })

  it('[E3] is what empty variables make, and those that are not ours', () => {
    const names =
      'HOST PORT DATABASE_URL DATA_DIR PUBLIC_URL TRUST_PROXY WORKERS REDIS_URL ADMIN_TOKEN INGEST_TOKENS TILE_URL TILE_ATTRIBUTION SECRET WEBHOOK_PRIVATE MAX_WEBHOOKS MAX_PUSHES LOG_LEVEL'
    const blank = Object.fromEntries(names.split(' ').map((name, i) => [name, i % 2 ? '' : '  ']))
    expect(readConfig({ ...blank, PATH: '/bin', UNKNOWN: 'x' })).toEqual(readConfig({}))
  })

  it('[E3] cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})

describe('a variable', () => {
  const good: [string, string, object][] = [
    ['HOST', '::', { host: '::' }],
    ['PORT', '0', { port: 0 }],
    ['PORT', ' 65535 ', { port: 65_535 }],
    [
      'DATABASE_URL',
      'postgres://a:b@db:5433/outcry?sslmode=require',
      { databaseUrl: 'postgres://a:b@db:5433/outcry?sslmode=require' },
    ],
    ['DATABASE_URL', 'postgresql://db/outcry', { databaseUrl: 'postgresql://db/outcry' }],
    ['DATA_DIR', 'somewhere', { dataDir: resolve('somewhere') }],
    ['PUBLIC_URL', 'https://outcry.example', { publicUrl: 'https://outcry.example' }],
    [
      'TRUST_PROXY',
      '10.0.0.0/8, 192.0.2.1,::1 ,2001:db8::/32',
      { trustProxy: ['10.0.0.0/8', '192.0.2.1', '::1', '2001:db8::/32'] },
    ],
    ['WORKERS', '64', { workers: 64 }],
    ['MAX_WEBHOOKS', '0, 1', { webhookRoom: { inAll: 0, ofNetwork: 1 } }],
    ['MAX_PUSHES', '500,7', { pushRoom: { inAll: 500, ofNetwork: 7 } }],
    ['ADMIN_TOKEN', SECRET, { adminToken: SECRET }],
    [
      'INGEST_TOKENS',
      `one:${SECRET}, two-2:${SECRET}:more`,
      {
        ingestTokens: [
          { name: 'one', token: SECRET },
          { name: 'two-2', token: `${SECRET}:more` },
        ],
      },
    ],
    ['SECRET', SECRET, { secret: SECRET }],
    ['WEBHOOK_PRIVATE', '1', { webhookPrivate: ['0.0.0.0/0', '::/0'] }],
    ['WEBHOOK_PRIVATE', '10.1.0.0/16, ::1', { webhookPrivate: ['10.1.0.0/16', '::1'] }],
    ...['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level): [string, string, object] => [
      'LOG_LEVEL',
      level,
      { logLevel: level },
    ]),
  ]
  it.each(good)('[E3] %s may be %j', (name, text, expected) => {
    expect(readConfig({ [name]: text })).toMatchObject(expected)
  })

  it('[E3] TILE_URL comes with its attribution', () => {
    const tiles = { TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png', TILE_ATTRIBUTION: '© somebody' }
    expect(readConfig(tiles).tiles).toEqual({ url: tiles.TILE_URL, attribution: tiles.TILE_ATTRIBUTION })
  })

  const bad: [string, string][] = [
    ...['-1', '65536', '80.5', '1e3', 'http', '0x50', '8 0'].map((text): [string, string] => ['PORT', text]),
    ...['mysql://db/outcry', 'db', 'postgres'].map((text): [string, string] => ['DATABASE_URL', text]),
    ...['outcry.example', 'ftp://outcry.example', 'javascript:alert(1)'].map((text): [string, string] => [
      'PUBLIC_URL',
      text,
    ]),
    ...['1', 'true', 'loopback', '10.0.0.0/33', '::1/129', '10.0.0.0/', '10.0.0/8', '10.0.0.1,', '10.0.0.1/8/8'].map(
      (text): [string, string] => ['TRUST_PROXY', text],
    ),
    ...['0', '65', 'many'].map((text): [string, string] => ['WORKERS', text]),
    ...['10', '10,0', '1,2,3', '-1,5'].map((text): [string, string] => ['MAX_WEBHOOKS', text]),
    ['ADMIN_TOKEN', 'fifteen-letters'],
    ['SECRET', 'fifteen-letters'],
    ...['token-without-a-name', 'one:short', `One:${SECRET}`, `one:${SECRET},`, `one:${SECRET},one:${SECRET}2`].map(
      (text): [string, string] => ['INGEST_TOKENS', text],
    ),
    ['LOG_LEVEL', 'loud'],
    ['REDIS_URL', 'redis://localhost'],
    ['TILE_ATTRIBUTION', '© somebody'],
  ]
  it.each(bad)('[E3] %s may not be %j', (name, text) => {
    const message = faultsOf({ [name]: text })
    expect(message.split('\n')).toHaveLength(2)
    expect(message).toContain(name === 'TILE_ATTRIBUTION' ? 'TILE_URL: ' : `${name}: `)
  })

  it('[E3] TILE_URL alone is refused, and so is one that is no URL', () => {
    expect(faultsOf({ TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png' })).toContain('TILE_ATTRIBUTION: ')
    expect(faultsOf({ TILE_URL: 'tiles', TILE_ATTRIBUTION: '© somebody' })).toContain('TILE_URL: ')
  })
})

describe('[E3] the message about a faulty environment', () => {
  it('names every fault at once, a line each', () => {
    const environment = {
      ...{ PORT: 'x', DATABASE_URL: 'x', PUBLIC_URL: 'x', TRUST_PROXY: '1', WORKERS: '0', ADMIN_TOKEN: 'x' },
      ...{ INGEST_TOKENS: 'x', TILE_URL: 'https://tiles.example/', SECRET: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x' },
    }
    const [title, ...lines] = faultsOf(environment).split('\n')
    expect(title).toBe('The environment has faults:')
    const named = lines.map((line) => /^ {2}([A-Z_]+): \S/.exec(line)?.[1])
    expect(named.sort()).toEqual(
      [...Object.keys(environment).filter((name) => name !== 'TILE_URL'), 'TILE_ATTRIBUTION'].sort(),
    )
  })

  it('repeats no value, which may be a secret', () => {
    const names = [
      'PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'WORKERS',
      'LOG_LEVEL',
      'INGEST_TOKENS',
      'TILE_URL',
    ]
    const message = faultsOf(Object.fromEntries(names.map((name) => [name, `hush ${name.toLowerCase()} hush`])))
    expect(message).toContain('PORT: ')
    expect(message).not.toContain('hush')
    expect(faultsOf({ SECRET: 'hush', ADMIN_TOKEN: 'hush' })).not.toContain('hush')
  })
})
