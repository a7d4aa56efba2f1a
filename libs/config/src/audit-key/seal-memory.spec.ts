import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checkpoint } from '@tam/audit';
import { SealMemory } from './seal-memory';

const folder = mkdtempSync(join(tmpdir(), 'tam-seal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOG = { installation: 'here', monitor: 'access' };
const key = join(folder, 'audit-key.pem');
const sealed = (partition: number, epoch: number, seq: number, root: string): Checkpoint =>
  ({ partition, epoch, seq, root }) as Checkpoint;

it('what was sealed last is remembered beside the key, for its owner alone', () => {
  const memory = new SealMemory(key, LOG);
  expect(memory.remembered(3)).toBeUndefined();
  memory.remember([sealed(3, 1, 5, 'a'), sealed(3, 1, 9, 'b'), sealed(3, 1, 7, 'c')]);
  expect(new SealMemory(key, LOG).remembered(3)).toEqual({ epoch: 1, seq: 9, root: 'b' });
  expect(statSync(join(folder, 'audit-key.sealed.json')).mode & 0o777).toBe(0o600);
});

it('a higher epoch counts as later, whatever its number, and another log is remembered by itself', () => {
  new SealMemory(key, { ...LOG, installation: 'there' }).remember([sealed(3, 1, 1, 'd')]);
  const memory = new SealMemory(key, LOG);
  memory.remember([sealed(3, 2, 4, 'e')]);
  memory.remember([sealed(3, 1, 99, 'f')]);
  expect(new SealMemory(key, LOG).remembered(3)).toEqual({ epoch: 2, seq: 4, root: 'e' });
  expect(new SealMemory(key, { ...LOG, installation: 'there' }).remembered(3)?.root).toBe('d');
});

it('two processes that seal by turns forget nothing of each other', () => {
  const service = new SealMemory(join(folder, 'both.pem'), LOG);
  const command = new SealMemory(join(folder, 'both.pem'), LOG);
  command.remember([sealed(0, 1, 8, 'g'), sealed(1, 1, 3, 'h')]);
  service.remember([sealed(0, 1, 7, 'i')]);
  expect(service.remembered(0)).toEqual({ epoch: 1, seq: 8, root: 'g' });
  expect(new SealMemory(join(folder, 'both.pem'), LOG).remembered(1)?.root).toBe('h');
});

it('a memory that cannot be read is no reason to forget', () => {
  writeFileSync(join(folder, 'audit-key.sealed.json'), 'x');
  expect(() => new SealMemory(key, LOG)).toThrow('TAM_AUDIT_KEY_FILE');
});
