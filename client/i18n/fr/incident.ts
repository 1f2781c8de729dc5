import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const frIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'Les signalements d’utilisateurs indiquent des problèmes chez {name}',
  'incident.title.openPossible': 'Les signalements d’utilisateurs indiquent de possibles problèmes chez {name}',
  'incident.title.over': 'Les signalements d’utilisateurs ont indiqué des problèmes chez {name}',
  'incident.title.overPossible': 'Les signalements d’utilisateurs ont indiqué de possibles problèmes chez {name}',
  'incident.page': 'Incident\u202f: {name}',
  'incident.lead': 'Début\u202f: {from}. Durée à ce stade\u202f: {duration}.',
  'incident.leadOver': '{from} – {to}, soit {duration}.',
  'incident.reopened': {
    one: 'L’incident a repris une fois.',
    many: 'L’incident a repris {count} de fois.',
    other: 'L’incident a repris {count} fois.',
  },
  'incident.detected': 'Détecté',
  'incident.regions': 'Région par région',
  'incident.region': 'Région',
  'incident.started': 'Début',
  'incident.major': 'Majeur dès',
  'incident.ended': 'Fin',
  'incident.peak': 'Pic par heure',
  'incident.course': 'Évolution',
  'incident.toService': 'Ce que l’on sait sur {name} en ce moment',
  'incident.missing': 'Cet incident n’existe pas',
  'incident.loading': 'Chargement de l’incident',

  'incidents.lead':
    'Pannes telles que les signalements les ont indiquées, les plus récentes d’abord. Heures en {zone}.',
  'incidents.now': 'En ce moment',
  'incidents.noneNow': 'Aucun incident en cours. Cela ne dit rien des services peu signalés.',
  'incidents.past': 'Terminés',
  'incidents.nonePast': 'Aucun n’est encore terminé.',
  'incidents.older': 'Incidents plus anciens',
  'incidents.latest': 'Derniers incidents',
  'incidents.loading': 'Chargement des incidents',
}
