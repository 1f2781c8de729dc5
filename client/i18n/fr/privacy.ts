import type { enPrivacy } from '../en/privacy.ts'
import type { Texts } from '../t.ts'

export const frPrivacy: Texts<typeof enPrivacy> = {
  'privacy.lead': 'Ce qu’Outcry conserve, et combien de temps.',
  'privacy.report': 'Un signalement',
  'privacy.reportText':
    'Ce qu’il dit, quand, et de quel pays. Si vous avez donné votre position, aussi une zone d’environ 36\u00a0km² autour d’elle, jamais rien de plus précis. Tout cela est supprimé après 30 jours. Restent des comptes\u202f: combien de signalements de quoi, par minute, pays et zone. Les chiffres d’une partie de pays ne sont montrés que si au moins trois personnes ont signalé.',
  'privacy.address': 'Votre adresse',
  'privacy.addressText':
    'Votre adresse IP n’est jamais conservée. Un signalement porte, pour les mêmes 30 jours, deux codes tirés de l’adresse et de son réseau avec une clé qui change chaque jour, pour qu’une personne compte une fois. Un signalement fait sur la page d’un autre site porte aussi un tel code de ce site. Sans le secret de ce serveur, personne ne peut les inverser ni relier ceux d’un jour à ceux du lendemain.',
  'privacy.words': 'Mots et alertes',
  'privacy.wordsText':
    'Un mot que vous ajoutez peut être lu par tous, avec votre pays si trois personnes y ont signalé dans l’heure précédente\u202f; il est supprimé avec son signalement. Pour les notifications, ce que votre navigateur donne pour être joint, avec le service, la région et la langue, est conservé jusqu’à ce que vous les désactiviez ou que rien ne passe pendant trois jours. La liste des événements et de leurs destinataires est conservée 30 jours.',
  'privacy.browser': 'Dans votre navigateur',
  'privacy.browserText':
    'Pas de cookies. Il garde le thème et le pays que vous avez choisis, ce que vous avez signalé, les alertes, les signalements qui attendent un réseau, les dernières pages vues et, jusqu’à la fermeture de l’onglet, votre position arrondie. N’en sont envoyés que le pays, pour montrer ce qui y est signalé, et, avec un signalement, ce qu’il dit.',
  'privacy.others': 'Les tiers',
  'privacy.othersText':
    'Les pages ne chargent rien d’autres sites, et rien n’enregistre qui a regardé quoi. Les notifications passent, chiffrées, par le service push de l’éditeur de votre navigateur. Seulement si l’exploitant de ce site a choisi d’autres images de carte, celles-ci viennent d’ailleurs\u202f; la carte en nomme alors la source.',
  'privacy.operator': 'Ce site',
  'privacy.operatorText':
    'Voilà ce que fait le programme. Qui exploite ce site en répond, et ce qui se trouve devant, comme un proxy, peut tenir ses propres journaux.',
}
