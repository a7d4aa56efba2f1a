/** Remembers answers by a path of texts, without making a text of the path: the same few questions come a million times. */
export class NestedMemo<T> {
  private readonly root = new Map<string, unknown>();

  /** The answer kept under a path, or the one that `answer` gives now. Every path of one memo has the same length. */
  get(path: readonly string[], answer: () => T): T {
    const last = path.length - 1;
    let level = this.root;
    for (let i = 0; i < last; i++) {
      let next = level.get(path[i]!) as Map<string, unknown> | undefined;
      if (!next) level.set(path[i]!, (next = new Map()));
      level = next;
    }
    let known = level.get(path[last]!) as T | undefined;
    if (known === undefined) level.set(path[last]!, (known = answer()));
    return known;
  }
}
