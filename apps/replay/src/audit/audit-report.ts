import type { ExportHeader, ExportVerdict, Finding } from '@tam/audit';
import type { EntryDifference } from './first-difference';

/** What is said of an export that was verified. */
export interface AuditReport {
  readonly verdict: 'whole' | 'broken';
  readonly installation: string;
  readonly monitor: string;
  readonly epoch: number;
  /** When the export was made, by the clock of the database. */
  readonly madeAt: string;
  readonly partitions: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Whose word the signatures are: a key that was given, or just the one that lies in the export. */
  readonly key: 'given' | 'own';
  readonly findings: readonly Finding[];
  /** Further findings that are not listed. */
  readonly more: number;
  /** Restores that the log declares, with the first entry after each. */
  readonly restores: readonly { readonly partition: number; readonly seq: number }[];
  /** Where the older export has an entry of another text: the first of each partition that does not agree. */
  readonly differences: readonly EntryDifference[];
}

export function auditReport(
  { header, checkpoints }: { readonly header: ExportHeader; readonly checkpoints: readonly unknown[] },
  { findings, more, entries, forks }: ExportVerdict,
  key: AuditReport['key'],
  differences: readonly EntryDifference[],
): AuditReport {
  const { installation, monitor, epoch, at, ends } = header;
  return {
    verdict: findings.length === 0 ? 'whole' : 'broken',
    ...{ installation, monitor, epoch, madeAt: at, partitions: ends.length },
    ...{ entries, checkpoints: checkpoints.length, key, findings, more, restores: forks, differences },
  };
}

const MOST_CHANGES = 8;

/** The report in words. */
export function reportText(report: AuditReport): string {
  const { findings, more, restores, differences, key } = report;
  const lines = [
    `${report.monitor} of ${report.installation}, epoch ${report.epoch}, exported ${report.madeAt}: ` +
      `${count(report.entries, 'entry', 'entries')} of ${count(report.partitions, 'partition', 'partitions')}, ` +
      `${count(report.checkpoints, 'checkpoint', 'checkpoints')}`,
    ...findings.map(findingText),
    ...(more > 0 ? [`and ${count(more, 'more', 'more')}`] : []),
    ...differences.flatMap(differenceText),
    ...restores.map(
      ({ partition, seq }) => `partition ${partition}: entry ${seq} is the first after a restore.`,
    ),
    findings.length === 0 ? 'Whole: nothing was altered, removed, added or moved.' : 'NOT WHOLE.',
  ];
  if (key === 'own')
    lines.push(
      'The signatures were checked with the key that came with the export: nobody vouches for who signed. Give --key.',
    );
  return lines.join('\n');
}

export function findingText({ kind, partition, seq, text }: Finding): string {
  const place = [partition === null ? '' : `partition ${partition}`, seq === null ? '' : `entry ${seq}`];
  const where = place.filter((part) => part !== '').join(', ');
  return `${where === '' ? 'export' : where}: ${kind}. ${text}`;
}

function differenceText({ partition, seq, changes }: EntryDifference): string[] {
  const shown = changes.slice(0, MOST_CHANGES).map(({ path, before, after }) => {
    return `  ${path}: ${JSON.stringify(before) ?? 'absent'} in the older export, ${JSON.stringify(after) ?? 'absent'} in this one`;
  });
  const rest = changes.length > MOST_CHANGES ? [`  and ${changes.length - MOST_CHANGES} more`] : [];
  return [
    `partition ${partition}, entry ${seq} is the first that differs from the older export:`,
    ...shown,
    ...rest,
  ];
}

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
