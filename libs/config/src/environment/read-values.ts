import { ERRORS, TamError, type ErrorCode } from '@tam/errors';
import type { EnvironmentKey, ValueOf } from './environment-key';
import { ENVIRONMENT_KEYS, type EnvironmentKeyName } from './keys';

/** The environment as a process has it. */
export type RawEnvironment = Readonly<Record<string, string | undefined>>;

export type EnvironmentValues = { readonly [K in EnvironmentKeyName]: ValueOf<(typeof ENVIRONMENT_KEYS)[K]> };

/** One thing that is wrong with the environment. */
export interface EnvironmentFault {
  readonly code: ErrorCode;
  /** `property=value`, or the property alone where its value is secret. */
  readonly setting: string;
  readonly text: string;
}

const isKnown = (key: string): key is EnvironmentKeyName => Object.hasOwn(ENVIRONMENT_KEYS, key);

/** The value of every key, and all that is wrong. An empty text is an absent key. */
export function readValues(raw: RawEnvironment): { values: EnvironmentValues; faults: EnvironmentFault[] } {
  const values: Record<string, unknown> = {};
  const faults: EnvironmentFault[] = [];
  for (const [name, key] of Object.entries(ENVIRONMENT_KEYS) as [string, EnvironmentKey<unknown>][]) {
    const given = raw[name];
    const written = given === undefined || given === '' ? key.initial : given;
    if (written === undefined) continue;
    values[name] = key.parse(written);
    if (values[name] === undefined) {
      const setting = key.secret ? name : `${name}=${written}`;
      faults.push({ code: 'TAM_CONFIG_INVALID', setting, text: `must be ${key.form}` });
    }
  }
  for (const name of Object.keys(raw).sort()) {
    if (name.startsWith('TAM_') && !isKnown(name)) {
      faults.push({ code: 'TAM_CONFIG_UNKNOWN_KEY', setting: name, text: 'is not a key of this product' });
    }
  }
  return { values: values as EnvironmentValues, faults };
}

/** Throws one error that names every fault, with the code of the first. */
export function refuseFaults(faults: readonly EnvironmentFault[]): void {
  const [first, ...others] = faults;
  if (!first) return;
  const sentences = [first, ...others].map(({ setting, text, code }) =>
    code === first.code ? `${setting} ${text}.` : `${setting} ${text} (${code}: ${ERRORS[code].todo})`,
  );
  throw new TamError(first.code, sentences.join(' '), {
    settings: faults.map((fault) => fault.setting).join(' '),
  });
}
