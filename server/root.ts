import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function nearestPackage(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error(`no package.json in any folder above ${fileURLToPath(import.meta.url)}`)
  return nearestPackage(parent)
}

/** Absolute path of the project's folder: the same from the sources in server/ and from the bundle in dist/server/. */
export const root: string = nearestPackage(dirname(fileURLToPath(import.meta.url)))
