import { describeError } from './describe-error';

/**
 * The only fields a log line may have. None can hold patient data: places in a topic, codes of closed lists, counts
 * and durations. What is not listed here is dropped, whoever passes it.
 */
export interface LogFields {
  readonly topic?: string;
  readonly partition?: number;
  readonly partitions?: number;
  readonly offset?: number | string;
  readonly groupId?: string;
  readonly memberId?: string;
  readonly epoch?: number;
  readonly turn?: number;
  readonly code?: string;
  readonly reason?: string;
  readonly count?: number;
  readonly events?: number;
  readonly attempt?: number;
  readonly milliseconds?: number;
  readonly broker?: string;
  readonly address?: string;
  /** Who sends events: a producer of the deployer's, as CloudEvents name it. */
  readonly source?: string;
  readonly setting?: string;
  readonly pack?: string;
  readonly version?: string;
  readonly point?: string;
  readonly signal?: string;
  readonly error?: unknown;
}

const NAMES: { readonly [K in keyof Required<LogFields>]: true } = {
  topic: true,
  partition: true,
  partitions: true,
  offset: true,
  groupId: true,
  memberId: true,
  epoch: true,
  turn: true,
  code: true,
  reason: true,
  count: true,
  events: true,
  attempt: true,
  milliseconds: true,
  broker: true,
  address: true,
  source: true,
  setting: true,
  pack: true,
  version: true,
  point: true,
  signal: true,
  error: true,
};

/** Longer texts are cut: a field holds a name or a code. */
const LONGEST = 200;

/** The allowed fields of an object, errors described without their foreign words. */
export function allowedFields(fields: object): Record<string, unknown> {
  const allowed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(NAMES, name) || value === undefined) continue;
    if (name === 'error') allowed['error'] = describeError(value);
    else if (typeof value === 'string') allowed[name] = value.slice(0, LONGEST);
    else if (typeof value === 'number' || typeof value === 'boolean') allowed[name] = value;
  }
  return allowed;
}
