import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath, VERDICT_MARKS } from '#contract/marks.ts'
import type { Verdict } from '#contract/verdict.ts'

const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Record<string, string | number>

function svg(name: string, attributes: Attributes, ...children: Element[]): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

export function icon(verdict: Verdict): SVGElement {
  const { solid, ring = '', mark } = VERDICT_MARKS[verdict]
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    solid
      ? svg('path', { class: 'solid', d: solid })
      : svg('circle', { cx: 12, cy: 12, r: 10, 'stroke-dasharray': ring }),
    svg('path', { d: mark }),
  )
}

/** @param end of the scale */
export function sparkline(quarters: readonly number[], end: number): SVGElement {
  const line = sparkPath(quarters, end)
  return svg(
    'svg',
    {
      class: 'spark',
      viewBox: `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    svg('path', { class: 'area', d: `${line}L${SPARK_WIDTH},${SPARK_HEIGHT}L0,${SPARK_HEIGHT}Z` }),
    svg('path', { class: 'line', d: line }),
  )
}
