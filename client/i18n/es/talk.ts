import type { enTalk } from '../en/talk.ts'
import type { Texts } from '../t.ts'

export const esTalk: Texts<typeof enTalk> = {
  'alternatives.title': 'Alternativas',

  'kept.title': 'Informes pendientes',
  'kept.plain': 'un problema',
  'kept.waits': 'Guardado: {problem}, {service}, {time}.',
  'kept.will': 'Se enviará cuando vuelva a tener conexión.',
  'kept.willOld': 'Es de un día anterior y se enviará cuando vuelva a tener conexión.',
  'kept.sent': 'Enviado: {problem}, {service}. Hora que cuenta: {time}.',
  'kept.discard': 'Descartar',
  'kept.dismiss': 'Entendido',
  'kept.offlineMore':
    'Su informe se guarda en este dispositivo con su hora y lugar, y se enviará cuando vuelva a tener conexión.',
  'kept.unreachableMore':
    'No se pudo contactar con Outcry. Su informe se guarda en este dispositivo con su hora y lugar, y se enviará en cuanto sea posible.',

  'back.question': '¿Ya le funciona {name}?',
  'back.since': 'Usted informó de un problema ({time}).',
  'back.yes': 'Sí, ya funciona',
  'back.no': 'Todavía no',

  'talk.notes': 'Notas',
  'talk.comments': 'Lo que dice la gente',
  'talk.shown': '{count} de {total}',
  'talk.none': 'Todavía no hay comentarios.',
  'talk.more': 'Más antiguos',
  'talk.loadFailed': 'No se pudo cargar lo que dice la gente.',
  'talk.unscreened': 'Comentarios de usuarios, revisados solo por un programa.',

  'word.add': 'Añadir un comentario',
  'word.label': '¿Qué observa? Cualquiera puede leerlo.',
  'word.hint': 'Sin nombres, enlaces ni números. Hasta {most} caracteres.',
  'word.send': 'Enviar',
  'word.sending': 'Enviando…',
  'word.shown': 'Gracias. Ya se puede leer en esta página.',
  'word.held': 'Gracias. Alguien lo revisará antes de mostrarlo.',
  'word.failed': 'No se pudo enviar. Su informe cuenta de todos modos.',
  'word.again': 'Este informe ya tiene un comentario.',

  'todo.title': 'Qué hacer ahora',
  'advice.messages': 'Compruebe si sus mensajes llegaron.',
  'advice.messagesMore':
    'Lo que parece enviado puede seguir en su teléfono. Si es importante, pregunte por otro medio.',
  'advice.network': 'Pruebe con datos móviles en lugar de wifi, o al revés.',
  'advice.networkMore': 'Si con uno de los dos funciona, el problema es la red y no {name}.',
  'advice.keep': 'No borre ni reinstale la aplicación.',
  'advice.keepMore': 'Quizá no pueda volver a iniciar sesión hasta que {name} se recupere.',
  'advice.login': 'No pruebe su contraseña una y otra vez.',
  'advice.loginMore':
    'Demasiados intentos pueden bloquear su cuenta. Mantenga la sesión donde todavía la tenga iniciada.',
  'advice.blocked': 'Pregunte a alguien que esté en otra red o en otro país.',
  'advice.blockedMore': 'Si allí funciona, quizá no sea un fallo, sino un bloqueo donde usted está.',
  'advice.payment': 'Revise su cuenta antes de volver a pagar.',
  'advice.paymentMore': 'Un pago que parece haber fallado puede haberse realizado.',
  'advice.card': 'Tenga a mano otra forma de pago.',
  'advice.cardMore': 'El efectivo o la tarjeta de otro banco sirven cuando un banco no responde.',
  'advice.emergency': 'En una emergencia, llame de todos modos al número de emergencias.',
  'advice.emergencyMore': 'Para eso el teléfono puede usar cualquier red, aunque la SIM sea de otra.',
  'advice.wifiCalls': 'Active las llamadas por wifi o llame con una aplicación.',
  'advice.wifiCallsMore': 'Ambas opciones necesitan internet, no la red móvil.',
  'advice.router': 'Reinicie el router una sola vez.',
  'advice.routerMore':
    'Si otras personas cerca de usted también informan de ello, no es su router. Mientras tanto puede usar datos móviles.',
  'advice.unsaved': 'Guarde una copia de aquello en lo que trabaja.',
  'advice.unsavedMore': 'Lo que no se ha sincronizado puede perderse al cerrar.',
  'advice.deploy': 'Aplace los cambios y compruebe otras regiones.',
  'advice.deployMore':
    'Un fallo de {name} y uno propio se parecen. Compare con lo que indican aquí los informes de usuarios.',
  'advice.mail': 'No lo envíe dos veces.',
  'advice.mailMore': 'El correo suele quedar en espera y entregarse más tarde. Si no puede esperar, llame.',
  'advice.ticket': 'Guarde una imagen de su pasaje o reserva.',
  'advice.ticketMore': 'Pregunte al personal antes de comprar otro.',
  'advice.download': 'Pause y reanude más tarde en lugar de empezar de cero.',
  'advice.downloadMore': 'Cuando {name} vuelva, muchas más personas lo intentarán a la vez.',
  'advice.purchases': 'No repita la compra.',
  'advice.purchasesMore': 'Una compra que aún no aparece puede llegar más tarde.',
  'advice.tell': 'Diga lo que observa.',
  'advice.tellMore': 'Con más informes se ve mejor dónde falla {name}. Son dos toques.',
  'advice.wait': 'Inténtelo de nuevo en unos minutos.',
  'advice.waitMore': 'Insistir sin pausa dificulta que {name} se recupere.',
  'advice.other': '¿Es urgente? Use otra cosa.',
  'advice.otherMore': {
    one: 'Los informes no indican problemas en {names}.',
    many: 'Los informes no indican problemas en {names}.',
    other: 'Los informes no indican problemas en {names}.',
  },

  'alternatives.in': 'En {country}',
  'alternatives.worldwide': 'en todo el mundo',

  'own.title': 'En {country}',
  'own.counts': '{reports}; lo habitual es {usual}',
  'own.calm': 'Los informes de usuarios no indican problemas actuales aquí.',
  'own.none': 'No hay suficientes informes de aquí para decir algo sobre ningún servicio.',
  'own.rest':
    'Otros servicios: {total}. Sin problemas actuales: {ok}. Sin suficientes informes para decir algo: {unknown}.',
  'own.choose': 'Elija su país para ver los informes de allí.',
}
