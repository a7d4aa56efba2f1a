import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { readsOptions, roundsOptions, type DatabaseAddress } from './connection/data-sources';
import { assertMigrated } from './migrations/migrate';
import { StandingsRepository } from './reads/standings.repository';
import { WatchedCountsRepository } from './reads/watched-counts.repository';
import { PostgresStore } from './rounds/postgres-store';

/** Injection token of the MonitorStore. */
export const MONITOR_STORE = Symbol('MONITOR_STORE');

const ROUNDS = 'rounds';
const PAGES = 'pages';

/**
 * Provides MONITOR_STORE and the repositories of pages and gauges over two pools of one database. The pools close after the transports
 * have stopped. Fails to start with TAM_STREAM_MIGRATIONS_PENDING where the schema is not that of this version.
 */
@Module({})
export class StoreModule {
  static forMonitor(address: DatabaseAddress, schema: string): DynamicModule {
    return {
      module: StoreModule,
      imports: [
        TypeOrmModule.forRoot({ ...roundsOptions(address), name: ROUNDS, retryAttempts: 0 }),
        TypeOrmModule.forRoot({ ...readsOptions(address, schema), name: PAGES, retryAttempts: 0 }),
      ],
      providers: [
        {
          provide: MONITOR_STORE,
          inject: [getDataSourceToken(ROUNDS)],
          useFactory: async (dataSource: DataSource) => {
            await assertMigrated(dataSource, schema);
            return new PostgresStore(dataSource, schema);
          },
        },
        {
          provide: StandingsRepository,
          inject: [getDataSourceToken(PAGES)],
          useFactory: (dataSource: DataSource) => new StandingsRepository(dataSource, schema),
        },
        {
          provide: WatchedCountsRepository,
          inject: [getDataSourceToken(PAGES)],
          useFactory: (dataSource: DataSource) => new WatchedCountsRepository(dataSource, schema),
        },
      ],
      exports: [MONITOR_STORE, StandingsRepository, WatchedCountsRepository],
    };
  }
}
