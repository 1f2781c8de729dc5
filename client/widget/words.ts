import type { WidgetTexts } from '#contract/widget.ts'

type Text = string | Record<string, string>

export const numberWords = ({ lang }: WidgetTexts, value: number): string => new Intl.NumberFormat(lang).format(value)

/** A text with its {names} filled in, in the form that `count` asks for. */
export function say(texts: WidgetTexts, text: Text, values: Record<string, string | number>): string {
  const form = new Intl.PluralRules(texts.lang).select(Number(values.count))
  return (typeof text === 'string' ? text : (text[form] ?? text.other!)).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]!
    return typeof value === 'number' ? numberWords(texts, value) : value
  })
}

/** "404 reports in the last hour, usually 14" */
export function countWords(texts: WidgetTexts, text: Text, count: number, expected: number): string {
  const reports = say(texts, text, { count })
  if (expected <= 0) return reports
  const usual = expected < 1 ? texts.lessThanOne : numberWords(texts, Math.round(expected))
  return say(texts, texts.usually, { reports, usual })
}

/** What a country is called, and an area after its city; '' for the world. */
export const regionWords = ({ lang }: WidgetTexts, region: string, city = ''): string =>
  /^[A-Z]{2}/.test(region)
    ? `${city && `${city}, `}${new Intl.DisplayNames(lang, { type: 'region' }).of(region.slice(0, 2))}`
    : ''

/** 09:12, in the visitor's zone. */
export const timeWords = ({ lang }: WidgetTexts, at: number): string =>
  new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
