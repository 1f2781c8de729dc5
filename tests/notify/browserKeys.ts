/** A browser's side of Web Push, by Web Crypto: another implementation than the one that is tested. */
export interface BrowserKeys {
  privateKey: CryptoKey
  /** As `PushSubscription.toJSON()` gives them. */
  keys: { p256dh: string; auth: string }
}

const { subtle } = globalThis.crypto
const text = new TextEncoder()
const encoded = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64url')

export async function newBrowser(): Promise<BrowserKeys> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const auth = globalThis.crypto.getRandomValues(new Uint8Array(16))
  return {
    privateKey: pair.privateKey,
    keys: { p256dh: encoded(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))), auth: encoded(auth) },
  }
}

async function hkdf(secret: BufferSource, salt: BufferSource, info: BufferSource, length: number) {
  const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8))
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const own = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))

/** RFC 8291, section 3.4, backwards. */
export async function decrypt(sent: Uint8Array, { privateKey, keys }: BrowserKeys): Promise<string> {
  const body = new Uint8Array(sent)
  const [salt, length] = [body.slice(0, 16), body[20]!]
  const theirs = body.slice(21, 21 + length)
  const point = await subtle.importKey('raw', theirs, { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: point }, privateKey, 256))
  const info = joined(text.encode('WebPush: info\0'), own(keys.p256dh), theirs)
  const secret = await hkdf(shared, own(keys.auth), info, 32)
  const contentKey = await hkdf(secret, salt, text.encode('Content-Encoding: aes128gcm\0'), 16)
  const nonce = await hkdf(secret, salt, text.encode('Content-Encoding: nonce\0'), 12)
  const key = await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt'])
  const plain = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, body.slice(21 + length)))
  return new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2)))
}
