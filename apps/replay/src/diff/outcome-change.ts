import { canonicalJson, type Determination, type TraceStep } from '@tam/record';

/**
 * How much an outcome changed: its status; an instant of it (start, deadline); what is said beside that (reason, flags,
 * evidence, other calendars); or only the grounds it names (version, citation, words of a step).
 */
export type Weight = 'status' | 'time' | 'account' | 'grounds';

/**
 * The first step of the arithmetic that differs in more than the version of the pack it names; a side that had ended
 * before it is missing.
 */
export interface FirstStep {
  /** From 1, as `explain` lists them. */
  readonly number: number;
  readonly step: string;
  readonly before?: string;
  readonly after?: string;
}

/** What became of one outcome. */
export type OutcomeChange =
  | { readonly kind: 'new'; readonly after: Determination }
  | { readonly kind: 'vanished'; readonly before: Determination }
  | {
      readonly kind: 'changed';
      readonly weight: Weight;
      readonly before: Determination;
      readonly after: Determination;
      readonly firstStep?: FirstStep;
    };

const TIMES = ['startedAt', 'dueAt', 'originalDueAt', 'period'] as const;
const GROUNDS = new Set(['packVersion', 'citation', 'trace', 'status', ...TIMES]);

/** What differs between two lists of outcomes of one record, in the order of the ids; what is the same is left out. */
export function outcomeChanges(
  before: readonly Determination[],
  after: readonly Determination[],
): readonly OutcomeChange[] {
  const olds = new Map(before.map((outcome) => [outcome.id, outcome]));
  const news = new Map(after.map((outcome) => [outcome.id, outcome]));
  return [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((id): OutcomeChange[] => {
    const old = olds.get(id);
    const now = news.get(id);
    if (old === undefined) return now === undefined ? [] : [{ kind: 'new', after: now }];
    if (now === undefined) return [{ kind: 'vanished', before: old }];
    return canonicalJson(old) === canonicalJson(now) ? [] : [changed(old, now)];
  });
}

function changed(before: Determination, after: Determination): OutcomeChange {
  const firstStep = firstDifference(before, after);
  return {
    kind: 'changed',
    weight: weightOf(before, after),
    before,
    after,
    ...(firstStep !== undefined && { firstStep }),
  };
}

function weightOf(before: Determination, after: Determination): Weight {
  if (before.status !== after.status) return 'status';
  if (TIMES.some((name) => before[name] !== after[name])) return 'time';
  return account(before) === account(after) ? 'grounds' : 'account';
}

function account(outcome: Determination): string {
  return canonicalJson(Object.fromEntries(Object.entries(outcome).filter(([name]) => !GROUNDS.has(name))));
}

function firstDifference(before: Determination, after: Determination): FirstStep | undefined {
  const length = Math.max(before.trace.length, after.trace.length);
  for (let index = 0; index < length; index++) {
    const old = before.trace[index];
    const now = after.trace[index];
    if (old !== undefined && now !== undefined && withoutVersion(old, before) === withoutVersion(now, after))
      continue;
    return {
      number: index + 1,
      step: (now ?? old)!.step,
      ...(old !== undefined && { before: old.text }),
      ...(now !== undefined && { after: now.text }),
    };
  }
  return undefined;
}

function withoutVersion(step: TraceStep, { pack, packVersion }: Determination): string {
  const { packVersion: _, ...values } = step.values;
  return canonicalJson({ ...step, values, text: step.text.replaceAll(`${pack} ${packVersion}`, pack) });
}
