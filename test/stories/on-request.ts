import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';

/** The clocks where a deployer also asked for packs that are unverified or only proposed. */
export const clocksWith = (...packs: readonly string[]) =>
  createAccessEvaluator(loadPackSet({ sha256: sha256Hex, onRequest: packs }));
