import { delegate, readingOtherwise, transactingOtherwise } from './delegate';
import type { Planting } from './planting';

/** Whoever was moved out of sight is not looked for there: a late event begins his record anew. */
export const SEALED_IS_FORGOTTEN: Planting = {
  name: 'sealing loses a late event',
  store: (sound) =>
    transactingOtherwise(sound, (transaction) =>
      delegate(transaction, {
        read: async (keys) => ({ ...(await transaction.read(keys)), sealed: [] }),
      }),
    ),
};

/** What was said provisionally is never looked at again. */
export const PROVISIONAL_FOR_EVER: Planting = {
  name: 'the provisional is never confirmed',
  store: (sound) =>
    transactingOtherwise(sound, (transaction) =>
      delegate(transaction, { unsettled: () => Promise.resolve([]) }),
    ),
};

/** After an activation nobody is evaluated again who is not touched by something else. */
export const RULES_WITHOUT_A_WALK: Planting = {
  name: 'packs activated without evaluating anew',
  store: (sound) =>
    transactingOtherwise(sound, (transaction) =>
      delegate(transaction, {
        walk: (partition, after, limit, which) =>
          which === 'all' ? Promise.resolve([]) : transaction.walk(partition, after, limit, which),
      }),
    ),
};

/** How far the sources have spoken holds nothing: what a nightly file has not brought yet is taken for absent. */
export const SOURCE_GATE_IGNORED: Planting = {
  name: 'the source gate ignored',
  plan: ({ sources: _, ...sound }) => sound,
};

/** Whether the database was put back behind what was published is not looked at. */
export const EPOCH_NOT_RAISED: Planting = {
  name: 'the epoch not raised after a restore',
  published: () => () => Promise.resolve([]),
};

/** A fetch in which nothing can be seen is passed over, with the end that it states. */
export const HIDDEN_BATCHES_IGNORED: Planting = {
  name: 'hidden batches ignored',
  source: (sound) => readingOtherwise(sound, (batch) => (batch.items.length > 0 ? batch : undefined)),
};
