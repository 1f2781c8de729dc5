import type { enTalk } from '../en/talk.ts'
import type { Texts } from '../t.ts'

export const frTalk: Texts<typeof enTalk> = {
  'alternatives.title': 'Alternatives',

  'kept.title': 'Signalements en attente',
  'kept.plain': 'un problème',
  'kept.waits': 'Conservé\u202f: {problem}, {service}, {time}.',
  'kept.will': 'Il partira à votre retour en ligne.',
  'kept.willOld': 'Il date d’un jour précédent et partira à votre retour en ligne.',
  'kept.sent': 'Envoyé\u202f: {problem}, {service}. Heure retenue\u202f: {time}.',
  'kept.discard': 'Abandonner',
  'kept.dismiss': 'Compris',
  'kept.offlineMore':
    'Votre signalement est conservé sur cet appareil, avec l’heure et le lieu\u202f; il partira à votre retour en ligne.',
  'kept.unreachableMore':
    'Outcry est resté injoignable. Votre signalement est conservé sur cet appareil, avec l’heure et le lieu\u202f; il partira dès que possible.',

  'back.question': '{name}\u202f: est-ce rétabli chez vous\u202f?',
  'back.since': 'Vous avez signalé un problème ({time}).',
  'back.yes': 'Oui, c’est rétabli',
  'back.no': 'Pas encore',

  'talk.notes': 'Notes',
  'talk.comments': 'Ce que disent les gens',
  'talk.shown': '{count} sur {total}',
  'talk.none': 'Personne n’a encore laissé de mot.',
  'talk.more': 'Plus anciens',
  'talk.loadFailed': 'Ce que disent les gens n’a pas pu être chargé.',
  'talk.unscreened': 'Paroles d’utilisateurs, vérifiées par un programme seulement.',

  'word.add': 'Ajouter un mot',
  'word.label': 'Que constatez-vous\u202f? Tout le monde peut le lire.',
  'word.hint': 'Ni noms, ni liens, ni numéros. {most} caractères au plus.',
  'word.send': 'Envoyer',
  'word.sending': 'Envoi…',
  'word.shown': 'Merci. Votre mot est lisible sur cette page.',
  'word.held': 'Merci. Quelqu’un relit votre mot avant qu’il ne s’affiche.',
  'word.failed': 'L’envoi n’a pas abouti. Votre signalement compte tout de même.',
  'word.again': 'Ce signalement a déjà un mot.',

  'todo.title': 'Que faire maintenant',
  'advice.messages': 'Vérifiez si vos messages sont arrivés.',
  'advice.messagesMore':
    'Ce qui semble envoyé est peut-être encore sur votre téléphone. Si c’est important, demandez par un autre moyen.',
  'advice.network': 'Essayez les données mobiles au lieu du Wi-Fi, ou l’inverse.',
  'advice.networkMore': 'Si l’un des deux fonctionne, c’est le réseau qui est en cause et pas {name}.',
  'advice.keep': 'Ne supprimez pas l’application et ne la réinstallez pas.',
  'advice.keepMore': 'Vous pourriez ne plus pouvoir vous identifier avant le rétablissement chez {name}.',
  'advice.login': 'Ne réessayez pas sans cesse votre mot de passe.',
  'advice.loginMore': 'Trop d’essais peuvent bloquer votre compte. Gardez ouvertes les sessions qui le sont encore.',
  'advice.blocked': 'Demandez à quelqu’un sur un autre réseau ou dans un autre pays.',
  'advice.blockedMore': 'Si cela fonctionne là-bas, il s’agit peut-être d’un blocage chez vous et non d’une panne.',
  'advice.payment': 'Consultez votre compte avant de payer à nouveau.',
  'advice.paymentMore': 'Un paiement qui semble avoir échoué est peut-être passé.',
  'advice.card': 'Gardez un autre moyen de paiement sous la main.',
  'advice.cardMore': 'Les espèces ou la carte d’une autre banque passent quand une banque ne répond pas.',
  'advice.emergency': 'En cas d’urgence, essayez tout de même le numéro d’urgence.',
  'advice.emergencyMore':
    'Pour cet appel, un téléphone peut passer par n’importe quel réseau, même sans en avoir la carte SIM.',
  'advice.wifiCalls': 'Activez les appels Wi-Fi, ou appelez par une application.',
  'advice.wifiCallsMore': 'Les deux passent par Internet et non par le réseau mobile.',
  'advice.router': 'Redémarrez la box une fois, pas plus.',
  'advice.routerMore':
    'Si d’autres près de vous le signalent aussi, votre box n’est pas en cause. Les données mobiles peuvent dépanner.',
  'advice.unsaved': 'Gardez une copie de votre travail en cours.',
  'advice.unsavedMore': 'Ce qui n’est pas synchronisé peut être perdu à la fermeture.',
  'advice.deploy': 'Suspendez vos modifications et vérifiez les autres régions.',
  'advice.deployMore':
    'Une défaillance chez {name} ressemble à une défaillance chez vous. Comparez avec ce que les utilisateurs signalent ici.',
  'advice.mail': 'N’envoyez pas deux fois.',
  'advice.mailMore': 'En général, un e-mail attend et arrive plus tard. Si c’est urgent, appelez.',
  'advice.ticket': 'Gardez une image de votre billet ou réservation.',
  'advice.ticketMore': 'Demandez au personnel avant d’en acheter un second.',
  'advice.download': 'Arrêtez et reprenez plus tard au lieu de tout recommencer.',
  'advice.downloadMore': 'Au rétablissement chez {name}, bien d’autres essaieront en même temps.',
  'advice.purchases': 'N’achetez pas une deuxième fois.',
  'advice.purchasesMore': 'Un achat qui n’apparaît pas encore peut arriver plus tard.',
  'advice.tell': 'Dites ce que vous constatez.',
  'advice.tellMore': 'Plus il y a de signalements, mieux on voit où {name} pose problème. Deux appuis suffisent.',
  'advice.wait': 'Réessayez dans quelques minutes.',
  'advice.waitMore': 'Des essais sans pause compliquent le rétablissement chez {name}.',
  'advice.other': 'Urgent\u202f? Utilisez autre chose.',
  'advice.otherMore': {
    one: 'Aucun problème indiqué\u202f: {names}.',
    many: 'Aucun problème indiqué\u202f: {names}.',
    other: 'Aucun problème indiqué\u202f: {names}.',
  },

  'alternatives.in': 'Pays\u202f: {country}',
  'alternatives.worldwide': 'monde entier',

  'own.title': 'Pays\u202f: {country}',
  'own.counts': '{reports}, contre {usual} d’habitude',
  'own.calm': 'Les signalements d’utilisateurs n’indiquent aucun problème actuel ici.',
  'own.none': 'Il n’y a pas assez de signalements d’ici pour se prononcer sur un seul service.',
  'own.rest':
    'Autres ({total})\u202f: {ok} sans problème actuel indiqué, {unknown} sans assez de signalements pour se prononcer.',
  'own.choose': 'Choisissez votre pays pour voir ce qui y est signalé.',
}
