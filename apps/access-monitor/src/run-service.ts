import type { Environment } from '@tam/config';
import { KafkaBatchServer } from '@tam/kafka';
import { frameworkLogger, type Logger } from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { prepareHttp } from './http/http-app';
import { ServiceModule } from './service.module';
import { loadAccessRules } from './wiring/access-rules';
import { createInstruments } from './wiring/instruments';

/**
 * Starts the service: pages first, so that probes are answered while it catches up, then the log. Throws what is wrong
 * with the packs, the topics, the schema, the broker or the database. `onGaveUp` is called when only a new start of the
 * process helps.
 */
export async function runService(
  environment: Environment,
  logger: Logger,
  onGaveUp: () => void,
): Promise<INestApplication> {
  const rules = loadAccessRules(environment);
  const instruments = createInstruments(logger);
  const app = await NestFactory.create(ServiceModule.of({ environment, instruments, rules, onGaveUp }), {
    logger: frameworkLogger(logger),
    abortOnError: false,
    forceCloseConnections: true,
  });
  try {
    prepareHttp(app, logger);
    app.connectMicroservice({ strategy: app.get(KafkaBatchServer) });
    const { host, port } = environment.http;
    await app.listen(port, host);
    await app.startAllMicroservices();
    logger.info('The access monitor runs.', { address: await app.getUrl() });
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
