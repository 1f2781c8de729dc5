/** Rund um die Seiten, und was ohne Skript zu lesen ist. */
export const dePages = {
  'site.language': 'Sprache',
  'site.description': 'Was geht nicht, wo, und nur bei mir? Nutzerberichte, live und je Region.',

  'form.problem': 'Problem',
  'form.country': 'Land',
  'form.unsaid': 'Keine Angabe',
  'form.page': 'Ihre Meldung zu {name}',
  'form.back': 'Was zu {name} jetzt gemeldet wird',
  'form.signal': 'Gezählt. Danke für die Meldung.',

  'regions.more': 'Außerdem: {regions}.',
  'regions.withCount': '{region} ({count})',
} as const
