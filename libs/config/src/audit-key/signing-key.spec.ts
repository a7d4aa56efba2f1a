import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey, readPublicKey } from './signing-key';

const folder = mkdtempSync(join(tmpdir(), 'tam-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'new', 'audit-key.pem');

it('a key is made at the first start, for its owner alone, with its public half beside it', () => {
  const made = openSigningKey(file);
  expect(made).toMatchObject({ isNew: true, publicKeyFile: join(folder, 'new', 'audit-key.public.pem') });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(made.publicKeyFile, 'utf8')).toBe(made.signer.publicKey);
  const known = readPublicKey(made.publicKeyFile);
  expect(known.keyId).toBe(made.signer.keyId);
  expect(known.verify('text', made.signer.sign('text'))).toBe(true);
});

it('it is the same key at every later start', () => {
  const { signer, isNew } = openSigningKey(file);
  expect(isNew).toBe(false);
  expect(signer.keyId).toBe(openSigningKey(file).signer.keyId);
});

it('a file that is no key is refused and left as it is', () => {
  const other = join(folder, 'other.pem');
  writeFileSync(other, 'no key');
  expect(() => openSigningKey(other)).toThrow('TAM_AUDIT_KEY_INVALID');
  expect(readFileSync(other, 'utf8')).toBe('no key');
});

it('a place that cannot be written to and a public key that is not there are named', () => {
  expect(() => openSigningKey(join(file, 'below-a-file', 'key.pem'))).toThrow(`TAM_AUDIT_KEY_FILE: ${file}`);
  expect(() => readPublicKey(join(folder, 'none.pem'))).toThrow('TAM_AUDIT_KEY_FILE');
});
