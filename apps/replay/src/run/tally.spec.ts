import { fold } from '@tam/record';
import { summaryText } from './summary';
import { Tally } from './tally';

describe('what a run could say nothing of', () => {
  it('is counted by reason, and calls that came while the line was closed have a line of their own', () => {
    const tally = new Tally();
    tally.add(fold('call:1', []), { outcomes: [], nextDeadline: undefined, silent: [] });
    for (const why of ['no-pack', 'request', 'outside-hours', 'outside-hours'] as const) {
      const silent = [{ caseId: 'c', why }];
      tally.add(fold('call:2', []), { outcomes: [], nextDeadline: undefined, silent });
    }
    const { summary } = tally.result(0, undefined);
    expect(summary).toMatchObject({ noPack: 1, awaitingRequest: 1, outsideHours: 2 });
    expect(summaryText(summary, 'rejects', 0)).toMatch(/calls outside hours {2}2/);
    expect(summaryText({ ...summary, outsideHours: 0 }, 'rejects', 0)).not.toMatch(/outside hours/);
  });
});
