import type { enPrivacy } from '../en/privacy.ts'
import type { Texts } from '../t.ts'

export const dePrivacy: Texts<typeof enPrivacy> = {
  'privacy.lead': 'Was Outcry speichert, und wie lange.',
  'privacy.report': 'Eine Meldung',
  'privacy.reportText':
    'Was sie sagt, wann und aus welchem Land. Haben Sie Ihren Standort freigegeben, auch ein Gebiet von etwa 36 km² darum, nie etwas Genaueres. All das wird nach 30 Tagen gelöscht. Es bleiben Zählungen: wie viele Meldungen wovon, je Minute, Land und Gebiet. Zahlen zu Teilen eines Landes werden nur gezeigt, wenn mindestens drei Menschen gemeldet haben.',
  'privacy.address': 'Ihre Adresse',
  'privacy.addressText':
    'Ihre IP-Adresse wird nie gespeichert. Zu einer Meldung gehören, für dieselben 30 Tage, zwei Codes aus der Adresse und ihrem Netz, gebildet mit einem täglich wechselnden Schlüssel, damit ein Mensch einmal zählt. Eine Meldung auf der Seite einer anderen Website hat auch von dieser einen solchen Code. Ohne das Geheimnis dieses Servers kann niemand sie zurückrechnen oder die eines Tages mit denen des nächsten verbinden.',
  'privacy.words': 'Worte und Benachrichtigungen',
  'privacy.wordsText':
    'Ein Wort, das Sie hinzufügen, kann jeder lesen, mit Ihrem Land, wenn von dort in der Stunde davor drei Menschen gemeldet haben; es wird mit der Meldung gelöscht. Für Benachrichtigungen wird gespeichert, womit Ihr Browser erreichbar ist, dazu Dienst, Region und Sprache, bis Sie sie abschalten oder drei Tage nichts durchkommt. Eine Liste der Ereignisse, und wem sie gesagt wurden, bleibt 30 Tage.',
  'privacy.browser': 'In Ihrem Browser',
  'privacy.browserText':
    'Keine Cookies. Er behält das Design und ein Land, die Sie gewählt haben, was Sie als gestört gemeldet haben, Benachrichtigungen, Meldungen, die auf ein Netz warten, die zuletzt gesehenen Seiten und, bis der Tab geschlossen wird, Ihren gerundeten Standort. Gesendet wird davon das Land, um zu zeigen, was dort gemeldet wird, und mit einer Meldung, was sie sagt.',
  'privacy.others': 'Andere',
  'privacy.othersText':
    'Die Seiten laden nichts von anderen Websites, und niemand hält fest, wer was angesehen hat. Benachrichtigungen gehen verschlüsselt über den Push-Dienst des Browserherstellers. Nur wenn der Betreiber dieser Website andere Kartenbilder eingestellt hat, kommen diese von woanders; die Karte nennt dann die Quelle.',
  'privacy.operator': 'Diese Website',
  'privacy.operatorText':
    'So arbeitet das Programm. Verantwortlich ist, wer diese Website betreibt; was davor steht, etwa ein Proxy, kann eigene Protokolle führen.',
}
