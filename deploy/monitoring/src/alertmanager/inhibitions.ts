/** One rule of silence: while the first is on, the second is not told. */
interface Inhibition {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal?: readonly string[];
}

const louder = (source: string, target: string, equal: readonly string[] = ['domain']): Inhibition => ({
  source_matchers: [`alertname="${source}"`],
  target_matchers: [`alertname="${target}"`],
  equal,
});

/**
 * Blindness silences what is concluded from seeing: shares and counts. It never silences a case, somebody who waits for
 * an act; nor does a source that is merely quieter than usual silence anything, for that may be a holiday.
 */
export const INHIBITIONS: readonly Inhibition[] = [
  {
    source_matchers: ['about="blind"', 'severity="page"'],
    target_matchers: ['about="figure"'],
    equal: ['domain'],
  },
  louder('MonitorAbsent', 'CountsStale'),
  louder('ConsumerFarBehind', 'ConsumerBehind', ['domain', 'topic']),
  louder('IntakePaused', 'ConsumerStalled'),
  louder('IntakePaused', 'ConsumerBehind'),
  louder('DeadLetterFlood', 'DeadLetterEvidence'),
  louder('FreshnessBudgetBurnsFast', 'FreshnessBudgetBurnsSlowly'),
  louder('DeliveryBudgetBurnsFast', 'DeliveryBudgetBurnsSlowly'),
  louder('DeadlinesInTimeBudgetBurnsFast', 'DeadlinesInTimeBudgetBurnsSlowly'),
];
