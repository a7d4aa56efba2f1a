import { isAbsent, type Arrival, type Attributes } from './arrival';
import { problem, type Problem } from './fault';
import type { Validator } from './validators';

/** The references of valid data. */
export interface References {
  readonly memberRef: string;
  readonly caseId: string;
  readonly callId?: unknown;
}

/**
 * Whether the references of an event agree: the key of the message is the partitionkey (if there is one) and the
 * memberRef, the subject (if there is one) is the caseId, and calls are keyed by the call.
 */
export function checkReferences(
  data: References,
  attributes: Attributes,
  arrival: Arrival,
  { keyedBy, definition }: Validator,
): Problem | undefined {
  const { memberRef, caseId } = data;
  const { partitionkey, subject } = attributes;
  if (arrival.key === null)
    return problem('TAM_EVENT_KEY_MISSING', '', `${definition.type} came without a key.`);
  if (arrival.key !== undefined && arrival.key !== memberRef)
    return problem(
      'TAM_EVENT_KEY_MISMATCH',
      '/data/memberRef',
      'The memberRef is not the key of the message.',
    );
  if (!isAbsent(partitionkey) && partitionkey !== memberRef)
    return problem('TAM_EVENT_KEY_MISMATCH', '/partitionkey', 'The partitionkey is not the memberRef.');
  if (!isAbsent(subject) && subject !== caseId)
    return problem('TAM_EVENT_SUBJECT_MISMATCH', '/subject', 'The subject is not the caseId.');
  if (keyedBy === 'call') {
    if (memberRef !== `call:${String(data.callId)}`)
      return problem('TAM_EVENT_CALL_KEY', '/data/memberRef', 'The memberRef is not call:<callId>.');
    if (caseId !== data.callId)
      return problem('TAM_EVENT_CALL_KEY', '/data/caseId', 'The caseId is not the callId.');
  } else if (keyedBy === 'identified-caller' && memberRef.startsWith('call:'))
    return problem(
      'TAM_EVENT_CALL_KEY',
      '/data/memberRef',
      'The memberRef is that of a call, not of a member.',
    );
  return undefined;
}
