import { KafkaBatchServer } from '@tam/kafka';
import type { MonitorStore } from '@tam/monitor';
import { MONITOR_STORE, StandingsRepository, StoreModule } from '@tam/store';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { BatchesController } from './consumer/batches.controller';
import { LOOKUP_ACCESS } from './http/lookup.guard';
import { LookupsController } from './lookups/lookups.controller';
import { LOOKUPS } from './lookups/lookups';
import { BackgroundRefresh } from './status/background-refresh';
import { STATUS } from './status/status';
import { HEALTH, REGISTRY, StatusController } from './status/status.controller';
import { assembleService, type AssembledService, type ServiceParts } from './wiring/assemble-service';
import { databaseAddress } from './wiring/connections';
import { SCHEMA } from './wiring/schema';

const ASSEMBLED = Symbol('ASSEMBLED');
const BACKGROUND = Symbol('BACKGROUND');
const CHECKPOINTS = Symbol('CHECKPOINTS');

/** Offers a part of the assembled service under a token of its own. */
const part = (
  provide: symbol | typeof KafkaBatchServer,
  pick: (service: AssembledService) => unknown,
): Provider => ({
  provide,
  inject: [ASSEMBLED],
  useFactory: pick,
});

/** The access monitor: its database, its transport and its pages. */
@Module({})
export class ServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const { environment, instruments } = parts;
    return {
      module: ServiceModule,
      imports: [StoreModule.forMonitor(databaseAddress(environment), SCHEMA)],
      controllers: [BatchesController, LookupsController, StatusController],
      providers: [
        {
          provide: ASSEMBLED,
          inject: [MONITOR_STORE],
          useFactory: (store: MonitorStore) => assembleService(parts, store),
        },
        part(KafkaBatchServer, ({ transport }) => transport),
        part(HEALTH, ({ health }) => health),
        part(STATUS, ({ readStatus }) => readStatus),
        part(BACKGROUND, ({ gauges }) => new BackgroundRefresh(gauges, instruments.logger)),
        part(CHECKPOINTS, ({ checkpoints }) => checkpoints),
        { provide: LOOKUPS, useExisting: StandingsRepository },
        { provide: REGISTRY, useValue: instruments.registry },
        { provide: LOOKUP_ACCESS, useValue: { token: environment.http.token } },
      ],
    };
  }
}
