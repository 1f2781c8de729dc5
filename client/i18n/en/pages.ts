/** The texts around the pages: languages, and what is read without a script. */
export const enPages = {
  'site.language': 'Language',
  'site.description': 'What is not working, where, and is it just you? User reports, live and per region.',

  'form.problem': 'Problem',
  'form.country': 'Country',
  'form.unsaid': 'Not said',

  'regions.more': 'Also in: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'Pages',
  'site.embed': 'Embed',
  'site.api': 'API',
  'site.privacy': 'Privacy',
  'site.licence': 'MIT licence',
  'incidents.all': 'All incidents',
  'incidents.feed': 'Feed',
} as const
