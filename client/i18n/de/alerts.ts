import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const deAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'Sagen Sie mir, wenn es beginnt und wenn es wieder geht',
  'alerts.hint':
    '{name}, {region}: eine Benachrichtigung, wenn Meldungen auf Probleme hindeuten, eine, wenn sie aufhören. Kein Konto.',
  'alerts.asking': 'Einen Moment …',
  'alerts.on': 'Sie werden benachrichtigt: {name}, {region}.',
  'alerts.off': 'Nicht mehr benachrichtigen',
  'alerts.denied':
    'Dieser Browser blockiert Benachrichtigungen dieser Website. In seinen Einstellungen lassen sie sich erlauben.',
  'alerts.unsupported':
    'Dieser Browser kann hier keine Benachrichtigungen zeigen. Fügen Sie Outcry auf einem iPhone zuerst dem Home-Bildschirm hinzu.',
  'alerts.failed': 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
}
