import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const frAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'M’avertir au début et au rétablissement',
  'alerts.hint':
    '{name}, {region}\u202f: une notification quand les signalements indiquent des problèmes, une autre quand ils n’en indiquent plus. Sans compte.',
  'alerts.asking': 'Un instant…',
  'alerts.on': 'Notifications activées\u202f: {name}, {region}.',
  'alerts.off': 'Ne plus m’avertir',
  'alerts.denied': 'Ce navigateur bloque les notifications de ce site. Ses réglages permettent de les autoriser.',
  'alerts.unsupported':
    'Ce navigateur ne peut pas afficher de notifications ici. Sur iPhone, ajoutez d’abord Outcry à l’écran d’accueil.',
  'alerts.failed': 'Cela n’a pas abouti. Réessayez.',
}
