import { INPUTS, KafkaBatchHandler, type BatchContext } from '@tam/kafka';
import type { LogBatch } from '@tam/monitor';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

/** Where batches of the input topics enter the service: whole, for the loop to take or to drop. */
@Controller()
export class BatchesController {
  @KafkaBatchHandler(INPUTS)
  take(@Payload() batch: LogBatch, @Ctx() context: BatchContext): void {
    context.reader.batch(batch);
  }
}
