/** When something of one gate scope is to be looked for; -Infinity: not known. Epoch ms. */
export interface ScopeWait {
  /** No deadline of the scope lies below this. */
  nextDue: number;
  /** Nothing of the scope is to be settled below this. */
  nextSettle: number;
}

/** What a partition waits for, by scope. */
export class ScopeWaits {
  private readonly waits = new Map<number, ScopeWait>();

  /** Of each of these scopes nothing is known yet. */
  constructor(scopes: readonly number[]) {
    for (const scope of scopes) this.waits.set(scope, { nextDue: -Infinity, nextSettle: -Infinity });
  }

  get all(): Iterable<readonly [scope: number, wait: ScopeWait]> {
    return this.waits;
  }

  /** Of a scope that is new nothing is stored. */
  of(scope: number): ScopeWait {
    let wait = this.waits.get(scope);
    if (!wait) {
      wait = { nextDue: Infinity, nextSettle: Infinity };
      this.waits.set(scope, wait);
    }
    return wait;
  }

  /** A member now waits for these instants; null: for none. */
  note(scope: number, dueAt: number | null, settleAt: number | null): void {
    if (dueAt === null && settleAt === null) return;
    const wait = this.of(scope);
    if (dueAt !== null) wait.nextDue = Math.min(wait.nextDue, dueAt);
    if (settleAt !== null) wait.nextSettle = Math.min(wait.nextSettle, settleAt);
  }
}
