import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const esIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'Los informes de usuarios indican problemas en {name}',
  'incident.title.openPossible': 'Los informes de usuarios indican posibles problemas en {name}',
  'incident.title.over': 'Los informes de usuarios indicaron problemas en {name}',
  'incident.title.overPossible': 'Los informes de usuarios indicaron posibles problemas en {name}',
  'incident.page': 'Incidencia: {name}',
  'incident.lead': 'Inicio: {from}. Duración hasta ahora: {duration}.',
  'incident.leadOver': 'Inicio: {from}. Fin: {to}. Duración: {duration}.',
  'incident.reopened': { one: 'Volvió una vez.', many: 'Volvió {count} de veces.', other: 'Volvió {count} veces.' },
  'incident.detected': 'Detectada',
  'incident.regions': 'Región por región',
  'incident.region': 'Región',
  'incident.started': 'Inicio',
  'incident.major': 'Importante desde',
  'incident.ended': 'Fin',
  'incident.peak': 'Máximo por hora',
  'incident.course': 'Evolución',
  'incident.toService': 'Lo que se sabe ahora de {name}',
  'incident.missing': 'Esta incidencia no existe',
  'incident.loading': 'Cargando la incidencia',

  'incidents.lead': 'Fallos tal como los indicaron los informes, los más recientes primero. Horas en {zone}.',
  'incidents.now': 'Ahora',
  'incidents.noneNow': 'No hay incidencias abiertas. Eso no dice nada de los servicios con pocos informes.',
  'incidents.past': 'Terminadas',
  'incidents.nonePast': 'Ninguna ha terminado todavía.',
  'incidents.older': 'Incidencias anteriores',
  'incidents.latest': 'Últimas incidencias',
  'incidents.loading': 'Cargando las incidencias',
}
