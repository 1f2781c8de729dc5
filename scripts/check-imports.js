// Checks who imports whom: `node scripts/check-imports.js [folder]`. Ends with 1 and a line for each fault.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Import
 * @property {string} file that imports, from the root, with slashes
 * @property {number} line
 * @property {string} target file from the root, or a package
 * @property {boolean} isOurs
 * @property {boolean} isType erased when compiled
 */

const SOURCES = /\.(ts|js|svelte)$/
const STATEMENT =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w$]+\s*,?\s*)?(?:\*(?:\s+as\s+[\w$]+)?|\{([^}]*)\})?\s*from\s*['"]([^'"\n]+)['"]/gm
const BARE = /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g
const SQL = /\b(?:sql|tx)(?:<[^`]{0,500}?>)?`/g

/** Folders of the server that a report passes, and what isn't theirs to know. */
const ROUTELESS = ['live', 'intake', 'verdict', 'db', 'catalog', 'contract']

/** Same input, same output: these are tested, replayed and reasoned about without a world around them. */
const PURE = [
  /^server\/contract\//,
  /^server\/catalog\//,
  /^server\/entryOf\.ts$/,
  /^server\/live\/(allowance|areaCounts|byService|cellRuns|cellSums|changes|country|countTable|fresh|heatMaps|liveCells|minuteLog|pyramid|reading|rooms|serviceFacts|serviceFeed|state|told|withinRegion)\.ts$/,
  /^server\/verdict\/(?!(engine|late|verdicts)\.ts$)/,
]
const IMPURE_PACKAGES = ['fastify', 'postgres', 'socket.io', 'socket.io-adapter', 'socket.io-client']

const isPure = (/** @type {string} */ file) => PURE.some((pattern) => pattern.test(file))
const isBuiltin = (/** @type {string} */ name) => name.startsWith('node:') || builtinModules.includes(name)
const lineAt = (/** @type {string} */ text, /** @type {number} */ index) => text.slice(0, index).split('\n').length

/** Every source below a folder, from the root, in a stable order. */
function sourcesIn(/** @type {string} */ root, /** @type {string} */ folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((name) => SOURCES.test(name))
    .sort()
}

/** Comments become blanks, so that what they quote doesn't count and lines keep their numbers. */
function withoutComments(/** @type {string} */ text) {
  const blank = (/** @type {string} */ comment) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/(?<=^|\s)\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|\s)\/\/.*$/gm, blank)
}

/** @returns {Import[]} */
function importsOf(/** @type {string} */ file, /** @type {string} */ text) {
  const found = [
    ...[...text.matchAll(STATEMENT)].map((match) => ({ match, name: match[3], isType: isErased(match[1], match[2]) })),
    ...[BARE, DYNAMIC].flatMap((form) =>
      [...text.matchAll(form)].map((match) => ({ match, name: match[1], isType: false })),
    ),
  ]
  return found.map(({ match, name = '', isType }) => {
    const line = lineAt(text, match.index + match[0].length)
    return { file, line, isType, ...resolve(file, name) }
  })
}

/** `import type …`, or braces in which every name is a type. */
function isErased(/** @type {string | undefined} */ type, /** @type {string | undefined} */ names) {
  const list = names
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return type !== undefined || (list !== undefined && list.length > 0 && list.every((name) => name.startsWith('type ')))
}

function resolve(/** @type {string} */ file, /** @type {string} */ name) {
  const path = name.replace(/\?.*$/, '')
  if (path.startsWith('#contract/')) return { target: path.replace('#contract/', 'server/contract/'), isOurs: true }
  if (path.startsWith('.')) return { target: posix.join(posix.dirname(file), path), isOurs: true }
  return { target: path, isOurs: false }
}

/** What is wrong with one import, or null. */
function faultOf(/** @type {Import} */ { file, target, isOurs, isType }, /** @type {Set<string>} */ known) {
  const [side, folder = ''] = file.split('/')
  const within = (/** @type {string} */ path) => isOurs && target.startsWith(path)
  if (target === 'server/main.ts') return 'nothing imports the process edge'
  if (file.startsWith('server/contract/') && isOurs && !within('server/contract/'))
    return 'the contract imports nothing of ours'
  if (side === 'client' && isOurs && !within('client/') && !within('server/contract/'))
    return 'the client imports only the contract and itself'
  if (side === 'client' && isBuiltin(target)) return 'the client runs in a browser'
  if (side === 'server' && within('client/')) return 'the server does not import the client'
  if (side === 'server' && ROUTELESS.includes(folder) && within('server/routes/'))
    return `${folder} never imports routes`
  if (target === 'postgres' && !file.startsWith('server/db/')) return 'SQL stands only in server/db'
  if (isOurs && SOURCES.test(target) && !known.has(target)) return 'there is no such file'
  if (!isPure(file) || isType) return null
  if (isBuiltin(target) || IMPURE_PACKAGES.includes(target)) return 'a pure module does no I/O'
  if (isOurs && SOURCES.test(target) && !isPure(target) && !HARMLESS.has(target))
    return 'a pure module imports only pure ones'
  return null
}

/** Pure too, at the top of the server: constants, and errors to throw. */
const HARMLESS = new Set(['server/clock.ts', 'server/errors.ts'])

/**
 * Circles in a graph, each told once.
 * @param {Map<string, Set<string>>} graph
 */
function circles(graph) {
  const done = new Set()
  /** @type {string[][]} */
  const found = []
  const visit = (/** @type {string} */ node, /** @type {string[]} */ path) => {
    const start = path.indexOf(node)
    if (start >= 0) found.push([...path.slice(start), node])
    if (start >= 0 || done.has(node)) return
    for (const next of graph.get(node) ?? []) visit(next, [...path, node])
    done.add(node)
  }
  for (const node of graph.keys()) visit(node, [])
  return found
}

/** @param {Import[]} imports */
function circleFaults(imports) {
  const ours = imports.filter(
    ({ file, target, isOurs }) => isOurs && file.startsWith('server/') && target.startsWith('server/'),
  )
  const graphOf = (/** @type {(path: string) => string} */ nodeOf, /** @type {Import[]} */ list) => {
    /** @type {Map<string, Set<string>>} */
    const graph = new Map()
    for (const { file, target } of list) {
      const [from, to] = [nodeOf(file), nodeOf(target)]
      if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to))
    }
    return graph
  }
  // A file at the top of the server is a folder of its own.
  const folderOf = (/** @type {string} */ path) => path.split('/').slice(0, 2).join('/')
  const firstLine = (/** @type {(path: string) => string} */ nodeOf, /** @type {string[]} */ [from, to]) => {
    const first = ours.find(({ file, target }) => nodeOf(file) === from && nodeOf(target) === to)
    return `${first?.file}:${first?.line}`
  }
  const told = (
    /** @type {string} */ what,
    /** @type {(path: string) => string} */ nodeOf,
    /** @type {Import[]} */ list,
  ) =>
    circles(graphOf(nodeOf, list)).map(
      (circle) => `${firstLine(nodeOf, circle)}: ${what} in a circle: ${circle.join(' → ')}`,
    )
  return [
    ...told('files import each other', (path) => path, ours),
    ...told(
      'folders import each other',
      folderOf,
      ours.filter(({ isType }) => !isType),
    ),
  ]
}

function check(/** @type {string} */ root) {
  const files = ['server', 'client', 'scripts'].flatMap((folder) => sourcesIn(root, folder))
  const known = new Set(files)
  const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(join(root, file), 'utf8'))]))
  const imports = files.flatMap((file) => importsOf(file, texts.get(file) ?? ''))
  const faults = imports.flatMap((one) => {
    const fault = faultOf(one, known)
    return fault ? [`${one.file}:${one.line}: ${fault}; here: ${one.target}`] : []
  })
  const queries = files
    .filter((file) => !file.startsWith('server/db/') && !file.startsWith('scripts/'))
    .flatMap((file) => {
      const text = texts.get(file) ?? ''
      return [...text.matchAll(SQL)].map(({ index }) => `${file}:${lineAt(text, index)}: SQL stands only in server/db`)
    })
  return { files, faults: [...faults, ...queries, ...circleFaults(imports)] }
}

const root = process.argv[2] ?? relative(process.cwd(), dirname(dirname(fileURLToPath(import.meta.url))))
const { files, faults } = check(root || '.')
for (const fault of faults) console.error(fault)
console.log(
  faults.length === 0 ? `Imports of ${files.length} files go the right way.` : `Faults in imports: ${faults.length}.`,
)
process.exitCode = faults.length === 0 ? 0 : 1
