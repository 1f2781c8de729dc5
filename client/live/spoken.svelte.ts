/** Counts the words that this page's visitor has added, so that lists of them are read anew. */
class Spoken {
  count = $state(0)
}

export const spoken = new Spoken()
