import Type, { type Static } from 'typebox'

const TextOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description })

export const Statement = Type.Object(
  {
    id: Type.String(),
    at: Type.Integer({ description: 'ms since 1970' }),
    by: Type.String({ description: 'who says it' }),
    text: Type.String(),
    url: TextOrNull('where it was said'),
    cause: TextOrNull('the cause it gives'),
  },
  { description: 'what a provider says about its own trouble' },
)
export type Statement = Static<typeof Statement>
