// `npm run check:imports`: who may import whom. Prints each fault with its place; exit code 1 if there is any.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, normalize, relative, sep } from 'node:path'

const root = process.argv[2] ?? '.'

/** Folder or file (prefix of its path) → what it may not import, and why. */
const RULES = [
  [
    'server/contract/',
    (to) => to.ours && !to.path.startsWith('server/contract/'),
    'the contract imports nothing of ours',
  ],
  [
    'client/',
    (to) => to.path?.startsWith('server/') && !to.path.startsWith('server/contract/'),
    'the client imports only the contract',
  ],
  ['server/', (to) => to.path?.startsWith('client/'), 'the server imports nothing of the client'],
  ['server/', (to) => to.path === 'server/main.ts', 'nothing imports the process edge'],
  ...['live', 'intake', 'verdict', 'db', 'catalog'].map((part) => [
    `server/${part}/`,
    (to) => to.path?.startsWith('server/routes/'),
    `${part} never imports routes`,
  ]),
  ...['server/live/state.ts', 'server/live/rooms.ts', 'server/live/countTable.ts', 'server/live/slidingCounts.ts'].map(
    (file) => [file, (to) => isInputOutput(to.name), 'a pure module does no I/O'],
  ),
  ...['baseline', 'detector', 'recovery', 'excess', 'attribution', 'incidents', 'watch', 'board'].map((name) => [
    `server/verdict/${name}.ts`,
    (to) => isInputOutput(to.name),
    'a pure module does no I/O',
  ]),
]

const isInputOutput = (name) =>
  /^(node:(fs|net|http|https|child_process|dgram|tls)|postgres|fastify|socket\.io)/.test(name)

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path)
    else if (['.ts', '.js', '.svelte'].includes(extname(path))) yield path
  }
}

/** Every import, export-from and dynamic import; `type` imports too, but those vanish and count only for direction. */
function importsOf(path) {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"\n;]*?(?:\{[^}]*\})?[^'"\n;]*?from\s*'([^']+)'|import\('([^']+)'\)|(?:^|\n)\s*import\s*'([^']+)'/g,
  )
  return [...found].map((match) => {
    const name = match[2] ?? match[3] ?? match[4]
    const line = text.slice(0, match.index + 1).split('\n').length
    return { ...resolved(name, path), isType: Boolean(match[1]), line }
  })
}

function resolved(name, from) {
  if (name.startsWith('#contract/')) return { name, ours: true, path: name.replace('#contract/', 'server/contract/') }
  if (!name.startsWith('.')) return { name, ours: false, path: undefined }
  return {
    name,
    ours: true,
    path: normalize(join(dirname(from), name))
      .split(sep)
      .join('/'),
  }
}

function directionFaults(path, imports) {
  return imports.flatMap((to) =>
    RULES.filter(([prefix, isWrong]) => path.startsWith(prefix) && isWrong(to)).map(
      ([, , why]) => `${path}:${to.line} imports ${to.name}: ${why}`,
    ),
  )
}

function sqlFaults(path) {
  if (!path.startsWith('server/') || path.startsWith('server/db/')) return []
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return lines.flatMap((line, i) =>
    /\b(?:sql|tx)(?:<.*>)?`|from 'postgres'/.test(line)
      ? [`${path}:${i + 1} holds SQL, which stands in server/db alone`]
      : [],
  )
}

/** Cycles among files, by imports that are there at run time. */
function cycles(graph) {
  const state = new Map()
  const found = []
  const visit = (path, trail) => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') return void found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    state.set(path, 'open')
    for (const to of graph.get(path) ?? []) visit(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found.map((cycle) => `cycle: ${cycle}`)
}

const files = [...sources('server'), ...sources('client')]
const graph = new Map()
const faults = []
for (const path of files) {
  const imports = importsOf(path)
  graph.set(
    path,
    imports.filter((to) => to.path && !to.isType).map((to) => to.path),
  )
  faults.push(...directionFaults(path, imports), ...sqlFaults(path))
}
faults.push(...cycles(graph))
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(
  `${files.length} files in ${relative(process.cwd(), root) || 'this project'}: every import goes the right way`,
)
