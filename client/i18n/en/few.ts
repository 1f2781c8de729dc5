/** What is said where too few people reported to say how many. */
export const enFew = {
  'why.few': 'Fewer than {below} problems were reported in {region} in the last hour: too few to say how many.',
  'why.below': 'under {count}',
  'why.notTold': 'not told',
  'why.leftOutFew': 'Too few people reported in the last hour to say.',
} as const
