import { createPrivateKeyPem, knownKeyOf, signerOf, type KnownKey, type Signer } from '@tam/audit';
import { TamError } from '@tam/errors';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key of an installation and where its public half lies. */
export interface SigningKey {
  readonly signer: Signer;
  readonly publicKeyFile: string;
  /** It was made just now: its public half is not known to anybody yet. */
  readonly isNew: boolean;
}

/**
 * Reads the private key from its file; where there is none, makes one that only its owner can read, with the public half
 * beside it. Two processes that start at once end with the same key. Throws TAM_AUDIT_KEY_FILE, TAM_AUDIT_KEY_INVALID.
 */
export function openSigningKey(file: string): SigningKey {
  const publicKeyFile = `${file.replace(/\.pem$/, '')}.public.pem`;
  const isNew = make(file);
  const signer = signerOf(read(file));
  if (isNew) attempt(file, () => writeFileSync(publicKeyFile, signer.publicKey));
  return { signer, publicKeyFile, isNew };
}

/** Whether a private key lies in this file. */
export const hasSigningKey = (file: string): boolean => existsSync(file);

/** A public key from its PEM file. Throws TAM_AUDIT_KEY_FILE, TAM_AUDIT_KEY_INVALID. */
export function readPublicKey(file: string): KnownKey {
  return knownKeyOf(read(file));
}

function make(file: string): boolean {
  return attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, createPrivateKeyPem(), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}

const read = (file: string): string => attempt(file, () => readFileSync(file, 'utf8'));

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError('TAM_AUDIT_KEY_FILE', `${file}: ${why}.`, { file }, { cause });
  }
}
