import type { enPast } from '../en/past.ts'
import type { Texts } from '../t.ts'

export const dePast: Texts<typeof enPast> = {
  'past.scrub': 'Die Stunde, die die Karte zeigt',
  'past.value': { zero: '{time}, keine Meldungen', one: '{time}, {count} Meldung', other: '{time}, {count} Meldungen' },
  'past.valueLive': { zero: 'Live, keine Meldungen', one: 'Live, {count} Meldung', other: 'Live, {count} Meldungen' },
  'past.play': '24 Stunden abspielen',
  'past.pause': 'Anhalten',
  'past.live': 'Zurück zu live',
  'past.keep': 'Diesen Moment festhalten',
  'past.keeping': 'Wird festgehalten …',
  'past.keepFailed': 'Er konnte nicht festgehalten werden. Versuchen Sie es später noch einmal.',
  'past.notNow': 'Die Karte zeigt Vergangenes',
  'past.shows': 'Die Stunde bis {time} {zone}',
  'past.said.unknown': 'Damals zu wenige Meldungen, um etwas über {name} zu sagen',
  'past.said.ok': 'Nutzerberichte zeigten keine Probleme bei {name}',
  'past.said.possible': 'Nutzerberichte deuteten auf mögliche Probleme bei {name} hin',
  'past.said.major': 'Nutzerberichte deuteten auf Probleme bei {name} hin',
  'past.said.recovering': 'Nutzerberichte deuteten darauf hin, dass {name} sich erholte',
  'past.countUsual': {
    zero: 'Keine Meldungen in jener Stunde, üblich sind {usual}.',
    one: '{count} Meldung in jener Stunde, üblich sind {usual}.',
    other: '{count} Meldungen in jener Stunde, üblich sind {usual}.',
  },
  'past.count': {
    zero: 'Keine Meldungen in jener Stunde.',
    one: '{count} Meldung in jener Stunde.',
    other: '{count} Meldungen in jener Stunde.',
  },
  'past.loading': 'Jene Stunde wird geladen …',
  'past.failed': 'Jene Stunde konnte nicht geladen werden; die Karte zeigt weiter die vorige.',

  'chart.range': 'Üblicher Bereich',
  'chart.where': 'Wo das Diagramm zählt',

  'snapshot.title': '{name}, {day}, {time} {zone}',
  'snapshot.page': 'Festgehaltener Moment: {name}, {day}, {time}',
  'snapshot.hour': 'Die Stunde bis {time} {zone} ({utc} UTC).',
  'snapshot.kept': 'Festgehalten am {day} um {time} {zone}. Hier ändert sich nichts mehr.',
  'snapshot.figures': 'Was gemeldet wurde',
  'snapshot.reports': 'Meldungen in der Stunde',
  'snapshot.usual': 'Üblich',
  'snapshot.verdict': 'Urteil',
  'snapshot.regions': 'Region für Region',
  'snapshot.notUsers':
    'Meldungen sind nicht Nutzer: Wer keine Schwierigkeiten hat, meldet selten etwas, und wer welche hat, kennt diese Seite vielleicht nicht.',
  'snapshot.cite': 'Zum Zitieren',
  'snapshot.citation': 'Outcry, Nutzerberichte zu {name}, Stunde bis {utc} UTC, {url}',
  'snapshot.copy': 'Kopieren',
  'snapshot.copied': 'Kopiert',
  'snapshot.get': 'Herunterladen als',
  'snapshot.picture': 'Bild (PNG)',
  'snapshot.pictureAlt':
    'Karte der Meldungen zu {name} in jener Stunde, mit einem Diagramm der 24 Stunden davor. Die Zahlen stehen in der Tabelle.',
  'snapshot.loading': 'Der festgehaltene Moment wird geladen',
  'snapshot.missing': 'Ein solcher Moment ist hier nicht festgehalten',
  'snapshot.toMoment': 'Dieser Moment auf der Live-Seite',
  'snapshot.check':
    'Die Adresse besteht aus den ersten 128 Bit des SHA-256 seines JSON; so kann jeder prüfen, dass er unverändert ist.',
}
