import L from 'leaflet'
import { worldPixels } from './mercator.ts'

/** A canvas's place in the world, in CSS pixels: world point (x, y) is drawn at (x · scale − left, y · scale − top). */
export interface Sheet {
  context: CanvasRenderingContext2D
  /** Pixels per world width. */
  scale: number
  zoom: number
  left: number
  top: number
  width: number
  height: number
}

export type Paint = (sheet: Sheet) => void

/** How far a canvas reaches beyond each edge of the map, as a part of its size: a pan or a zoom out finds it painted. */
const REACH = 0.5
/** A canvas larger than this costs more memory than it saves repainting; then it reaches less far. */
const MOST_PIXELS = 8e6
/** Finer screens get this: a third device pixel per CSS pixel isn't seen in flat colours, and triples the work. */
const MOST_PIXEL_RATIO = 2
/** Repainted once this part of the reach is used up by a pan still going on. */
const USED_UP = 0.8

/**
 * One canvas over the whole map and somewhat beyond: keeps it in place while Leaflet pans and zooms and says when it has
 * to be painted again. What is painted is the owner's affair.
 */
export class Blanket extends L.Layer {
  readonly canvas: HTMLCanvasElement
  readonly #paint: Paint
  #map: L.Map | undefined
  /** The canvas's north-west corner in world units and its size when it was painted; latitudes would end at the pole. */
  #corner = L.point(0, 0)
  #zoom = 0
  #size = L.point(0, 0)
  #reach = L.point(0, 0)
  #request = 0
  #isStale = true
  /** While Leaflet's zoom animation runs the map still says its old zoom, so nothing can be painted to fit. */
  #isZooming = false
  #touchUp: Paint | undefined

  constructor(pane: string, paint: Paint) {
    super()
    L.setOptions(this, { pane })
    this.#paint = paint
    this.canvas = document.createElement('canvas')
    this.canvas.className = 'leaflet-zoom-animated'
  }

  override onAdd(map: L.Map): this {
    this.#map = map
    this.getPane()!.append(this.canvas)
    this.repaintNow()
    return this
  }

  override onRemove(): this {
    cancelAnimationFrame(this.#request)
    this.canvas.remove()
    this.#map = undefined
    return this
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return {
      moveend: () => this.#onMoveEnd(),
      move: () => this.#onMove(),
      zoom: () => this.#follow(this.#map!.getCenter(), this.#map!.getZoom()),
      zoomanim: (event) => this.#onZoomAnimation(event as L.ZoomAnimEvent),
    }
  }

  /** Paints everything anew in the next animation frame, however often it is asked to. */
  repaint(): void {
    this.#isStale = true
    this.#soon()
  }

  /** Changes parts of what is painted in the next animation frame, unless all is painted anew by then. */
  touchUp(paint: Paint): void {
    this.#touchUp = paint
    this.#soon()
  }

  #soon(): void {
    if (this.#map && this.#request === 0) this.#request = requestAnimationFrame(() => this.#paintDue())
  }

  #paintDue(): void {
    if (this.#isStale) return this.repaintNow()
    this.#request = 0
    this.#touchUp?.(this.#sheet())
  }

  repaintNow(): void {
    this.#isStale = true
    cancelAnimationFrame(this.#request)
    this.#request = 0
    const size = this.#map?.getSize()
    if (!size?.x || !size.y || this.#isZooming) return
    this.#place(this.#map!, size)
    const sheet = this.#sheet()
    sheet.context.clearRect(0, 0, sheet.width, sheet.height)
    this.#isStale = false
    this.#paint(sheet)
  }

  #onMoveEnd(): void {
    this.#isZooming = false
    this.repaintNow()
  }

  #onZoomAnimation({ center, zoom }: L.ZoomAnimEvent): void {
    this.#isZooming = true
    this.#follow(center, zoom)
  }

  #place(map: L.Map, size: L.Point): void {
    const ratio = pixelRatio()
    this.#reach = size.multiplyBy(reachFor(size, ratio)).round()
    this.#size = size.add(this.#reach.multiplyBy(2))
    this.#zoom = map.getZoom()
    const corner = map.containerPointToLayerPoint(this.#reach.multiplyBy(-1))
    this.#corner = corner.add(map.getPixelOrigin()).divideBy(worldPixels(this.#zoom))
    resize(this.canvas, this.#size, ratio)
    L.DomUtil.setTransform(this.canvas, corner, 1)
  }

  #sheet(): Sheet {
    const context = this.canvas.getContext('2d')!
    const ratio = pixelRatio()
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    const scale = worldPixels(this.#zoom)
    const { x: left, y: top } = this.#corner.multiplyBy(scale)
    return { context, scale, zoom: this.#zoom, left, top, width: this.#size.x, height: this.#size.y }
  }

  /** A pan that is about to run over the painted edge. */
  #onMove(): void {
    const map = this.#map!
    if (map.getZoom() !== this.#zoom) return
    const corner = this.#corner.multiplyBy(worldPixels(this.#zoom)).subtract(map.getPixelOrigin())
    const drift = map.layerPointToContainerPoint(corner).add(this.#reach)
    const used = Math.max(Math.abs(drift.x) / this.#reach.x, Math.abs(drift.y) / this.#reach.y)
    if (used > USED_UP) this.repaint()
  }

  /** Stretches what is painted to where it belongs at another zoom, until it is painted again. */
  #follow(center: L.LatLng, zoom: number): void {
    const map = this.#map!
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round()
    const offset = this.#corner.multiplyBy(worldPixels(zoom)).subtract(origin)
    L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom, this.#zoom))
  }
}

function pixelRatio(): number {
  return Math.min(window.devicePixelRatio || 1, MOST_PIXEL_RATIO)
}

function reachFor(size: L.Point, ratio: number): number {
  const sides = Math.sqrt(MOST_PIXELS / (size.x * size.y * ratio * ratio))
  return Math.max(0.1, Math.min(REACH, (sides - 1) / 2))
}

function resize(canvas: HTMLCanvasElement, { x, y }: L.Point, ratio: number): void {
  const [width, height] = [Math.round(x * ratio), Math.round(y * ratio)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.style.width = `${x}px`
  canvas.style.height = `${y}px`
}
