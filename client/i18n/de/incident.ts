import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const deIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'Nutzerberichte deuten auf Probleme bei {name} hin',
  'incident.title.openPossible': 'Nutzerberichte deuten auf mögliche Probleme bei {name} hin',
  'incident.title.over': 'Nutzerberichte deuteten auf Probleme bei {name} hin',
  'incident.title.overPossible': 'Nutzerberichte deuteten auf mögliche Probleme bei {name} hin',
  'incident.page': 'Vorfall: {name}',
  'incident.lead': 'Seit {from}, bisher {duration}.',
  'incident.leadOver': '{from} bis {to}, {duration}.',
  'incident.reopened': { one: 'Kam einmal zurück.', other: 'Kam {count}-mal zurück.' },
  'incident.detected': 'Bemerkt',
  'incident.regions': 'Region für Region',
  'incident.region': 'Region',
  'incident.started': 'Beginn',
  'incident.major': 'Erheblich ab',
  'incident.ended': 'Ende',
  'incident.peak': 'Höchststand je Stunde',
  'incident.course': 'Verlauf',
  'incident.toService': 'Was über {name} jetzt bekannt ist',
  'incident.missing': 'Diesen Vorfall gibt es nicht',
  'incident.loading': 'Der Vorfall wird geladen',
}
