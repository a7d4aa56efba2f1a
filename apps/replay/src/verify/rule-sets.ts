import { canonicalJson, sha256Hex, type Evaluator } from '@tam/record';
import type { NamedPack } from './stored-revision';

/** The text of a rule set as the monitor keeps it. */
interface RuleSet {
  readonly name: string;
  readonly version: string;
  readonly form: number;
  readonly packs: { readonly [pack: string]: string };
}

/** The rules to evaluate a revision with. */
export interface Rules {
  readonly evaluator: Evaluator;
  /** False: other rules than those that the revision names. If they reach its hash it is proven all the same; else nothing is. */
  readonly isExact: boolean;
}

/** Rules that are not at hand, in words. */
export interface MissingRules {
  readonly rules: string;
  readonly needed: readonly string[];
}

/** Knows which rule set each hash stands for, and which of them can be evaluated here. */
export class RuleSets {
  private readonly packVersions = new Map<string, string>();
  private readonly missing = new Set<string>();

  constructor(
    /** The texts by their hashes. */
    private readonly bodies: ReadonlyMap<string, string>,
    /** What can be evaluated; the first stands in where a revision names rules that are not among them. */
    private readonly atHand: readonly Evaluator[],
  ) {}

  /** Notes which version of a pack outcomes under these rules name. */
  note(rules: string, { pack, version }: NamedPack): void {
    this.packVersions.set(`${rules} ${pack}`, version);
  }

  rulesFor(hash: string): Rules {
    const body = this.bodies.get(hash);
    const exact =
      body !== undefined && sha256Hex(body) === hash
        ? this.atHand.find((evaluator) => bodyOf(evaluator) === body)
        : undefined;
    return { evaluator: exact ?? this.atHand[0]!, isExact: exact !== undefined };
  }

  /** A revision could not be decided for want of its rules. */
  miss(hash: string): void {
    this.missing.add(hash);
  }

  /** What would be needed to decide what could not be decided. */
  get wanted(): readonly MissingRules[] {
    return [...this.missing].sort().map((rules) => ({ rules, needed: this.needed(rules) }));
  }

  private needed(hash: string): string[] {
    const body = this.bodies.get(hash);
    if (body === undefined) return ['a rule set that the database does not hold'];
    if (sha256Hex(body) !== hash)
      return ['a rule set whose text in the database is not the one that was used'];
    const { version, form, packs } = JSON.parse(body) as RuleSet;
    const here = this.atHand[0]!;
    const needed: string[] = [];
    if (version !== here.version || form !== here.form)
      needed.push(`evaluator ${version}, form ${form} (here: ${here.version}, form ${here.form})`);
    for (const name of [...new Set([...Object.keys(packs), ...Object.keys(here.packHashes)])].sort()) {
      if (packs[name] === here.packHashes[name]) continue;
      const known = this.packVersions.get(`${hash} ${name}`);
      const named = known === undefined ? name : `${name} ${known}`;
      needed.push(
        packs[name] === undefined
          ? `no ${name} (it is among the rules here)`
          : `${named} with the hash ${packs[name]} (here: ${here.packHashes[name] ?? 'none'})`,
      );
    }
    return needed;
  }
}

const bodyOf = ({ form, name, packHashes, version }: Evaluator): string =>
  canonicalJson({ form, name, packs: packHashes, version });
