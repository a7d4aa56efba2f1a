import type { Health, HealthReport, Registry } from '@tam/observability';
import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { STATUS, type ReadStatus, type ServiceStatus } from './status';

export const HEALTH = Symbol('HEALTH');
export const REGISTRY = Symbol('REGISTRY');

/** The part of an answer that is written here. */
interface Answer {
  status(code: number): unknown;
}

/** How the service itself is. Counts and codes only, so that probes and scrapes need no token. */
@ApiTags('service')
@Controller()
export class StatusController {
  constructor(
    @Inject(HEALTH) private readonly health: Health,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(STATUS) private readonly readStatus: ReadStatus,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: '200 while the process is of use; 503 once only a new start helps.' })
  @ApiOkResponse()
  @ApiServiceUnavailableResponse()
  live(@Res({ passthrough: true }) answer: Answer): HealthReport {
    return reported(this.health.live(), answer);
  }

  @Get('health/ready')
  @ApiOperation({
    summary: '200 once the log was read to its end; 503 while this service cannot be relied upon.',
  })
  @ApiOkResponse()
  @ApiServiceUnavailableResponse()
  ready(@Res({ passthrough: true }) answer: Answer): HealthReport {
    return reported(this.health.ready(), answer);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'The metrics of docs/metrics.md, for Prometheus.' })
  @ApiProduces('text/plain')
  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  @Get('status')
  @HttpCode(200)
  @ApiOperation({ summary: 'Events in, lag, clocks by status and the last error, for people.' })
  status(): ServiceStatus {
    return this.readStatus();
  }
}

function reported(report: HealthReport, answer: Answer): HealthReport {
  answer.status(report.ok ? 200 : 503);
  return report;
}
