import { createECDH } from 'node:crypto'
import { expect, it } from 'vitest'
import { areKeys, encrypt } from '../../server/notify/webPush.ts'
import { decrypt, newBrowser } from './browserKeys.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

it('[N10] encrypts as the example of RFC 8291, section 5, does', () => {
  const keys = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const fresh = {
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  }
  const expected =
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
  expect(encrypt('When I grow up, I want to be a watermelon', keys, fresh).toString('base64url')).toBe(expected)
})

it('[N10] is read by the browser it is for, and by no other', async () => {
  const [browser, other] = [await newBrowser(), await newBrowser()]
  const sent = encrypt('ärger in Köln', browser.keys)
  expect(await decrypt(sent, browser)).toBe('ärger in Köln')
  await expect(decrypt(sent, { ...other, keys: browser.keys })).rejects.toThrow()
  await expect(decrypt(sent, { ...browser, keys: { ...browser.keys, auth: other.keys.auth } })).rejects.toThrow()
  expect(encrypt('ärger in Köln', browser.keys).equals(sent)).toBe(false)
})

it('[N10] refuses keys that are none', () => {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const p256dh = pair.getPublicKey('base64url')
  const auth = Buffer.alloc(16, 7).toString('base64url')
  expect(areKeys({ p256dh, auth })).toBe(true)
  expect(areKeys({ p256dh: Buffer.alloc(65, 4).toString('base64url'), auth })).toBe(false)
  expect(areKeys({ p256dh, auth: Buffer.alloc(12).toString('base64url') })).toBe(false)
})
