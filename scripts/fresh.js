import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** The build's last step writes it. */
const last = join(root, 'dist/server/main.js')
const sources = ['server', 'client', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']

/** When anything in the tree last changed, in ms since 1970; a folder's own time tells of files removed. */
function newest(/** @type {string} */ path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  const inside = found.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : []
  return Math.max(found.mtimeMs, ...inside)
}

function build() {
  // Not where the program itself speaks: what it says may be read by another.
  console.error('Building Outcry, as there is no build yet or the sources have changed. This takes a moment.')
  // Whoever runs it may have said otherwise, as test runners do: their build would be larger and slower.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: root, env, stdio: ['inherit', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

/** Builds when there is no build or the sources are newer. */
export function freshen() {
  const isCurrent =
    existsSync(last) && statSync(last).mtimeMs >= Math.max(...sources.map((source) => newest(join(root, source))))
  if (!isCurrent) build()
}

/** With a fresh build, becomes the program of that name in dist/server. */
export async function become(/** @type {string} */ name) {
  freshen()
  const program = join(root, 'dist/server', name)
  // The same process, so that signals and the exit code are the program's own and kill -9 leaves nothing behind.
  process.argv[1] = program
  await import(pathToFileURL(program).href)
}
