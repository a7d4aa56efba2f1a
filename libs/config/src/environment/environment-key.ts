export type EnvironmentGroup = 'Kafka' | 'PostgreSQL' | 'HTTP' | 'Logs' | 'Monitor' | 'Tests and tools';

/** One key of the environment: what it is for, how it is written, and how its text becomes a value. */
export interface EnvironmentKey<T> {
  readonly group: EnvironmentGroup;
  /** What it decides, in one or two sentences, for the page of settings. */
  readonly text: string;
  /** How a value is written, in words that complete "must be ...". */
  readonly form: string;
  /** The value where the key is absent or empty, as it would be written; undefined: there is none. */
  readonly initial: string | undefined;
  /** Its value is never printed. */
  readonly secret: boolean;
  /** Undefined where the text cannot be used. */
  readonly parse: (text: string) => T | undefined;
}

/** A key that has a value also where nobody set it. */
export type KeyWithDefault<T> = EnvironmentKey<T> & { readonly initial: string };

export type ValueOf<K> =
  K extends KeyWithDefault<infer T> ? T : K extends EnvironmentKey<infer T> ? T | undefined : never;

/** The form and reading of one sort of value. */
export interface ValueForm<T> {
  readonly form: string;
  readonly parse: (text: string) => T | undefined;
}

export const text: ValueForm<string> = { form: 'a text', parse: (value) => value };

/** Of a file or a folder; relative ones begin at the folder in which the program was started. */
export const path: ValueForm<string> = { form: 'a path', parse: (value) => value };

export const list: ValueForm<readonly string[]> = {
  form: 'a list separated by commas',
  parse: (value) => {
    const parts = value.split(',').map((part) => part.trim());
    return parts.every((part) => part !== '') ? parts : undefined;
  },
};

/** host:port pairs. */
export const addresses: ValueForm<readonly string[]> = {
  form: 'host:port, several separated by commas',
  parse: (value) => {
    const parts = list.parse(value);
    return parts?.every((part) => /^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(part))
      ? parts
      : undefined;
  },
};

export const flag: ValueForm<boolean> = {
  form: 'true or false',
  parse: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
};

export const whole = (least: number, most: number): ValueForm<number> => ({
  form: `a whole number from ${least} to ${most}`,
  parse: (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

export const oneOf = <T extends string>(...choices: readonly T[]): ValueForm<T> => ({
  form: `one of ${choices.join(', ')}`,
  parse: (value) => choices.find((choice) => choice === value),
});

export const matching = (pattern: RegExp, form: string): ValueForm<string> => ({
  form,
  parse: (value) => (pattern.test(value) ? value : undefined),
});

/** Epoch ms of an instant written in UTC. */
export const instant: ValueForm<number> = {
  form: 'an instant such as 2026-01-31T08:00:00Z',
  parse: (value) => {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) ? Date.parse(value) : NaN;
    return Number.isNaN(at) ? undefined : at;
  },
};

/** The parts of a key that are not the same for most of them. */
interface KeyOptions<T> {
  readonly group: EnvironmentGroup;
  readonly value: ValueForm<T>;
  readonly text: string;
}

/** A key that may be absent. */
export function optional<T>({
  group,
  value,
  text: about,
}: KeyOptions<T>): EnvironmentKey<T> & { readonly initial: undefined } {
  return { group, text: about, form: value.form, initial: undefined, secret: false, parse: value.parse };
}

/** A key that may be absent and whose value is never printed. */
export function secret<T>(options: KeyOptions<T>): EnvironmentKey<T> & { readonly initial: undefined } {
  return { ...optional(options), secret: true };
}

/** A key with a default. */
export function withDefault<T>(
  initial: string,
  { group, value, text: about }: KeyOptions<T>,
): KeyWithDefault<T> {
  return { group, text: about, form: value.form, initial, secret: false, parse: value.parse };
}
