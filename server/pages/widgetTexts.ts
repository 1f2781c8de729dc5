import type { Service } from '../catalog/catalog.ts'
import { problemsOf } from '../catalog/problems.ts'
import { countryOfZone } from '../contract/timeZones.ts'
import type { WidgetTexts } from '../contract/widget.ts'
import type { Verdict } from '../contract/verdict.ts'
import { directionOf, LANGUAGES, say, type Language } from './words/languages.ts'
import type { ProblemKey } from './words/problems.ts'

/** What a widget says about a service. @param zone the visitor's time zone, from which their country is guessed */
export function widgetTexts(service: Service, language: Language, zone = ''): WidgetTexts {
  const {
    badge: _,
    over: _over,
    asOf: _asOf,
    more: _more,
    title: _title,
    missing: _missing,
    ...words
  } = LANGUAGES[language]
  const { name } = service
  return {
    ...words,
    ...{ lang: language, dir: directionOf(language), name, country: countryOfZone(zone) },
    sentence: sentences(language, name),
    what: say(language, words.what, { name }),
    problems: problemsOf(service.category).map(({ slug }) => ({
      id: slug,
      label: problemWords(language, service.category, slug),
    })),
  }
}

function sentences(language: Language, name: string): Record<Verdict, string> {
  const { unknown, ok, possible, major, recovering } = LANGUAGES[language].sentence
  const of = (text: string) => say(language, text, { name })
  return {
    unknown: of(unknown),
    ok: of(ok),
    possible: of(possible),
    major: of(major),
    recovering: of(recovering),
  }
}

/** What a problem type is called, in a category's own words where it has some. */
export function problemWords(language: Language, category: string, slug: string): string {
  const { problems } = LANGUAGES[language]
  return problems[`${category} ${slug}` as ProblemKey] ?? problems[slug as ProblemKey]
}
