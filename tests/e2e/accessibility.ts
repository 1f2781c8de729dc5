import AxeSource from 'axe-core'
import type { Page } from '@playwright/test'

/** What axe finds against WCAG 2.2 AA, as 'rule: element'. */
export async function faultsOf(page: Page): Promise<string[]> {
  // By the debugger, as the page's own policy lets no script in.
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: AxeSource.source })
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof AxeSource }
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
  })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}
