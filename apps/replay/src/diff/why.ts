import { localTime } from '@tam/calendar';
import { parseInstant } from '@tam/events';
import type { Determination } from '@tam/record';
import type { LoadedPacks, PackInfo, Standard } from '@tam/standards';
import type { Reason } from './case-diff';
import type { OutcomeChange } from './outcome-change';
import { ruleChanges, type RuleChange } from './rule-change';

/** One side of a comparison: its packs and how people call it. */
export interface Side {
  readonly name: 'A' | 'B';
  readonly packs: LoadedPacks;
}

const DATE_LENGTH = 'YYYY-MM-DD'.length;

/** Says why outcomes differ, from the packs of both sides; remembers what it found of each pair of versions. */
export class Explainer {
  private readonly known = new Map<Standard, Map<Standard, readonly RuleChange[]>>();

  constructor(
    private readonly a: Side,
    private readonly b: Side,
  ) {}

  /** The reasons of one change. `timeZone` is that of the case. Never empty. */
  why(change: OutcomeChange, timeZone: string): readonly Reason[] {
    switch (change.kind) {
      case 'new':
        return this.oneSided(change.after, timeZone, this.b, this.a);
      case 'vanished':
        return this.oneSided(change.before, timeZone, this.a, this.b);
      case 'changed': {
        const before = versionAt(this.a, change.before, timeZone);
        const after = versionAt(this.b, change.after, timeZone);
        if (before === undefined || after === undefined) return [SAME_RULE];
        return this.reasons(before, after);
      }
    }
  }

  /** Why `speaking` says something of a clock of which `quiet` says nothing. */
  private oneSided(outcome: Determination, timeZone: string, speaking: Side, quiet: Side): readonly Reason[] {
    const { pack: id, standard } = outcome;
    const pack = packOf(quiet, id);
    if (pack === undefined) {
      return [{ code: 'pack-missing', text: `${quiet.name} has no pack ${id}.` }];
    }
    if (quiet.packs.withheld.includes(id)) {
      const text = `Under ${quiet.name} ${id} is ${pack.status} and evaluated only on request (--with-pack).`;
      return [{ code: 'withheld', text }];
    }
    const date = startDate(outcome, timeZone);
    const other = versionAt(quiet, outcome, timeZone);
    if (other === undefined) {
      const text = `Under ${quiet.name} ${spansWords(pack, standard)}; this clock starts on ${date}.`;
      return [{ code: 'not-in-force', text }];
    }
    const { lineOfBusiness, network, region } = outcome;
    if (lineOfBusiness !== undefined && network !== undefined && region !== undefined) {
      if (!quiet.packs.assigned({ lineOfBusiness, network, region }, date).includes(id)) {
        const text = `${quiet.name} does not assign ${id} to ${lineOfBusiness}, network ${network}, ${region} on ${date}.`;
        return [{ code: 'not-assigned', text }];
      }
    }
    const own = versionAt(speaking, outcome, timeZone);
    if (own === undefined) return [SAME_RULE];
    return speaking === this.a ? this.reasons(own, other) : this.reasons(other, own);
  }

  private reasons(before: Standard, after: Standard): readonly Reason[] {
    const changes = this.changesOf(before, after);
    if (changes.length > 0) return changes.map(ruleReason);
    if (before.packVersion === after.packVersion) return [SAME_RULE];
    const text = `The standard is the same; ${before.pack} ${before.packVersion} -> ${after.packVersion}.`;
    return [{ code: 'version', text }];
  }

  private changesOf(before: Standard, after: Standard): readonly RuleChange[] {
    let byAfter = this.known.get(before);
    if (byAfter === undefined) this.known.set(before, (byAfter = new Map<Standard, readonly RuleChange[]>()));
    let changes = byAfter.get(after);
    if (changes === undefined) byAfter.set(after, (changes = ruleChanges(before, after)));
    return changes;
  }
}

const SAME_RULE: Reason = {
  code: 'same-rule',
  text: 'Both say the same of this standard: what differs is an assignment, another standard of the case or the data of the installation.',
};

function ruleReason(change: RuleChange): Reason {
  return { code: 'rule', text: changeWords(change), ...change };
}

/** A change in words: `limit: 10 business days -> 15 business days`. */
export function changeWords({ field, before, after }: RuleChange): string {
  if (before === undefined) return `${field}: now ${after}`;
  if (after === undefined) return `${field}: no longer ${before}`;
  return `${field}: ${before} -> ${after}`;
}

function packOf({ packs }: Side, id: string): PackInfo | undefined {
  return packs.packs.find((pack) => pack.id === id);
}

/** The local date of a clock's start, by which its version is chosen. */
function startDate({ startedAt }: Determination, timeZone: string): string {
  return localTime(parseInstant(startedAt)!, timeZone).slice(0, DATE_LENGTH);
}

function versionAt(side: Side, outcome: Determination, timeZone: string): Standard | undefined {
  const date = startDate(outcome, timeZone);
  return packOf(side, outcome.pack)?.standards.find(
    ({ id, from, to }) => id === outcome.standard && from <= date && (to === undefined || date <= to),
  );
}

function spansWords({ id, standards }: PackInfo, standard: string): string {
  const versions = standards.filter((one) => one.id === standard);
  const [first] = versions;
  if (first === undefined) return `the pack ${id} has no standard ${standard}`;
  const { to } = versions.at(-1)!;
  return `${standard} holds from ${first.from}${to === undefined ? ' on' : ` to ${to}`}`;
}
