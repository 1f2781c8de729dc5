import type { enPast } from '../en/past.ts'
import type { Texts } from '../t.ts'

export const frPast: Texts<typeof enPast> = {
  'past.scrub': 'L’heure que montre la carte',
  'past.value': {
    zero: '{time}, aucun signalement',
    one: '{time}, {count} signalement',
    many: '{time}, {count} de signalements',
    other: '{time}, {count} signalements',
  },
  'past.valueLive': {
    zero: 'En direct, aucun signalement',
    one: 'En direct, {count} signalement',
    many: 'En direct, {count} de signalements',
    other: 'En direct, {count} signalements',
  },
  'past.play': 'Rejouer 24 heures',
  'past.pause': 'Pause',
  'past.live': 'Revenir au direct',
  'past.keep': 'Conserver ce moment',
  'past.keeping': 'Enregistrement…',
  'past.keepFailed': 'Ce moment n’a pas pu être conservé. Réessayez plus tard.',
  'past.notNow': 'La carte montre le passé',
  'past.shows': 'L’heure jusqu’à {time} {zone}',
  'past.said.unknown': 'Pas assez de signalements pour se prononcer sur {name} à ce moment-là',
  'past.said.ok': 'Les signalements d’utilisateurs n’indiquaient aucun problème chez {name}',
  'past.said.possible': 'Les signalements d’utilisateurs indiquaient de possibles problèmes chez {name}',
  'past.said.major': 'Les signalements d’utilisateurs indiquaient des problèmes chez {name}',
  'past.said.recovering': 'Les signalements d’utilisateurs indiquaient un rétablissement en cours chez {name}',
  'past.countUsual': {
    zero: 'Aucun signalement pendant cette heure, contre {usual} d’habitude.',
    one: '{count} signalement pendant cette heure, contre {usual} d’habitude.',
    many: '{count} de signalements pendant cette heure, contre {usual} d’habitude.',
    other: '{count} signalements pendant cette heure, contre {usual} d’habitude.',
  },
  'past.count': {
    zero: 'Aucun signalement pendant cette heure.',
    one: '{count} signalement pendant cette heure.',
    many: '{count} de signalements pendant cette heure.',
    other: '{count} signalements pendant cette heure.',
  },
  'past.loading': 'Chargement de cette heure…',
  'past.failed': 'Cette heure n’a pas pu être chargée\u202f; la carte montre encore la précédente.',

  'chart.range': 'Plage habituelle',
  'chart.where': 'Où le graphique compte',

  'snapshot.title': '{name}, {day}, {time} {zone}',
  'snapshot.page': 'Moment conservé\u202f: {name}, {day}, {time}',
  'snapshot.hour': 'L’heure jusqu’à {time} {zone} ({utc} UTC).',
  'snapshot.kept': 'Conservé le {day} à {time} {zone}. Plus rien ne change ici.',
  'snapshot.figures': 'Ce qui a été indiqué',
  'snapshot.reports': 'Signalements dans l’heure',
  'snapshot.usual': 'Habituel',
  'snapshot.verdict': 'Verdict',
  'snapshot.regions': 'Région par région',
  'snapshot.notUsers':
    'Un signalement n’est pas un utilisateur\u202f: sans difficulté, on signale rarement\u202f; avec, on ne connaît pas toujours cette page.',
  'snapshot.cite': 'Pour citer ce moment',
  'snapshot.citation': 'Outcry, signalements d’utilisateurs sur {name}, heure jusqu’à {utc} UTC, {url}',
  'snapshot.copy': 'Copier',
  'snapshot.copied': 'Copié',
  'snapshot.get': 'Télécharger en',
  'snapshot.picture': 'Image (PNG)',
  'snapshot.pictureAlt':
    'Carte des signalements sur {name} pendant cette heure, avec un graphique de la veille. Le tableau donne les chiffres.',
  'snapshot.loading': 'Chargement du moment conservé',
  'snapshot.missing': 'Aucun moment conservé à cette adresse',
  'snapshot.toMoment': 'Ce moment sur la page en direct',
  'snapshot.check':
    'L’adresse correspond aux 128 premiers bits du SHA-256 de son JSON\u202f: chacun peut vérifier que rien n’a changé.',
}
