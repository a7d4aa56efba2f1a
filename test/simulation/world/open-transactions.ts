import { TamError } from '@tam/errors';
import type { Chance } from './chance';
import type { Host } from './host';
import type { Scheduler } from './scheduler';

/** The database ends a transaction whose client says nothing for so long, ms. */
const IDLE_TIMEOUT = 2_000;
/** The longest until the database notices that a client is gone, ms. */
const NOTICED_WITHIN = 800;

/** A transaction that is open for a process. */
export interface OpenTransaction {
  /** Rejects when the database has thrown the client out. */
  readonly lost: Promise<never>;
  readonly isLost: boolean;
  close(): void;
}

class Transaction implements OpenTransaction {
  readonly lost: Promise<never>;
  isLost = false;
  private refuse: (error: Error) => void = () => undefined;

  constructor(private readonly all: Set<Transaction>) {
    this.lost = new Promise<never>((_, reject) => (this.refuse = reject));
    this.lost.catch(() => undefined);
    all.add(this);
  }

  close(): void {
    this.all.delete(this);
  }

  lose(): void {
    if (!this.all.has(this)) return;
    this.isLost = true;
    this.close();
    this.refuse(rolledBack());
  }
}

/** What the database does with the transactions of a process that was killed or stands still. */
export class OpenTransactions {
  /** Transactions that were thrown out. */
  lostCount = 0;
  private readonly byHost = new Map<Host, Set<Transaction>>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly chance: Chance,
  ) {}

  open(host: Host): OpenTransaction {
    let all = this.byHost.get(host);
    if (!all) {
      this.byHost.set(host, (all = new Set()));
      host.onDeath(() => this.died(host));
    }
    const transaction = new Transaction(all);
    if (host.state === 'dead') this.died(host);
    if (host.state === 'stopped') this.halted(host);
    return transaction;
  }

  private died(host: Host): void {
    this.loseAll(host, this.chance.fraction() * NOTICED_WITHIN);
  }

  /** The process was stopped now. */
  halted(host: Host): void {
    this.loseAll(host, IDLE_TIMEOUT);
  }

  private loseAll(host: Host, after: number): void {
    const open = [...(this.byHost.get(host) ?? [])];
    if (open.length === 0) return;
    this.scheduler.after(after, () => {
      if (host.state === 'running') return;
      for (const transaction of open) {
        this.lostCount++;
        transaction.lose();
      }
    });
  }
}

export function rolledBack(): TamError {
  return new TamError('TAM_MONITOR_ROLLED_BACK', 'The database has ended the transaction.');
}
