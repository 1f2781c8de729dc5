import type { enPrivacy } from '../en/privacy.ts'
import type { Texts } from '../t.ts'

export const esPrivacy: Texts<typeof enPrivacy> = {
  'privacy.lead': 'Qué guarda Outcry y durante cuánto tiempo.',
  'privacy.report': 'Un informe',
  'privacy.reportText':
    'Qué dice, cuándo y desde qué país. Si dio su posición, también una zona de unos 36 km² a su alrededor, nunca nada más preciso. Todo ello se borra a los 30 días. Quedan recuentos: cuántos informes de qué, por minuto, país y zona. Las cifras de una parte de un país solo se muestran si informaron al menos tres personas.',
  'privacy.address': 'Su dirección',
  'privacy.addressText':
    'Su dirección IP no se guarda nunca. Un informe lleva, durante los mismos 30 días, dos códigos hechos de la dirección y de su red con una clave que cambia cada día, para que una persona cuente una vez. Un informe hecho en la página de otro sitio lleva también un código así de ese sitio. Sin el secreto de este servidor nadie puede invertirlos ni relacionar los de un día con los del siguiente.',
  'privacy.words': 'Palabras y avisos',
  'privacy.wordsText':
    'Lo que usted añade puede leerlo cualquiera, con su país si desde allí informaron tres personas en la hora anterior; se borra con su informe. Para los avisos se guarda lo que su navegador da para recibirlos, con el servicio, la región y el idioma, hasta que los desactive o no llegue nada durante tres días. La lista de sucesos y de a quién se contaron se guarda 30 días.',
  'privacy.browser': 'En su navegador',
  'privacy.browserText':
    'Sin cookies. Guarda el tema y el país que eligió, lo que informó que no funciona, los avisos, los informes que esperan una red, las últimas páginas vistas y, hasta cerrar la pestaña, su posición redondeada. De ello solo se envía el país, para mostrar lo que se informa allí, y con un informe lo que dice.',
  'privacy.others': 'Terceros',
  'privacy.othersText':
    'Las páginas no cargan nada de otros sitios y nadie registra quién miró qué. Los avisos pasan, cifrados, por el servicio push del fabricante de su navegador. Solo si quien gestiona este sitio ha puesto otras imágenes de mapa, estas vienen de otra parte; el mapa nombra entonces la fuente.',
  'privacy.operator': 'Este sitio',
  'privacy.operatorText':
    'Esto es lo que hace el programa. Responde de ello quien gestiona este sitio, y lo que haya delante, como un proxy, puede llevar sus propios registros.',
}
