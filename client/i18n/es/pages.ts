import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const esPages: Texts<typeof enPages> = {
  'site.language': 'Idioma',
  'site.description': '¿Qué no funciona, dónde, y solo me pasa a mí? Informes de usuarios, en vivo y por región.',

  'form.problem': 'Problema',
  'form.country': 'País',
  'form.unsaid': 'Sin especificar',

  'regions.more': 'También en: {regions}.',
  'regions.withCount': '{region} ({count})',
}
