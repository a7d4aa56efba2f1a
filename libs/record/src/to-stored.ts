import { instantFields, parseInstant, rankOf, type Json, type TamEvent } from '@tam/events';
import type { Reads, StoredEvent } from './stored-event';

interface FieldPlan {
  readonly name: string;
  readonly isInstant: boolean;
}

interface TypePlan {
  readonly type: string;
  readonly rank: number;
  readonly fields: readonly FieldPlan[];
}

/** Reduces events to what an evaluator reads; types it does not read give undefined. */
export type Storer = (event: TamEvent) => StoredEvent | undefined;

/** Compiles the declaration of an evaluator into a function that keeps just the fields it reads, instants as epoch ms. */
export function createStorer(reads: Reads): Storer {
  const plans = new Map<string, TypePlan>();
  for (const [type, names] of Object.entries(reads)) {
    const instants = new Set(instantFields(type));
    plans.set(type, {
      type,
      rank: rankOf(type),
      fields: names.map((name) => ({ name, isInstant: instants.has(name) })),
    });
  }
  return (event) => {
    const plan = plans.get(event.type);
    return plan && toStored(event, plan);
  };
}

function toStored(event: TamEvent, plan: TypePlan): StoredEvent {
  const fields: Record<string, Json> = {};
  for (const { name, isInstant } of plan.fields) {
    const value = event.data[name];
    if (value === undefined || value === null) continue;
    if (!isInstant) {
      fields[name] = value;
      continue;
    }
    const instant = parseInstant(value as string);
    if (instant !== undefined) fields[name] = instant;
  }
  return {
    source: event.source,
    id: event.id,
    type: plan.type,
    time: event.time,
    rank: plan.rank,
    sequence: event.sequence ?? -1,
    recorded: event.recordedTime,
    caseId: event.caseId,
    sensitivity: event.sensitivity ?? 'none',
    testRecord: event.testRecord ?? false,
    fields,
  };
}
