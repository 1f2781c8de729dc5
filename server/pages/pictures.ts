import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '../contract/snapshot.ts'
import { root } from '../root.ts'
import { readLand, type LandOutline } from './landOutline.ts'

/** A picture has some 300 KB, and takes 0.1 s of a processor: one that is looked at is looked at by many. */
const MOST_KNOWN = 16

/** Pictures of kept moments, one drawn at a time. What draws is loaded with the first: few nodes are ever asked for one. */
export class Pictures {
  readonly #known = new Map<string, Promise<Buffer>>()
  #land: LandOutline | undefined
  #drawing: Promise<unknown> = Promise.resolve()

  of(id: string, snapshot: Snapshot, site: string): Promise<Buffer> {
    const name = `${site}/snapshots/${id}`
    const known = this.#known.get(name)
    if (known) return known
    const picture = this.#drawing.then(() => this.#draw(snapshot, name))
    this.#drawing = picture.catch(() => this.#known.delete(name))
    this.#known.set(name, picture)
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!)
    return picture
  }

  async #draw(snapshot: Snapshot, url: string): Promise<Buffer> {
    const { snapshotPicture } = await import('./snapshotPicture.ts')
    this.#land ??= readLand(basemapFile())
    return snapshotPicture(snapshot, this.#land, url)
  }
}

/** The client's own: as it was built, or from the sources where it wasn't. */
function basemapFile(): string {
  const assets = join(root, 'dist', 'client', 'assets')
  const built = existsSync(assets) && readdirSync(assets).find((file) => /^basemap-[\w-]+\.json$/.test(file))
  return built ? join(assets, built) : join(root, 'client', 'map', 'data', 'basemap.json')
}
