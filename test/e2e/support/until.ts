import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `look` answers with something; fails with what is missing after `patience` ms. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  patience = 60_000,
): Promise<T> {
  const limit = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > limit) throw new Error(`Not within ${patience / 1000} s: ${what}.`);
    await pause(100);
  }
}
