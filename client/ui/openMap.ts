import { countryName, locale } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { HeatSwitch, type PastMap } from '../live/heatSwitch.ts'
import { HeatWatch } from '../live/heatWatch.ts'
import type { Link } from '../live/link.ts'
import type { HeatMap, HoveredCell, MapView } from '../map/heatMap.ts'
import type { ModeName } from '../map/palette.ts'
import type { ThemeName } from './theme.svelte.ts'

export interface MapWishes {
  /** A slug, or "*" for all services. */
  service: string
  theme: ThemeName
  mode: ModeName
  /** Whether a past moment is to be shown first, so that the present one must not. */
  waits: boolean
  onView(view: MapView): void
  onUsual(isKnown: boolean): void
  onHover(cell: HoveredCell | null): void
}

export interface OpenMap {
  readonly map: HeatMap
  /** Shows a past moment in the place of the present; null: the present. */
  show(past: PastMap | null): void
  close(): void
}

/** Loads the map's code, makes the element a map and keeps its counts live. Rejects when the code can't be loaded. */
export async function openMap(element: HTMLElement, link: Link, wishes: MapWishes): Promise<OpenMap> {
  const { createHeatMap } = await import('../map/heatMap.ts')
  const { service, theme, mode, waits, onUsual, onHover } = wishes
  let view: MapView | null = null
  let heat: HeatWatch | null = null
  const onView = (next: MapView) => {
    view = next
    heat?.view(next)
    wishes.onView(next)
  }
  const words = {
    locale: locale(),
    ownLabel: t('region.you'),
    countryName: (code: string) => countryName(code) ?? code,
  }
  const map = createHeatMap(element, { theme, mode, onView, onUsual, onHover, ...words, ...rasterTiles() })
  const shown = new HeatSwitch(map, !waits)
  const watch = new HeatWatch(link, service, shown)
  heat = watch
  if (view) watch.view(view)
  return {
    map,
    show(past) {
      if (past) shown.showPast(past)
      else shown.showLive(watch)
    },
    close() {
      watch.stop()
      map.destroy()
    },
  }
}

/** Tiles of the operator's choice in the place of the bundled map, as the page says. */
function rasterTiles() {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="map-tiles"]')
  return meta ? { tileUrl: meta.content, tileAttribution: meta.dataset.attribution ?? '' } : {}
}
