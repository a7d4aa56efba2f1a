import { canonicalJson } from '@tam/record';
import { changeDates, type PackInfo, type Standard } from '@tam/standards';
import { ruleChanges, type RuleChange } from './rule-change';

/** What two sets of packs say differently of one standard during one span of local dates, whatever the events. */
export interface RuleDifference {
  readonly pack: string;
  readonly standard: string;
  readonly from: string;
  /** Last date; missing: without an end. */
  readonly to?: string;
  /** `new` and `vanished`: only one side has the standard then. */
  readonly kind: 'new' | 'vanished' | 'changed';
  readonly changes: readonly RuleChange[];
}

/** Compares two sets of packs standard by standard over all dates; spans that differ in the same way are joined. */
export function packDifferences(
  before: readonly PackInfo[],
  after: readonly PackInfo[],
): readonly RuleDifference[] {
  const olds = standardsOf(before);
  const news = standardsOf(after);
  return [...new Set([...olds.keys(), ...news.keys()])]
    .sort()
    .flatMap((key) => standardDifferences(olds.get(key) ?? [], news.get(key) ?? []));
}

/** The versions of each standard, by pack and standard. */
function standardsOf(packs: readonly PackInfo[]): ReadonlyMap<string, readonly Standard[]> {
  const versions = new Map<string, Standard[]>();
  for (const standard of packs.flatMap((pack) => pack.standards)) {
    const key = `${standard.pack}\n${standard.id}`;
    const known = versions.get(key);
    if (known === undefined) versions.set(key, [standard]);
    else known.push(standard);
  }
  return versions;
}

function standardDifferences(olds: readonly Standard[], news: readonly Standard[]): RuleDifference[] {
  const found: { from: string; until: string | undefined; difference: Difference }[] = [];
  const dates = changeDates([...olds, ...news]);
  for (const [index, date] of dates.entries()) {
    const difference = differenceOf(versionOn(olds, date), versionOn(news, date));
    if (difference === undefined) continue;
    const open = found.at(-1);
    const until = dates[index + 1];
    if (open?.until === date && canonicalJson(open.difference) === canonicalJson(difference))
      open.until = until;
    else found.push({ from: date, until, difference });
  }
  return found.map(({ from, until, difference: { pack, standard, kind, changes } }) => ({
    pack,
    standard,
    from,
    ...(until !== undefined && { to: dayBefore(until) }),
    kind,
    changes,
  }));
}

type Difference = Pick<RuleDifference, 'pack' | 'standard' | 'kind' | 'changes'>;

function differenceOf(old: Standard | undefined, now: Standard | undefined): Difference | undefined {
  const one = now ?? old;
  if (one === undefined) return undefined;
  const name = { pack: one.pack, standard: one.id };
  if (old === undefined) return { ...name, kind: 'new', changes: [] };
  if (now === undefined) return { ...name, kind: 'vanished', changes: [] };
  const changes = ruleChanges(old, now);
  return changes.length === 0 ? undefined : { ...name, kind: 'changed', changes };
}

function versionOn(versions: readonly Standard[], date: string): Standard | undefined {
  return versions.find(({ from, to }) => from <= date && (to === undefined || date <= to));
}

const DAY = 86_400_000;

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, date.length);
}
