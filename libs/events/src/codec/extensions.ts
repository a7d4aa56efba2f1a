import type { ErrorCode } from '@tam/errors';
import { parseInstant } from '../instant';
import { isSensitivity, type Sensitivity } from '../tam-event';
import { isAbsent, type Arrival, type Attributes } from './arrival';

/** The extension attributes of an event that carries them; absent ones are left out. */
export interface Extensions {
  recordedTime?: number;
  sequence?: number;
  sensitivity?: Sensitivity;
  testRecord?: boolean;
  traceparent?: string;
}

/** What is wrong with one attribute. */
export interface AttributeFault {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly detail: string;
}

const INTEGER = /^\d{1,15}$/;

/** Reads `recordedtime`, `sequence`, `sensitivity`, `testrecord` and `traceparent`; on a live topic the broker says when. */
export function readExtensions(attributes: Attributes, arrival: Arrival): Extensions | AttributeFault {
  const extensions: Extensions = {};
  const recorded = attributes['recordedtime'];
  if (arrival.appendedAt !== undefined) extensions.recordedTime = arrival.appendedAt;
  else if (!isAbsent(recorded)) {
    const instant = typeof recorded === 'string' ? parseInstant(recorded) : undefined;
    if (instant === undefined)
      return {
        code: 'TAM_EVENT_TIME_INVALID',
        pointer: '/recordedtime',
        detail: 'The recordedtime is not an instant.',
      };
    extensions.recordedTime = instant;
  }
  const sequence = attributes['sequence'];
  if (!isAbsent(sequence)) {
    const number = typeof sequence === 'string' && INTEGER.test(sequence) ? Number(sequence) : sequence;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
      return invalid('sequence', 'The sequence is not a whole number from 0.');
    extensions.sequence = number;
  }
  const sensitivity = attributes['sensitivity'];
  if (!isAbsent(sensitivity)) {
    if (!isSensitivity(sensitivity))
      return invalid('sensitivity', 'The sensitivity is not none, part2, minor-consent or restricted.');
    extensions.sensitivity = sensitivity;
  }
  const test = attributes['testrecord'];
  if (!isAbsent(test)) {
    if (test !== true && test !== false && test !== 'true' && test !== 'false')
      return invalid('testrecord', 'The testrecord is not true or false.');
    extensions.testRecord = test === true || test === 'true';
  }
  const { traceparent } = attributes;
  if (typeof traceparent === 'string') extensions.traceparent = traceparent;
  return extensions;
}

function invalid(name: string, detail: string): AttributeFault {
  return { code: 'TAM_EVENT_ATTRIBUTE_INVALID', pointer: `/${name}`, detail };
}
