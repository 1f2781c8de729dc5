/** What cities are called, for the scripts that write lists of them. */

/** Where GeoNames has the local name, the one English readers know. */
const ENGLISH = {
  'Al Başrah al Qadīmah': 'Basra',
  'Al Mawşil al Jadīdah': 'Mosul',
  Antwerpen: 'Antwerp',
  Genève: 'Geneva',
  Göteborg: 'Gothenburg',
  Köln: 'Cologne',
  'New York City': 'New York',
  'Nur-Sultan': 'Astana',
  'Nizhniy Novgorod': 'Nizhny Novgorod',
  Nürnberg: 'Nuremberg',
  'Rostov-na-Donu': 'Rostov-on-Don',
  Sevilla: 'Seville',
  Thessaloníki: 'Thessaloniki',
  Zürich: 'Zurich',
}

/** Sections of a city, historical and abandoned places would stand beside the city that they belong to. */
const NOT_A_CITY = new Set(['PPLX', 'PPLL', 'PPLQ', 'PPLH', 'PPLW'])
/** Sectors of a city, and an office that stands in GeoNames with the people of a whole province. */
const NOT_A_NAME = /^Sector \d|^Pasragad Branch$/

export const isCity = ({ featureCode, name }) => !NOT_A_CITY.has(featureCode) && !NOT_A_NAME.test(name)

/** Macrons and soft signs belong to transliteration, not to the name as maps write it. */
export function nameOf({ name, country }) {
  if (ENGLISH[name]) return ENGLISH[name]
  const plain = name.normalize('NFD').replaceAll('\u0304', '').normalize('NFC')
  return country === 'RU' ? plain.replaceAll('’', '') : plain
}
