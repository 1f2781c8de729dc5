import Type, { type Static } from 'typebox'

const fault = (status: number, meaning: string) => ({ status, meaning })

/** Every code that a refused request can be answered with. A code is stable: it keeps its meaning, programs rely on it. */
export const PROBLEMS = {
  INVALID_REQUEST: fault(400, 'A parameter, a header or the body is not as documented.'),
  INVALID_JSON: fault(400, 'The body is not JSON.'),
  INVALID_TIME: fault(400, 'A time is not of the calendar, too far away, or before the time it should follow.'),
  INVALID_TILE: fault(400, 'A tile is not a cell four resolutions coarser than those asked for.'),
  INVALID_URL: fault(400, 'The address is not one of a page of this site.'),
  INVALID_CURSOR: fault(400, 'The cursor is not one that was given out.'),
  UNKNOWN_PROBLEM: fault(400, 'The service has no such problem type, or the signal goes without one.'),
  UNKNOWN_COUNTRY: fault(400, 'No country has this code.'),
  INVALID_KEYS: fault(400, 'These are not the keys of a browser.'),
  FORBIDDEN_TARGET: fault(400, 'The address is not one that messages are sent to.'),
  TOO_MANY_SUBSCRIPTIONS: fault(400, 'The browser is told of as many services and regions as can be.'),
  NOT_FROM_A_PAGE: fault(400, 'A report made in another site’s page has no comment and no time of its own.'),
  INVALID_SERVICE: fault(400, 'The service would make the catalog unsound.'),
  UNAUTHORIZED: fault(401, 'A valid bearer token is needed.'),
  NOT_YOUR_REPORT: fault(403, 'The proof is not that report’s, or it is too old.'),
  FOREIGN_FORM: fault(403, 'The form was sent from a page of another site.'),
  ADMIN_OFF: fault(404, 'The node was started without a token for its operator.'),
  NOT_FOUND: fault(404, 'Nothing is at this address.'),
  UNKNOWN_SERVICE: fault(404, 'No service has this slug.'),
  UNKNOWN_REGION: fault(404, 'Nothing was reported about the service in this region so far.'),
  UNKNOWN_INCIDENT: fault(404, 'No incident has this id.'),
  UNKNOWN_SNAPSHOT: fault(404, 'No snapshot has this id.'),
  REQUEST_TIMEOUT: fault(408, 'The request did not arrive in time.'),
  ALREADY_COMMENTED: fault(409, 'The report has a word already.'),
  SLUG_TAKEN: fault(409, 'Another service has this slug.'),
  FROM_CATALOG: fault(409, 'The service is of the catalog; it can be hidden, not changed.'),
  BODY_TOO_LARGE: fault(413, 'The body is larger than is taken.'),
  ADDRESS_TOO_LONG: fault(414, 'A part of the address is longer than any that leads somewhere.'),
  UNSUPPORTED_MEDIA_TYPE: fault(415, 'The body is of another type than is taken.'),
  TOO_MANY_REPORTS: fault(429, 'Too many reports came from this address.'),
  TOO_MANY_REQUESTS: fault(429, 'Too many of these came from this address.'),
  TOO_MANY_FROM_NETWORK: fault(429, 'As many of these were made from this network as can be in a day.'),
  TOO_MANY_SNAPSHOTS: fault(429, 'More moments are kept at once than can be.'),
  TOO_MANY_ATTEMPTS: fault(429, 'Too many wrong tokens came from this address.'),
  HEADERS_TOO_LARGE: fault(431, 'The headers are too large.'),
  INTERNAL: fault(500, 'Something went wrong on our side.'),
  NOT_IMPLEMENTED: fault(501, 'The answer is not given in the form asked for.'),
  OVERLOADED: fault(503, 'More reports wait than can be stored at once.'),
  NOT_STORED: fault(503, 'The report could not be stored just now; nothing of it counts.'),
  TOO_MANY_READERS: fault(503, 'The node serves as many streams as it can.'),
  NO_ROOM: fault(503, 'There are as many of these as the operator allows.'),
  DATABASE_AWAY: fault(503, 'The node’s database does not answer just now.'),
  NOT_READY: fault(503, 'Live figures are being loaded.'),
} as const

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ format: 'uri', examples: ['urn:outcry:problem:unknown-service'] }),
    title: Type.String({ examples: ['Not found'] }),
    status: Type.Integer({ examples: [404] }),
    code: Type.Enum(PROBLEM_CODES, { type: 'string', description: 'stable; for programs' }),
    detail: Type.String({
      description: 'for people',
      examples: ['No service is called "telegrm". GET /api/v1/services lists them.'],
    }),
  },
  { title: 'Problem', description: 'Problem details (RFC 9457) with a stable code.' },
)
export type Problem = Static<typeof Problem>
