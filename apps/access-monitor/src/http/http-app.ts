import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Logger } from '@tam/observability';
import { FaultFilter } from './fault.filter';

/** Gives a service its common form: one form of refusal, the page /api, no name of its framework in an answer. */
export function prepareHttp(app: INestApplication, logger: Logger): void {
  app.useGlobalFilters(new FaultFilter(logger));
  (app.getHttpAdapter().getInstance() as { disable(setting: string): void }).disable('x-powered-by');
  const about = new DocumentBuilder()
    .setTitle('Timely-access monitor')
    .setDescription(
      'Read-only lookups and the state of the service. Indicators from an automated audit of recorded events.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api', app, () => SwaggerModule.createDocument(app, about));
}
