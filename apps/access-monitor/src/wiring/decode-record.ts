import { decodeMessage, unrecognisedCodes } from '@tam/events';
import type { DecodeRecord } from '@tam/kafka';
import type { ProcessMetrics } from '@tam/observability';

/** Decodes records of the input topics, counting the codes that no registry lists. */
export function createDecoder(metrics: ProcessMetrics): DecodeRecord {
  return (record) => {
    const decoded = decodeMessage(record);
    if (decoded.kind === 'event') {
      for (const { registry } of unrecognisedCodes(decoded.event)) {
        metrics.count('tam_unrecognised_codes_total', { field: registry });
      }
    }
    return decoded;
  };
}
