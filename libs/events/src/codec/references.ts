import type { Json } from '../tam-event';
import { isAbsent, type Arrival, type Attributes } from './arrival';
import type { AttributeFault } from './extensions';
import type { Validator } from './validators';

const CALL = 'call:';

/** How the key, the partitionkey, the subject and the references of the data disagree; undefined: they agree. */
export function referenceFault(
  attributes: Attributes,
  arrival: Arrival,
  validator: Validator,
  data: { readonly [key: string]: Json },
): AttributeFault | undefined {
  const { memberRef, caseId, callId } = data;
  if (arrival.key === null)
    return { code: 'TAM_EVENT_KEY_MISSING', pointer: '', detail: 'The message has no key.' };
  const partitionKey = attributes['partitionkey'];
  if (
    (arrival.key !== undefined && arrival.key !== memberRef) ||
    (!isAbsent(partitionKey) && partitionKey !== memberRef)
  )
    return {
      code: 'TAM_EVENT_KEY_MISMATCH',
      pointer: isAbsent(partitionKey) ? '/data/memberRef' : '/partitionkey',
      detail: 'The key is not the memberRef.',
    };
  const { subject } = attributes;
  if (!isAbsent(subject) && subject !== caseId)
    return {
      code: 'TAM_EVENT_SUBJECT_MISMATCH',
      pointer: '/subject',
      detail: 'The subject is not the caseId.',
    };
  if (validator.keyedBy === 'member') return undefined;
  const isCall = memberRef === `${CALL}${String(callId)}` && caseId === callId;
  const isMember = !String(memberRef).startsWith(CALL);
  if (validator.keyedBy === 'call' ? isCall : isMember) return undefined;
  return {
    code: 'TAM_EVENT_CALL_KEY',
    pointer: '/data/memberRef',
    detail: 'The memberRef, the caseId and the callId do not belong together.',
  };
}
