import { expect, it } from 'vitest'
import { HOUR } from '../../server/clock.ts'
import { uuidv7 } from '../../server/intake/uuid.ts'
import { Proofs } from '../../server/talk/proof.ts'

const NOW = Date.UTC(2026, 2, 2, 12)
const proofs = new Proofs('a secret')
const reported = { id: uuidv7(NOW), service: 7, problem: 2, country: 'DE' }

it('[M4] a proof is good for its own report, for an hour, and on every node with the same secret', () => {
  const proof = proofs.of(reported)
  expect(new Proofs('a secret').check(reported.id, proof, NOW + HOUR)).toEqual(reported)
  expect(proofs.check(reported.id, proof, NOW + HOUR + 1)).toBeNull()
  expect(proofs.check(uuidv7(NOW), proof, NOW)).toBeNull()
  expect(new Proofs('another').check(reported.id, proof, NOW)).toBeNull()
})

it('[M4] a proof can’t be made to say something else', () => {
  const proof = proofs.of(reported)
  const forged = [proof.replace('7.', '8.'), proof.replace('DE', 'FR'), proof.slice(0, -1), `${proof}0`, '', '....']
  for (const other of forged) expect(proofs.check(reported.id, other, NOW)).toBeNull()
})
