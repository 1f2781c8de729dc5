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

  'site.pages': 'Páginas',
  'site.embed': 'Insertar',
  'site.api': 'API',
  'site.privacy': 'Privacidad',
  'site.licence': 'Licencia MIT',
  'incidents.all': 'Todas las incidencias',
  'incidents.feed': 'Canal',
}
