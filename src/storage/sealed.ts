import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must not be readable without the key of the line (AES-256-GCM). */
export interface Sealer {
  /** In: the bytes, and what they belong to: they cannot be opened in another's place. */
  seal(bytes: Buffer, owner: string): Buffer;
  /** Throws when the bytes were changed, belong to another owner, or were sealed with another key. */
  open(sealed: Buffer, owner: string): Buffer;
}

/**
 * In: the secret of keys.json, of any length; the cipher's key is its SHA-256. While a key is being changed, the secret
 * before too: what it sealed can be opened, and nothing is sealed with it any more.
 */
export function sealer(secret: string, before?: string): Sealer {
  const now = sealerOf(secret);
  if (before === undefined) return now;
  const then = sealerOf(before);
  return {
    seal: now.seal,
    open: (sealed, owner) => {
      try {
        return now.open(sealed, owner);
      } catch {
        return then.open(sealed, owner);
      }
    },
  };
}

function sealerOf(secret: string): Sealer {
  const key = createHash('sha256').update(secret).digest();
  return {
    seal: (bytes, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const sealed = [cipher.update(bytes), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
    },
    open: (sealed, owner) => {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}
