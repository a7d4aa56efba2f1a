import { sealLog, type Checkpoint, type SealableLog, type Sealed } from '@tam/audit';
import { hasSigningKey, openSigningKey, SealMemory } from '@tam/config';
import { isTamError } from '@tam/errors';
import { startRefresh, type Logger, type ProcessMetrics, type Refresh } from '@tam/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MACHINE_CLOCK } from '../wiring/machine';
import { CheckpointFolder } from './checkpoint-folder';

/** The revision log as it is sealed here; several instances do so by turns. */
export interface KeptLog extends SealableLog {
  /** undefined: somebody else is at it. */
  alone<T>(act: () => Promise<T>): Promise<T | undefined>;
  checkpointsAfter(partition: number, seq: number): Promise<readonly Checkpoint[]>;
  close(): Promise<void>;
}

export interface CheckpointKeeperParts {
  /** Opens a connection of its own, apart from those of the rounds. */
  readonly open: () => Promise<KeptLog>;
  readonly installation: string;
  /** The schema of the monitor, which is also the name of its log. */
  readonly monitor: string;
  readonly keyFile: string;
  /** Signs so often, ms. */
  readonly every: number;
  /** Where checkpoints go too; undefined: nowhere. */
  readonly folder: string | undefined;
  /** Before that nobody knows whether the database was put back and the epoch has to go up. */
  readonly isStarted: () => boolean;
  readonly metrics: Pick<ProcessMetrics, 'set'>;
  readonly logger: Logger;
}

const DOMAIN = { domain: 'access' } as const;

/**
 * Signs how far the revision log has come, again and again while the service runs. Of several instances one does it at a
 * time, and what one has sealed no other seals again. Without a key it signs nothing, and says so once.
 */
export class CheckpointKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private refresh: Refresh | undefined;
  private log: KeptLog | undefined;
  private isToldThatThereIsNoKey = false;

  constructor(private readonly parts: CheckpointKeeperParts) {}

  onApplicationBootstrap(): void {
    const { every, logger } = this.parts;
    this.refresh = startRefresh(
      () => this.keep(),
      every,
      (error) =>
        logger.warn('The revision log could not be sealed.', {
          error,
          ...(isTamError(error) && { code: error.code }),
        }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.refresh?.stop();
    await this.log?.close();
  }

  /** One turn: seals what has grown since the last. Throws what the database, the key and the folder say. */
  async keep(): Promise<void> {
    const { keyFile, metrics, isStarted } = this.parts;
    const hasKey = hasSigningKey(keyFile);
    metrics.set('tam_audit_sealing', DOMAIN, hasKey ? 1 : 0);
    if (!hasKey) return this.tellThatThereIsNoKey();
    if (!isStarted()) return;
    const log = (this.log ??= await this.parts.open());
    const sealed = await log.alone(() => this.seal(log));
    if (sealed) this.tell(sealed);
  }

  private async seal(log: KeptLog): Promise<readonly Sealed[]> {
    const { installation, monitor, keyFile, folder } = this.parts;
    const name = { installation, monitor };
    const memory = new SealMemory(keyFile, name);
    const { signer } = openSigningKey(keyFile);
    const remembered = (partition: number) => memory.remembered(partition);
    const sealed = await sealLog(log, { ...name, signer, remembered });
    memory.remember(
      sealed.flatMap((one) => (one.kind === 'sealed' && one.checkpoint ? [one.checkpoint] : [])),
    );
    if (folder !== undefined) await new CheckpointFolder(folder).follow(log);
    return sealed;
  }

  private tell(sealed: readonly Sealed[]): void {
    const { metrics, logger } = this.parts;
    const broken = sealed.filter((one) => one.kind === 'broken');
    metrics.set('tam_audit_broken_partitions', DOMAIN, broken.length);
    if (broken.length === 0)
      metrics.set('tam_audit_sealed_timestamp_seconds', DOMAIN, MACHINE_CLOCK.wall() / 1_000);
    for (const { partition, seq, fault } of broken)
      logger.error('A partition of the revision log is not as it was signed.', {
        partition,
        offset: seq,
        reason: fault,
      });
  }

  private tellThatThereIsNoKey(): void {
    if (this.isToldThatThereIsNoKey) return;
    this.isToldThatThereIsNoKey = true;
    this.parts.logger.warn('The revision log is not sealed: there is no key. npm run audit makes one.', {
      setting: 'TAM_AUDIT_KEY_FILE',
    });
  }
}
