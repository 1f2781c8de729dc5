import type { Verdict } from '#contract/verdict.ts'

const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Record<string, string | number>

function svg(name: string, attributes: Attributes, ...children: Element[]): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** Five outlines that can be told apart without colour; solid ones have their mark cut out by the surface's colour. */
const ICONS: Record<Verdict, { solid?: string; ring?: string; mark: string }> = {
  unknown: { ring: '4.1 2.18', mark: 'M9.2 9.6a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.1M12 17.3v.1' },
  ok: { solid: 'M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z', mark: 'M7 12.4l3.5 3.5 6.6-7.2' },
  possible: { solid: 'M12 2 23.4 22H.6z', mark: 'M12 9.4v5.2M12 17.9v.1' },
  major: { solid: 'M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z', mark: 'M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6' },
  recovering: { ring: '', mark: 'M12 17V7.4M7.8 11.4 12 7.2l4.2 4.2' },
}

export function icon(verdict: Verdict): SVGElement {
  const { solid, ring = '', mark } = ICONS[verdict]
  const stroke = solid ? 'var(--surface)' : 'currentColor'
  const lines = { fill: 'none', 'stroke-width': 2.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return svg(
    'svg',
    { width: 16, height: 16, viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    solid
      ? svg('path', { d: solid, fill: 'currentColor' })
      : svg('circle', {
          cx: 12,
          cy: 12,
          r: 10,
          stroke: 'currentColor',
          ...lines,
          'stroke-dasharray': ring,
          'stroke-linecap': 'butt',
        }),
    svg('path', { d: mark, stroke, ...lines }),
  )
}

const WIDTH = 96
const HEIGHT = 40

/** @param most the end of the scale */
export function sparkline(quarters: readonly number[], most: number): SVGElement {
  const points = quarters.map((count, i) => {
    const y = HEIGHT - 1 - (count / most) * (HEIGHT - 3)
    return `${((i / (quarters.length - 1)) * WIDTH).toFixed(1)},${y.toFixed(1)}`
  })
  const line = `M${points.join('L')}`
  return svg(
    'svg',
    { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { class: 'area', d: `${line}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` }),
    svg('path', { class: 'line', d: line }),
  )
}
