import { CONTROL_TOPIC, INTAKE_TOPIC, SCHEDULING_TOPIC, type InputTopic } from '../topics';
import { CARE_EVENTS } from './care';
import type { EventDefinition } from './definition';
import { INSTANT } from './formats';
import { INTAKE_CALLS } from './intake-calls';
import { INTAKE_CLOSURES } from './intake-closures';
import { INTAKE_CONTACTS } from './intake-contacts';
import { INTAKE_CRISIS } from './intake-crisis';
import { INTAKE_LIMITS } from './intake-limits';
import { INTAKE_REQUESTS } from './intake-requests';
import { INTAKE_SCREENING } from './intake-screening';
import { INTAKE_URGENCY } from './intake-urgency';
import { MEMBER_EVENTS } from './member';
import { OPS_EVENTS } from './ops';
import { SCHEDULING_EVENTS } from './scheduling';

const TOPIC_NAMES: { readonly [topic in InputTopic]: string } = {
  intake: INTAKE_TOPIC,
  scheduling: SCHEDULING_TOPIC,
  control: CONTROL_TOPIC,
};

const DEFINITIONS: readonly EventDefinition[] = [
  ...INTAKE_REQUESTS,
  ...INTAKE_SCREENING,
  ...INTAKE_URGENCY,
  ...INTAKE_CONTACTS,
  ...INTAKE_CRISIS,
  ...INTAKE_LIMITS,
  ...INTAKE_CALLS,
  ...INTAKE_CLOSURES,
  ...SCHEDULING_EVENTS,
  ...CARE_EVENTS,
  ...MEMBER_EVENTS,
  ...OPS_EVENTS,
];

/** Every event type of the contract, by its type, in the order of the documents. */
export const CATALOGUE: ReadonlyMap<string, EventDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.type, definition]),
);

/** The types of the catalogue. */
export const EVENT_TYPES: readonly string[] = [...CATALOGUE.keys()];

const instants = new Map(
  DEFINITIONS.map((definition) => [
    definition.type,
    Object.entries(definition.data.properties)
      .filter(([, schema]) => schema['format'] === INSTANT)
      .map(([field]) => field),
  ]),
);

/** The definition of a type of the catalogue; another type is a mistake in the program. */
export function definitionOf(type: string): EventDefinition {
  const definition = CATALOGUE.get(type);
  if (definition === undefined) throw new RangeError(`${type} is not in the catalogue of events`);
  return definition;
}

/** The rank of a type of the catalogue: causes before effects. */
export function rankOf(type: string): number {
  return definitionOf(type).rank;
}

/** The top-level fields of `data` that are instants. */
export function instantFields(type: string): readonly string[] {
  const fields = instants.get(definitionOf(type).type);
  return fields ?? [];
}

/** The live topic on which a type travels. */
export function topicOf(type: string): string {
  return TOPIC_NAMES[definitionOf(type).topic];
}
