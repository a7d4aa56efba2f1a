import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type WithLock = <T>(file: string, work: () => Promise<T>, options?: { patience?: number }) => Promise<T>;

describe('a lock file', () => {
  let withLock: WithLock;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    withLock = ((await import(path.join(__dirname, 'lock.mjs'))) as { withLock: WithLock }).withLock;
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tam-lock-'));
    file = path.join(folder, 'work.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one work at a time', async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      most.push(inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(file, work)));
    expect(most).toEqual([1, 1, 1]);
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a process that is gone', async () => {
    const gone = spawnSync('true').pid;
    writeFileSync(file, JSON.stringify({ pid: gone, startedAt: 'then' }));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });

  it('is taken over when its pid now belongs to another process', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'another start' }));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('names its holder when nobody wants to wait longer', async () => {
    await withLock(file, async () => {
      await expect(withLock(file, () => Promise.resolve(), { patience: 50 })).rejects.toThrow(
        new RegExp(`is held by process ${process.pid}`),
      );
    });
  });
});
