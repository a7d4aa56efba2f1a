import { isTamError } from '@tam/errors';
import type { Verdict } from './verdict';

/** Why a rule gave no answer: the code of our own error, else the class of the exception. Never its text: that may hold data. */
export function failureOf(error: unknown): string {
  if (isTamError(error)) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** What is said where a rule threw: this outcome alone is undetermined; all others stand. */
export const RULE_FAILED: Verdict = {
  status: 'undetermined',
  missing: 'TAM_RULE_FAILED',
  because: 'rule-failed',
};
