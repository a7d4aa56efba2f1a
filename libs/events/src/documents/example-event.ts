import type { EventDefinition } from '../catalogue/definition';
import type { CloudEvent } from '../codec/encode';

/** A whole synthetic event of a type, as it stands on the wire. */
export function exampleEvent({ type, topic, data, example }: EventDefinition): CloudEvent {
  const isMember = data.required?.includes('memberRef') === true;
  return {
    specversion: '1.0',
    id: `example-${type}`,
    source: topic === 'intake' ? '/synthetic/intake' : `/synthetic/${topic}`,
    type,
    time: '2026-07-06T09:12:31.120-07:00',
    datacontenttype: 'application/json',
    ...(isMember && { subject: String(example['caseId']), partitionkey: String(example['memberRef']) }),
    data: example as CloudEvent['data'],
  };
}
