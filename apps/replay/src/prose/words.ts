import { REGISTRIES, type RegistryName } from '@tam/events';

/** Things as people list them: `a, b or c`; with commas inside a thing, semicolons between them. */
export function listed(things: readonly string[], last: 'and' | 'or'): string {
  if (things.length <= 1) return things[0] ?? '';
  const between = things.some((thing) => thing.includes(',')) ? ';' : ',';
  const head = things.slice(0, -1).join(`${between} `);
  return `${head}${between === ';' ? ';' : ''} ${last} ${things.at(-1)}`;
}

/** What a code means, as a part of a sentence; a deployer's own code as it is. */
export function meaning(registry: RegistryName, code: string): string {
  const codes: { readonly [code: string]: string } = REGISTRIES[registry].codes;
  const text = codes[code];
  if (text === undefined) return code;
  const words = text.replace(/\.$/, '');
  return isName(registry, words) ? words : words[0]!.toLowerCase() + words.slice(1);
}

/** Names of places and abbreviations keep their capital. */
function isName(registry: RegistryName, words: string): boolean {
  return registry === 'jurisdiction' || registry === 'region' || /^[A-Z]{2}/.test(words);
}

/** What several codes mean, as a part of a sentence. */
export function meanings(
  registry: RegistryName,
  codes: readonly string[],
  last: 'and' | 'or' = 'or',
): string {
  return listed(
    codes.map((code) => meaning(registry, code)),
    last,
  );
}

/** What fits into a sentence where the meaning of a code in the registry is too long or wants an article. */
const SHORT: { readonly [registry in RegistryName]?: { readonly [code: string]: string } } = {
  service: {
    'mh-nonphysician': 'mental health care by a non-physician',
    'sud-nonphysician': 'substance use care by a non-physician',
    psychiatry: 'psychiatry',
    specialist: 'a specialist physician',
    ancillary: 'ancillary services',
    'talking-therapy': 'talking therapy',
    autism: 'autism care',
    otp: 'opioid treatment',
    'iop-php': 'intensive outpatient care or partial hospitalisation',
  },
  setting: {
    ed: 'an emergency department',
    inpatient: 'a hospital',
    'inpatient-psychiatric': 'a psychiatric hospital or ward',
    csu: 'a crisis stabilisation unit',
  },
  line: {
    triage: 'triage',
    'customer-service': 'customer service',
    crisis: 'people in crisis',
    scheduling: 'appointments',
  },
};

/** The short words for several codes; what they mean in full stands in the registry. */
export function shortly(registry: RegistryName, codes: readonly string[], last: 'and' | 'or' = 'or'): string {
  return listed(
    codes.map((code) => SHORT[registry]?.[code] ?? meaning(registry, code)),
    last,
  );
}

/** A sentence from a part: with a capital and a full stop. */
export function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
