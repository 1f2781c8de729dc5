import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A browser's side: its public key and its secret, base64url. */
export interface PushKeys {
  p256dh: string
  auth: string
}

/** What is drawn anew for each message. */
export interface Fresh {
  /** P-256, 32 bytes. */
  privateKey: Buffer
  /** 16 bytes. */
  salt: Buffer
}

const CURVE = 'prime256v1'
const RECORD_SIZE = 4_096
const LAST_RECORD = Buffer.of(2)

function fresh(): Fresh {
  const pair = createECDH(CURVE)
  pair.generateKeys()
  return { privateKey: pair.getPrivateKey(), salt: randomBytes(16) }
}

const derive = (secret: Buffer, salt: Buffer, info: string | Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/**
 * Encrypts a message for a browser: RFC 8291, one record of `aes128gcm` (RFC 8188).
 * @throws Error for a key that is no point of the curve
 */
export function encrypt(text: string, keys: PushKeys, { privateKey, salt }: Fresh = fresh()): Buffer {
  const theirs = Buffer.from(keys.p256dh, 'base64url')
  const ours = createECDH(CURVE)
  ours.setPrivateKey(privateKey)
  const shared = ours.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours.getPublicKey()])
  const secret = derive(shared, Buffer.from(keys.auth, 'base64url'), info, 32)
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const record = [cipher.update(Buffer.concat([Buffer.from(text), LAST_RECORD])), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat([headerOf(salt, ours.getPublicKey()), ...record])
}

/** RFC 8188: salt, record size, length of the key's id, and the id: our public key. */
function headerOf(salt: Buffer, publicKey: Buffer): Buffer {
  const sizes = Buffer.alloc(5)
  sizes.writeUInt32BE(RECORD_SIZE)
  sizes.writeUInt8(publicKey.length, 4)
  return Buffer.concat([salt, sizes, publicKey])
}

/** Whether a browser's keys can be encrypted for. */
export function areKeys(keys: PushKeys): boolean {
  try {
    encrypt('', keys)
    return Buffer.from(keys.auth, 'base64url').length === 16
  } catch {
    return false
  }
}
