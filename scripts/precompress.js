// Last step of the client's build: every text file once as Brotli and once as gzip, so that a rush costs no compressing.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TEXT = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.webmanifest'])
/** Below this, headers weigh more than what is saved. */
const WORTHWHILE = 1024

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: node scripts/precompress.js <folder>')

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (!entry.isFile() || !TEXT.has(extname(path)) || statSync(path).size < WORTHWHILE) continue
  const text = readFileSync(path)
  const hint = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_QUALITY]: 10 }
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: hint }))
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
}
