import type { GivenAnswer, PageData } from '#contract/page.ts'

let given: PageData | null = null

/**
 * Runs `act`, during which the page's stores begin with what the server rendered it with. It must be synchronous: then
 * no other page, nor a later one of this browser, can see what was given to this one.
 */
export function withGiven<Result>(data: PageData, act: () => Result): Result {
  given = data
  try {
    return act()
  } finally {
    given = null
  }
}

/** What the server gave for a path of the API, or null: then it is to be fetched. */
export const givenAnswer = (path: string): GivenAnswer | null => given?.answers[path] ?? null

/** The body of an answer that was given and is a success. */
export function givenBody<Body>(path: string): Body | null {
  const answer = givenAnswer(path)
  return answer?.status === 200 ? (answer.body as Body) : null
}

/** Where the site is reached, as the server knows it; null on a page reached by a link. */
export const givenSite = () => given?.site ?? null

export const givenSent = () => given?.sent ?? null
