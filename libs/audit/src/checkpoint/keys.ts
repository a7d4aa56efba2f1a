import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { TamError } from '@tam/errors';

/** Knows the signatures of one Ed25519 key. */
export interface KnownKey {
  /** SHA-256 of the public key in its DER form (SPKI), lower-case hex: what statements name. */
  readonly keyId: string;
  verify(text: string, signature: string): boolean;
}

/** Signs statements with one Ed25519 key. */
export interface Signer extends KnownKey {
  /** PEM. */
  readonly publicKey: string;
  /** The signature over the UTF-8 bytes of a text, base64. */
  sign(text: string): string;
}

/** A new private key, PEM (PKCS 8). Whoever holds it can sign in the name of the installation. */
export function createPrivateKeyPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Throws TAM_AUDIT_KEY_INVALID where the PEM holds no Ed25519 private key. */
export function signerOf(privateKeyPem: string): Signer {
  const key = ed25519(() => createPrivateKey(privateKeyPem), 'private');
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return {
    ...knownKeyOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Throws TAM_AUDIT_KEY_INVALID where the PEM holds no Ed25519 public key. */
export function knownKeyOf(publicKeyPem: string): KnownKey {
  if (publicKeyPem.includes('PRIVATE KEY')) throw invalid('public');
  const key = ed25519(() => createPublicKey(publicKeyPem), 'public');
  return {
    keyId: createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    verify: (text, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')),
  };
}

function ed25519(read: () => KeyObject, sort: 'public' | 'private'): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    throw invalid(sort, cause);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw invalid(sort);
  return key;
}

const invalid = (sort: string, cause?: unknown): TamError =>
  new TamError('TAM_AUDIT_KEY_INVALID', `The text is no ${sort} Ed25519 key in PEM.`, {}, { cause });
