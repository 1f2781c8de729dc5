import { expect, test } from './outcry.ts'

test('[A1] the document is read in a browser, and nothing is loaded from elsewhere or refused by the policy', async ({
  person,
}) => {
  const page = await person()
  await page.goto('/docs')
  await expect(page.getByRole('heading', { name: 'Outcry', exact: false }).first()).toBeVisible()
  await page.getByText('/api/v1/services/{slug}/explain').click()
  await expect(page.getByText('Tell why a verdict is what it is').first()).toBeVisible()
  await expect(page.getByText('urn:outcry:problem').first()).toBeVisible()
  const styled = await page
    .locator('.swagger-ui')
    .first()
    .evaluate((node) => getComputedStyle(node).fontFamily)
  expect(styled).toContain('sans-serif')
})
