import type { CaseRow } from '@tam/monitor';
import type { Dictionary, Evaluator } from '@tam/record';
import type { AppliedMember } from './applied-log';
import type { Ground } from './ground';
import type { LastSaid } from './last-said';
import type { WatchedDatabase } from './watched-database';

/** One member of a partition of this database. */
export interface Place {
  readonly database: WatchedDatabase;
  readonly partition: number;
  readonly member: AppliedMember;
}

/** The rows of a member hold exactly the events below the position. */
export function checkEffects({ database, partition, member }: Place, { evaluator, report }: Ground): void {
  const { memberRef } = member;
  const expected = member.textsByCase(evaluator.reads, dictionaryOf(database));
  for (const { caseId, body } of rowsOf({ database, partition, member }, report)) {
    const texts = expected.get(caseId);
    if (!texts) {
      report('effects', `${caseId} is stored and no event below the position names it`);
      continue;
    }
    expected.delete(caseId);
    const length = texts.reduce((sum, text) => sum + text.length + 1, 1);
    const missing = texts.filter((text) => !body.includes(text));
    if (missing.length > 0) report('effects', `${caseId} lacks ${missing.join(' ')} and holds ${body}`);
    else if (body.length !== length) {
      report('effects', `${caseId} holds more than the log says: ${body}`);
    }
  }
  for (const caseId of expected.keys()) report('effects', `${caseId} is not stored`);
  const gaps = rowOf({ database, partition, member })?.gaps ?? 0;
  if (gaps !== member.gaps) report('effects', `${memberRef}: ${gaps} gaps, not ${member.gaps}`);
}

/** How a member was evaluated for its revision: under which rules, by their hash, and at which instant. */
export interface Revised {
  readonly rules: string;
  readonly asOf: number;
}

/** What is said of a member is what follows; `revised` is undefined where a round said nothing of it. */
export function checkTold(place: Place, revised: Revised | undefined, last: LastSaid, ground: Ground): void {
  const found: string[] = [];
  for (const evaluator of evaluatorsOf(revised, ground)) {
    for (const asOf of instantsOf(place, revised, last, ground)) {
      const missing = unsaid(place, asOf, last, evaluator);
      if (missing === undefined) return;
      found.push(missing);
    }
  }
  ground.report('unsaid', found[0] ?? 'nothing could be evaluated');
}

/** Where nothing was said, who wrote the round may have had either of two rule sets. */
function evaluatorsOf(revised: Revised | undefined, { ruleSets, evaluator }: Ground): readonly Evaluator[] {
  return revised ? [ruleSets.get(revised.rules) ?? evaluator] : [...ruleSets.values()];
}

/**
 * At which instant a member must have been evaluated: that of its revision, else the gate. How far the sources have
 * spoken to an instance is not known here: then it was at the gate or at what was last said.
 */
function instantsOf(
  place: Place,
  revised: Revised | undefined,
  last: LastSaid,
  { sources }: Ground,
): number[] {
  if (revised) return [revised.asOf];
  const { clearedTo } = place.database.progress.get(place.partition)!;
  const gate = Math.max(clearedTo, rowOf(place)?.settleAt ?? 0);
  if (!sources) return [gate];
  const { memberRef } = place.member;
  const said = [...last.byOutcome.values()].filter(({ row }) => row.memberRef === memberRef);
  return [gate, Math.max(0, ...said.map(({ entry }) => Date.parse(entry.evaluation.asOf)))];
}

function unsaid(
  { member }: Place,
  asOf: number,
  { byOutcome }: LastSaid,
  evaluator: Evaluator,
): string | undefined {
  for (const [id, text] of member.evaluate(evaluator, asOf)) {
    const last = byOutcome.get(id);
    if (last?.text === text) continue;
    return `${member.memberRef}: ${shown(text)} where ${last ? shown(last.text) : 'nothing'} is said`;
  }
  return undefined;
}

/** The case rows of a member: all in sight, or all sealed. */
function rowsOf({ database, partition, member }: Place, report: Ground['report']): readonly CaseRow[] {
  const { memberRef } = member;
  const open = [...database.cases({ partition, memberRef })];
  const sealed = sealedOf(database, partition, memberRef);
  if (open.length > 0 && sealed.length > 0) report('effects', `${memberRef} is sealed and in sight`);
  if (sealed.length > 0 && rowOf({ database, partition, member })) {
    report('effects', `${memberRef} is sealed and waits for something`);
  }
  return [...open, ...sealed];
}

/** The sealed rows of a member. */
export function sealedOf(
  database: WatchedDatabase,
  partition: number,
  memberRef: string,
): readonly CaseRow[] {
  for (const rows of database.sealed.values()) {
    if (rows[0]?.partition === partition && rows[0].memberRef === memberRef) return rows;
  }
  return [];
}

function rowOf({ database, partition, member }: Place) {
  for (const row of database.members.values()) {
    if (row.partition === partition && row.memberRef === member.memberRef) return row;
  }
  return undefined;
}

function dictionaryOf(database: WatchedDatabase): Dictionary {
  return {
    numberOf: (text) => database.dictionary.get(text) ?? -1,
    textOf: (number) => [...database.dictionary].find(([, id]) => id === number)?.[0] ?? '',
  };
}

/** An outcome in a few words. */
export function shown(text: string): string {
  if (text === 'null') return 'nothing';
  const { status, flags, caseId, standard } = JSON.parse(text) as {
    readonly status: string;
    readonly flags: readonly string[];
    readonly caseId: string;
    readonly standard: string;
  };
  return [caseId, standard, status, ...flags].join(' ');
}
