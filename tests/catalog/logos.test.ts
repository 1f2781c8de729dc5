import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOG_DATA } from '../../server/catalog/data.ts'
import { root } from '../../server/root.ts'

const logoOf = (slug: string) => join(root, 'client/public/logos', `${slug}.svg`)

describe('logos', () => {
  it('[C1] exist for every service', () => {
    expect(CATALOG_DATA.map(({ slug }) => slug).filter((slug) => !existsSync(logoOf(slug)))).toEqual([])
  })

  it('[C1] are small pictures that run nothing and load nothing', () => {
    for (const { slug } of CATALOG_DATA) {
      const svg = readFileSync(logoOf(slug), 'utf8')
      expect(svg, slug).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 24 24"><rect [^>]*\/><(path|text) /,
      )
      expect(svg.replace('http://www.w3.org/2000/svg', ''), slug).not.toMatch(/script|href|url\(|style|\bon\w+=|:\/\//i)
      expect(statSync(logoOf(slug)).size, slug).toBeLessThan(5_000)
    }
  })

  it('[C1] stand out from their ground', () => {
    for (const { slug } of CATALOG_DATA) {
      const [ground, ink] = [...readFileSync(logoOf(slug), 'utf8').matchAll(/fill="(#[0-9a-f]+)"/g)].map(
        ([, hex]) => hex!,
      )
      expect(contrast(ground!, ink!), slug).toBeGreaterThanOrEqual(3)
    }
  })
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const weights = [0.2126, 0.7152, 0.0722]
  return weights.reduce((sum, weight, i) => sum + weight * linear(parseInt(full.slice(2 * i, 2 * i + 2), 16) / 255), 0)
}

const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
