import type { Json } from '@tam/events';

/** One item as the event carries it. */
export interface GivenItem {
  readonly code: string;
  readonly value: string | number;
}

/** The items of a screening as stored; what has not their form is left out. */
export function givenItems(items: Json | undefined): readonly GivenItem[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    const { code, value } = item as { code?: Json; value?: Json };
    if (typeof code !== 'string') return [];
    return typeof value === 'string' || typeof value === 'number' ? [{ code, value }] : [{ code, value: '' }];
  });
}

/** The answer to one item: what it says, that it was refused, or that it says nothing anybody knows. */
export type Answer<T> = { readonly is: T } | 'refused' | 'unrecognised';

export interface Answers<T> {
  /** By name of the item; an item without an entry was not answered at all. */
  readonly byItem: ReadonlyMap<string, Answer<T>>;
  readonly answeredTwice: boolean;
  readonly unrecognised: boolean;
}

export const REFUSED = 'refused';

/**
 * Reads the answers to some items. One item answered twice: the more urgent answer, and no answer is more urgent than
 * the least urgent one (a No beside a refusal is a refusal).
 */
export function readAnswers<T>(
  items: readonly { readonly name: string; readonly codes: readonly string[] }[],
  given: readonly GivenItem[],
  read: (value: string | number) => T | undefined,
  urgency: (answer: T) => number,
): Answers<T> {
  const nameOf = new Map(items.flatMap(({ name, codes }) => codes.map((code) => [code, name] as const)));
  const byItem = new Map<string, Answer<T>>();
  let answeredTwice = false;
  let unrecognised = false;
  for (const { code, value } of given) {
    const name = nameOf.get(code);
    if (name === undefined) continue;
    const answer = answerOf(value, read);
    if (answer === 'unrecognised') unrecognised = true;
    const before = byItem.get(name);
    if (before !== undefined) answeredTwice = true;
    if (before === undefined || weight(answer, urgency) > weight(before, urgency)) byItem.set(name, answer);
  }
  return { byItem, answeredTwice, unrecognised };
}

function answerOf<T>(value: string | number, read: (value: string | number) => T | undefined): Answer<T> {
  if (value === REFUSED) return 'refused';
  const is = read(value);
  return is === undefined ? 'unrecognised' : { is };
}

/** The least urgent answer weighs nothing; no answer weighs a little; every other answer weighs more. */
function weight<T>(answer: Answer<T>, urgency: (answer: T) => number): number {
  if (answer === 'refused') return 0.5;
  if (answer === 'unrecognised') return 0.25;
  return urgency(answer.is);
}
