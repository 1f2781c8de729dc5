import type { enReport } from '../en/report.ts'
import type { Texts } from '../t.ts'

export const deReport: Texts<typeof enReport> = {
  'report.title': 'Was stimmt nicht mit {name}?',
  'report.hint': 'Ein Tippen sendet es. Ohne Wahl wird nach 8 Sekunden gesendet.',
  'report.choices': 'Probleme',
  'report.skip': 'Überspringen: Es geht einfach nicht',
  'report.promise': 'Kein Konto, keine Cookies.',
  'report.close': 'Schließen',
  'report.cancel': 'Meldung abbrechen',
  'report.counted': 'Meldung gezählt',
  'report.again': 'Das haben Sie uns schon gesagt; es zählt weiterhin einmal.',
  'report.done': 'Fertig',
  'report.stateIn': '{state}: {region}',
  'report.notJustYou': 'Nicht nur bei Ihnen',
  'report.fewNear': 'Wenige Meldungen in Ihrer Nähe',
  'report.firstIn': 'Erste Meldung: {country}',
  'report.firstWorld': 'Erste Meldung',
  'report.around': {
    one: '{count} Meldung nahe {place} in der letzten Stunde',
    other: '{count} Meldungen nahe {place} in der letzten Stunde',
  },
  'report.aroundYou': {
    one: '{count} Meldung in Ihrer Nähe in der letzten Stunde',
    other: '{count} Meldungen in Ihrer Nähe in der letzten Stunde',
  },
  'report.usually': '{reports}, üblich sind {usual}.',
  'report.othersIn': {
    one: '{country}: Sie und {count} weitere Person haben in der letzten Stunde Probleme gemeldet.',
    other: '{country}: Sie und {count} weitere Personen haben in der letzten Stunde Probleme gemeldet.',
  },
  'report.othersWorld': {
    one: 'Sie und {count} weitere Person haben in der letzten Stunde Probleme gemeldet.',
    other: 'Sie und {count} weitere Personen haben in der letzten Stunde Probleme gemeldet.',
  },
  'report.noneIn': '{country}: Sonst hat in der letzten Stunde niemand Probleme gemeldet.',
  'report.noneWorld':
    'Sonst hat in der letzten Stunde niemand Probleme gemeldet. Vielleicht betrifft es nur Sie, vielleicht sind Sie die Ersten.',
  'report.elsewhereBoth': 'Insgesamt: {country} {inCountry}, weltweit {world}.',
  'report.elsewhereWorld': 'Insgesamt: weltweit {world}.',
  'report.placeUnknown': 'Wo Sie sind, ist nicht bekannt; deshalb zählt hier die ganze Welt.',
  'report.dotYou': 'Sie',
  'report.dotsNear': 'In Ihrer Nähe, letzte Stunde',
  'report.dotsIn': '{country}, letzte Stunde',
  'report.dotsWorld': 'Weltweit, letzte Stunde',
  'report.dots': { one: '{count} Meldung, Ihre', other: '{count} Meldungen, eine davon Ihre' },
  'report.kept': 'Aufgehoben: {problem}, {time}',
  'report.keptPlain': 'Aufgehoben: ein Problem, {time}',
  'report.offline': 'Sie sind offline',
  'report.offlineMore':
    'Ihre Meldung wird aufgehoben, solange diese Seite offen ist, und gesendet, sobald Sie wieder online sind.',
  'report.unreachable': 'Keine Antwort',
  'report.unreachableMore':
    'Outcry war nicht erreichbar; vielleicht wurde Ihre Meldung nicht gezählt. Sie noch einmal zu senden schadet nicht.',
  'report.limited': 'Viele Meldungen aus Ihrem Netz',
  'report.limitedMore': 'Outcry nimmt aus einem Netz nur eine begrenzte Zahl auf einmal an.',
  'report.busy': 'Gerade sehr viele Meldungen',
  'report.busyMore': 'Outcry nimmt so viele an, wie es kann. Ihre wird hier aufgehoben.',
  'report.refused': 'Es konnte nicht gesendet werden',
  'report.waitSeconds': {
    one: 'Versuchen Sie es in {count} Sekunde noch einmal.',
    other: 'Versuchen Sie es in {count} Sekunden noch einmal.',
  },
  'report.waitMinutes': {
    one: 'Versuchen Sie es in {count} Minute noch einmal.',
    other: 'Versuchen Sie es in {count} Minuten noch einmal.',
  },
  'report.retry': 'Noch einmal versuchen',
  'report.discard': 'Meldung verwerfen',

  'form.page': 'Ihre Meldung zu {name}',
  'form.back': 'Was zu {name} jetzt gemeldet wird',
  'form.signal': 'Gezählt. Danke für die Meldung.',
}
