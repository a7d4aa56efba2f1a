import { startRefresh, type Logger, type Refresh } from '@tam/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { MonitorGauges } from '../wiring/monitor-gauges';

const EVERY = 2_000;

/** Keeps the gauges fresh from the start of the service until just before its transports stop. */
export class BackgroundRefresh implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private refresh: Refresh | undefined;

  constructor(
    private readonly gauges: MonitorGauges,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): Promise<void> => this.gauges.refresh();
    this.refresh = startRefresh(look, EVERY, (error) =>
      this.logger.warn('The counts could not be read.', { error }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.refresh?.stop();
  }
}
