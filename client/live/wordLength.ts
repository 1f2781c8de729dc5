import type { COMMENT_LENGTH as Contract } from '#contract/talk.ts'

/** The contract's, written out because the constant would bring its whole schema library into the page. */
export const COMMENT_LENGTH: typeof Contract = 280
