import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const esAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'Avisarme cuando empiece y cuando vuelva',
  'alerts.hint':
    '{name}, {region}: una notificación cuando los informes indiquen problemas y otra cuando dejen de indicarlos. Sin cuenta.',
  'alerts.asking': 'Un momento…',
  'alerts.on': 'Recibirá notificaciones sobre {name}, {region}.',
  'alerts.off': 'No avisarme',
  'alerts.denied': 'Este navegador bloquea las notificaciones de este sitio. Puede permitirlas en su configuración.',
  'alerts.unsupported':
    'Este navegador no puede mostrar notificaciones aquí. En un iPhone, añada primero Outcry a la pantalla de inicio.',
  'alerts.failed': 'No funcionó. Inténtelo de nuevo.',
}
