import type { Dictionary } from '@tam/record';
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
  for (const { caseId, body } of database.cases({ partition, memberRef })) {
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

/** What is said of a member is what follows; `revisedAt` is the instant of its revision, where it has one. */
export function checkTold(place: Place, revisedAt: number | undefined, last: LastSaid, ground: Ground): void {
  const found = instantsOf(place, revisedAt, last, ground).map((asOf) => unsaid(place, asOf, last, ground));
  if (found.every((one) => one !== undefined)) ground.report('unsaid', found[0]!);
}

/**
 * At which instant a member must have been evaluated: that of its revision, else the gate. How far the sources have
 * spoken to an instance is not known here: then it was at the gate or at what was last said.
 */
function instantsOf(
  place: Place,
  revisedAt: number | undefined,
  last: LastSaid,
  { sources }: Ground,
): number[] {
  if (revisedAt !== undefined) return [revisedAt];
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
  { evaluator }: Ground,
): string | undefined {
  for (const [id, text] of member.evaluate(evaluator, asOf)) {
    const last = byOutcome.get(id);
    if (last?.text === text) continue;
    return `${member.memberRef}: ${shown(text)} where ${last ? shown(last.text) : 'nothing'} is said`;
  }
  return undefined;
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
