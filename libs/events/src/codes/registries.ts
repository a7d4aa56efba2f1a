import { CARE } from './care';
import { CONTACTS } from './contacts';
import { CRISIS } from './crisis';
import { PEOPLE } from './people';
import { JURISDICTIONS } from './places';
import type { CodeRegistry } from './registry';
import { REQUESTS } from './requests';
import { SCHEDULING } from './scheduling';
import { URGENCY } from './urgency';

const SHIPPED = {
  ...REQUESTS,
  ...JURISDICTIONS,
  ...PEOPLE,
  ...URGENCY,
  ...CRISIS,
  ...CONTACTS,
  ...SCHEDULING,
  ...CARE,
} as const satisfies Record<string, CodeRegistry>;

/** The name of a registry, as the schemas give it in `x-codes`. */
export type RegistryName = keyof typeof SHIPPED;

/** The codes of each registry: those that ship and those that a deployer added. */
export type Registries = { readonly [name in RegistryName]: CodeRegistry };

/** The registries that ship. */
export const REGISTRIES: Registries = SHIPPED;

const known = new WeakMap<CodeRegistry, ReadonlySet<string>>();

/** Whether a registry lists a code, as spelled. */
export function isKnownCode(
  registry: RegistryName,
  code: string,
  registries: Registries = REGISTRIES,
): boolean {
  const list = registries[registry];
  let codes = known.get(list);
  if (codes === undefined) {
    codes = new Set(Object.keys(list.codes));
    known.set(list, codes);
  }
  return codes.has(code);
}

/** The registries with a deployer's own codes beside the shipped ones; a shipped meaning is never replaced. */
export function withDeployerCodes(additions: {
  readonly [name in RegistryName]?: { readonly [code: string]: string };
}): Registries {
  const entries = Object.entries(REGISTRIES).map(([name, registry]) => {
    const added = additions[name as RegistryName];
    return [name, added === undefined ? registry : { ...registry, codes: { ...added, ...registry.codes } }];
  });
  return Object.fromEntries(entries) as Registries;
}
