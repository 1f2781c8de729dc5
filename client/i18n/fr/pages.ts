import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const frPages: Texts<typeof enPages> = {
  'site.language': 'Langue',
  'site.description':
    'Qu’est-ce qui ne marche pas, où, et seulement chez vous\u202f? Signalements d’utilisateurs, en direct et par région.',

  'form.problem': 'Problème',
  'form.country': 'Pays',
  'form.unsaid': 'Non précisé',

  'regions.more': 'Également\u202f: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'Pages',
  'site.embed': 'Intégrer',
  'site.api': 'API',
  'site.privacy': 'Vie privée',
  'site.licence': 'Licence MIT',
  'incidents.all': 'Tous les incidents',
  'incidents.feed': 'Flux',
}
