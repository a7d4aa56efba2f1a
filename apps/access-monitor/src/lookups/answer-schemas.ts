import { STATUSES } from './clock-query';

const text = { type: 'string' } as const;
const instant = { type: 'string', format: 'date-time' } as const;

/** The form of every refusal. */
export const FAULT_SCHEMA = {
  type: 'object',
  required: ['code', 'message', 'todo', 'subject'],
  properties: {
    code: { ...text, example: 'TAM_HTTP_BAD_REQUEST' },
    message: text,
    todo: text,
    subject: { type: 'object', additionalProperties: true },
  },
};

export const CASES_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['memberRef', 'caseId', 'outcomes'],
    properties: {
      memberRef: text,
      caseId: text,
      outcomes: {
        type: 'array',
        description:
          'The last entry of the revision log for each outcome: what was said, on what basis, and why.',
        items: { type: 'object', additionalProperties: true },
      },
    },
  },
};

export const CLOCKS_SCHEMA = {
  type: 'object',
  required: ['clocks'],
  properties: {
    clocks: {
      type: 'array',
      items: {
        type: 'object',
        required: [
          'id',
          'memberRef',
          'caseId',
          'standard',
          'status',
          'basis',
          'dueAt',
          'offered',
          'region',
          'network',
          'lineOfBusiness',
        ],
        properties: {
          id: { ...text, pattern: '^[0-9a-f]{64}$' },
          memberRef: text,
          caseId: text,
          standard: text,
          status: { ...text, enum: [...STATUSES] },
          basis: { ...text, enum: ['confirmed', 'provisional', 'backfilling'] },
          dueAt: { ...instant, nullable: true },
          offered: { type: 'boolean' },
          region: text,
          network: text,
          lineOfBusiness: text,
        },
      },
    },
    next: { ...text, description: 'The cursor of the next page; absent on the last one.' },
  },
};
