import type { Canvas } from '@napi-rs/canvas'
import type { Clock } from '../clock.ts'
import { Briefly } from './briefly.ts'
import { CARD, drawCard, type CardContent } from './card.ts'
import { registerFonts } from './cardText.ts'
import { readLand, type LandOutline } from './landOutline.ts'

const REMEMBERED_MS = 60_000
/** A card is some 60 KB. */
const MOST_REMEMBERED = 100

/** Verdicts as pictures, each drawn at most once a minute. */
export class Cards {
  readonly #land: LandOutline
  readonly #make: (width: number, height: number) => Canvas
  readonly #cards: Briefly<Buffer>

  private constructor(land: LandOutline, make: (width: number, height: number) => Canvas, clock: Clock) {
    this.#land = land
    this.#make = make
    this.#cards = new Briefly({ clock, ms: REMEMBERED_MS, most: MOST_REMEMBERED })
  }

  /** Null where nothing can draw: the canvas is a binary, which not every platform has. */
  static async open(landFile: string, clock: Clock): Promise<Cards | null> {
    try {
      const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
      registerFonts(GlobalFonts)
      return new Cards(readLand(landFile), createCanvas, clock)
    } catch {
      return null
    }
  }

  /** A PNG. @param read is asked only when there is something to draw */
  png(key: string, read: () => Promise<CardContent>): Promise<Buffer> {
    return this.#cards.get(key, async () => {
      const content = await read()
      const canvas = this.#make(CARD.width, CARD.height)
      drawCard(canvas.getContext('2d'), content, this.#land)
      // In a thread of its own: encoding takes longer than drawing.
      return canvas.encode('png')
    })
  }
}
