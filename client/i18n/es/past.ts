import type { enPast } from '../en/past.ts'
import type { Texts } from '../t.ts'

export const esPast: Texts<typeof enPast> = {
  'past.scrub': 'La hora que muestra el mapa',
  'past.value': {
    zero: '{time}, sin informes',
    one: '{time}, {count} informe',
    many: '{time}, {count} de informes',
    other: '{time}, {count} informes',
  },
  'past.valueLive': {
    zero: 'En vivo, sin informes',
    one: 'En vivo, {count} informe',
    many: 'En vivo, {count} de informes',
    other: 'En vivo, {count} informes',
  },
  'past.play': 'Reproducir 24 horas',
  'past.pause': 'Pausar',
  'past.live': 'Volver al presente',
  'past.keep': 'Guardar este momento',
  'past.keeping': 'Guardando…',
  'past.keepFailed': 'No se pudo guardar. Inténtelo más tarde.',
  'past.notNow': 'El mapa muestra el pasado',
  'past.shows': 'La hora hasta las {time} {zone}',
  'past.said.unknown': 'Entonces no había suficientes informes para decir algo sobre {name}',
  'past.said.ok': 'Los informes de usuarios no indicaban problemas en {name}',
  'past.said.possible': 'Los informes de usuarios indicaban posibles problemas en {name}',
  'past.said.major': 'Los informes de usuarios indicaban problemas en {name}',
  'past.said.recovering': 'Los informes de usuarios indicaban que {name} se estaba recuperando',
  'past.countUsual': {
    zero: 'Sin informes en esa hora; lo habitual es {usual}.',
    one: '{count} informe en esa hora; lo habitual es {usual}.',
    many: '{count} de informes en esa hora; lo habitual es {usual}.',
    other: '{count} informes en esa hora; lo habitual es {usual}.',
  },
  'past.count': {
    zero: 'Sin informes en esa hora.',
    one: '{count} informe en esa hora.',
    many: '{count} de informes en esa hora.',
    other: '{count} informes en esa hora.',
  },
  'past.loading': 'Cargando esa hora…',
  'past.failed': 'No se pudo cargar esa hora; el mapa sigue mostrando la anterior.',

  'chart.range': 'Rango habitual',
  'chart.where': 'Región del gráfico',

  'snapshot.title': '{name}, {day}, {time} {zone}',
  'snapshot.page': 'Momento guardado: {name}, {day}, {time}',
  'snapshot.hour': 'La hora hasta las {time} {zone} ({utc} UTC).',
  'snapshot.kept': 'Guardado: {day}, {time} {zone}. Aquí ya no cambia nada.',
  'snapshot.figures': 'Lo que se dijo',
  'snapshot.reports': 'Informes en la hora',
  'snapshot.usual': 'Habitual',
  'snapshot.verdict': 'Veredicto',
  'snapshot.regions': 'Región por región',
  'snapshot.notUsers':
    'Informes no equivale a usuarios: quien no tiene problemas rara vez informa, y quien los tiene quizá no conozca esta página.',
  'snapshot.cite': 'Para citarlo',
  'snapshot.citation': 'Outcry, informes de usuarios sobre {name}, hora hasta {utc} UTC, {url}',
  'snapshot.copy': 'Copiar',
  'snapshot.copied': 'Copiado',
  'snapshot.get': 'Descargar como',
  'snapshot.picture': 'Imagen (PNG)',
  'snapshot.pictureAlt':
    'Mapa de los informes sobre {name} en esa hora, con un gráfico de las 24 horas previas. Las cifras están en la tabla.',
  'snapshot.loading': 'Cargando el momento guardado',
  'snapshot.missing': 'Este momento no está guardado aquí',
  'snapshot.toMoment': 'Este momento en la página en vivo',
  'snapshot.check':
    'La dirección son los primeros 128 bits del SHA-256 de su JSON: cualquiera puede comprobar que no ha cambiado.',
}
