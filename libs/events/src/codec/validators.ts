import { TypeCompiler, type TypeCheck } from '@sinclair/typebox/compiler';
import type { TObject } from '@sinclair/typebox';
import { CATALOGUE } from '../catalogue/catalogue';
import type { EventDefinition } from '../catalogue/definition';

/** A type with its compiled schema. */
export interface Validator {
  readonly definition: EventDefinition;
  readonly check: TypeCheck<TObject>;
  readonly isControl: boolean;
  /** How the references of the event hang together: call events are keyed by the call. */
  readonly keyedBy: 'member' | 'call' | 'identified-caller';
}

const validators = new Map<string, Validator>();

/** The validator of a type, compiled when it is first asked for; undefined for types outside the catalogue. */
export function validatorOf(type: string): Validator | undefined {
  const known = validators.get(type);
  if (known !== undefined) return known;
  const definition = CATALOGUE.get(type);
  if (definition === undefined) return undefined;
  const validator: Validator = {
    definition,
    check: TypeCompiler.Compile(definition.data),
    isControl: definition.topic === 'control',
    keyedBy: type.startsWith('intake.call-')
      ? 'call'
      : type === 'intake.caller-identified.v1'
        ? 'identified-caller'
        : 'member',
  };
  validators.set(definition.type, validator);
  return validator;
}

const bases = new Set([...CATALOGUE.keys()].map(withoutVersion));
const families = new Set([...CATALOGUE.keys()].map(familyOf));

/** Whether a type that is not in the catalogue is one of its types in another major version, or in none. */
export function isOtherVersion(type: string): boolean {
  return bases.has(withoutVersion(type));
}

/** Whether a type belongs to a family of the catalogue (intake., scheduling., ...). */
export function isInFamily(type: string): boolean {
  return families.has(familyOf(type));
}

function withoutVersion(type: string): string {
  return type.replace(/\.v\d+$/, '');
}

function familyOf(type: string): string {
  return type.slice(0, type.indexOf('.') + 1);
}
