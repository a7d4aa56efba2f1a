import { TamError } from '@tam/errors';
import type { ClockCursor, ClockQuery } from './lookups';

export const STATUSES = [
  'running',
  'at-risk',
  'met',
  'breached',
  'excused',
  'ended',
  'undetermined',
  'void',
] as const;

export const PAGE = { initial: 100, most: 1_000 } as const;

const CODE = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const REFERENCE = /^[\x21-\x7e]{1,512}$/;

type Given = Readonly<Record<string, unknown>>;

/** The query of /clocks. Throws TAM_HTTP_BAD_REQUEST, which names the parameter. */
export function readClockQuery(given: Given): ClockQuery {
  for (const name of Object.keys(given)) {
    if (!['status', 'standard', 'region', 'cursor', 'limit'].includes(name))
      refuse(name, 'is not a parameter of this page');
  }
  const status = readText(
    given,
    'status',
    (text) => STATUSES.some((one) => one === text),
    `is one of ${STATUSES.join(', ')}`,
  );
  const standard = readText(given, 'standard', (text) => CODE.test(text), 'is the id of a standard');
  const region = readText(given, 'region', (text) => CODE.test(text), 'is the code of a region');
  const limit = readText(
    given,
    'limit',
    (text) => /^\d{1,4}$/.test(text) && inPage(Number(text)),
    `is a number from 1 to ${PAGE.most}`,
  );
  const cursor = readText(
    given,
    'cursor',
    (text) => text.length <= 256,
    'is the value `next` of the page before',
  );
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return {
    ...(status !== undefined && { status }),
    ...(standard !== undefined && { standard }),
    ...(region !== undefined && { region }),
    ...(after && { after }),
    limit: limit === undefined ? PAGE.initial : Number(limit),
  };
}

/** A reference in a path or a query: printable, without spaces. Throws TAM_HTTP_BAD_REQUEST. */
export function readReference(name: string, given: unknown): string {
  if (typeof given === 'string' && REFERENCE.test(given)) return given;
  return refuse(name, 'is 1 to 512 printable characters without spaces');
}

export function writeCursor({ dueAt, outcomeId }: ClockCursor): string {
  return Buffer.from(JSON.stringify([dueAt, outcomeId])).toString('base64url');
}

function readCursor(text: string): ClockCursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value)) {
      const [dueAt, outcomeId] = value as unknown[];
      const isInstant = dueAt === null || (typeof dueAt === 'number' && Number.isSafeInteger(dueAt));
      if (isInstant && typeof outcomeId === 'string' && /^[0-9a-f]{64}$/.test(outcomeId))
        return { dueAt, outcomeId };
    }
  } catch {
    // Refused below like any other text that no page has given.
  }
  return refuse('cursor', 'is the value `next` of the page before');
}

function readText(
  given: Given,
  name: string,
  fits: (text: string) => boolean,
  form: string,
): string | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  return typeof value === 'string' && fits(value) ? value : refuse(name, form);
}

const inPage = (limit: number): boolean => limit >= 1 && limit <= PAGE.most;

function refuse(parameter: string, form: string): never {
  throw new TamError('TAM_HTTP_BAD_REQUEST', `${parameter} ${form}.`, { parameter });
}
