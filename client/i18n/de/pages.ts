import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const dePages: Texts<typeof enPages> = {
  'site.language': 'Sprache',
  'site.description': 'Was geht nicht, wo, und nur bei mir? Nutzerberichte, live und je Region.',

  'form.problem': 'Problem',
  'form.country': 'Land',
  'form.unsaid': 'Keine Angabe',

  'regions.more': 'Außerdem: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'Seiten',
  'site.embed': 'Einbetten',
  'site.api': 'API',
  'site.privacy': 'Datenschutz',
  'site.licence': 'MIT-Lizenz',
  'incidents.all': 'Alle Vorfälle',
  'incidents.feed': 'Feed',
}
