import { foreignPage, type ForeignPage } from '../setup/foreignPage.ts'

const LANGUAGES = ['en', 'de', 'fa'] as const
type Language = (typeof LANGUAGES)[number]

/** Pages of somebody else, one in each language, with every layout and a frame. @param origin ours */
export async function openElsewhere(origin: string): Promise<Elsewhere> {
  const pages = await Promise.all(LANGUAGES.map(async (language) => [language, await page(origin, language)] as const))
  const addresses = Object.fromEntries(pages.map(([language, { url }]) => [language, url])) as Record<Language, string>
  return { addresses, close: () => pages.forEach(([, one]) => one.close()) }
}

export interface Elsewhere {
  addresses: Record<Language, string>
  close(): void
}

const page = (origin: string, language: Language): Promise<ForeignPage> =>
  foreignPage(
    origin,
    `<p><script async src="${origin}/widget.js" data-service="telegram"></script></p>
    <p><outcry-widget service="telegram" region="IR" layout="compact"></outcry-widget></p>
    <p><outcry-widget service="whatsapp" region="DE" layout="compact"></outcry-widget></p>
    <p>Messenger: <outcry-widget service="telegram" region="DE" layout="minimal"></outcry-widget>
    <outcry-widget service="signal" layout="minimal"></outcry-widget></p>
    <iframe src="${origin}/embed/telegram?region=DE&amp;lang=${language}" title="Telegram"></iframe>
    <iframe src="${origin}/embed/telegram?region=IR&amp;layout=compact&amp;lang=${language}" title="Telegram"></iframe>`,
    language,
  )
