import { parsePeriod } from '@tam/statistics';
import type { AcceptedLoss } from '@tam/store';
import { accessReport, type AccessReport } from './access-report';
import { digestOf } from './edition-file';
import { renderCsv } from './render-csv';
import { renderHtml } from './render-html';
import { renderJson } from './render-json';
import { lossesOf } from './losses-of-period';

const at = (text: string): number => Date.parse(text);
const period = parsePeriod('2026Q1');

const LOSS: AcceptedLoss = {
  ...{ partition: 3, number: 1, topic: 'tam.intake.v1', acceptedBy: '<Ada> (synthetic)', mendedAt: null },
  lost: { from: at('2026-02-01T08:00:00Z'), to: at('2026-02-01T09:00:00Z') },
  acceptedAt: at('2026-02-03T10:00:00Z'),
};

const spanOf = (from: string, to: string): AcceptedLoss => ({
  ...LOSS,
  lost: { from: at(from), to: at(to) },
});

function reportOf(...losses: readonly AcceptedLoss[]): AccessReport {
  return accessReport(
    { period, by: [], isPublished: false, isFrozen: false, against: undefined },
    {
      ...{ outcomes: [], asOf: at('2026-04-02T07:00:00Z'), knownAt: undefined },
      ...{ rejected: 0, failed: 0, noPack: undefined, losses },
    },
    { packs: [], evaluator: 'access 1' },
    digestOf,
  ).report;
}

describe('a report of a period in which events were lost for good', () => {
  const SAID =
    'Events of tam.intake.v1, partition 3, appended from 2026-02-01T08:00:00.000Z to 2026-02-01T09:00:00.000Z, were lost; ';

  it('says in each form that it is incomplete, and where, when and who accepted it', () => {
    const report = reportOf(LOSS);
    expect(JSON.parse(renderJson(report))).toMatchObject({
      isIncomplete: true,
      losses: [{ topic: 'tam.intake.v1', partition: 3, acceptedBy: '<Ada> (synthetic)' }],
    });
    const html = [...renderHtml(report)].join('');
    expect(html).toContain('2026Q1 is incomplete');
    expect(html).toContain(`${SAID}&lt;Ada&gt; (synthetic) accepted it at 2026-02-03T10:00:00.000Z.`);
    expect(html).toContain('Nobody has brought them back.');
    expect(renderCsv(report).split('\r\n')[0]).toContain('view,incomplete,losses,pack');
  });

  it('still names the loss once the events were brought back, but is complete', () => {
    const report = reportOf({ ...LOSS, mendedAt: at('2026-02-05T10:00:00Z') });
    expect(report.isIncomplete).toBe(false);
    const html = [...renderHtml(report)].join('');
    expect(html).toContain('Brought back at 2026-02-05T10:00:00.000Z.');
    expect(html).not.toContain('is incomplete');
  });

  it('is complete where nothing was lost', () => {
    expect(reportOf()).toMatchObject({ isIncomplete: false, losses: [] });
  });
});

describe('a loss of the log', () => {
  it.each([
    [1, 'ends where the period begins furthest east', '2025-12-01T00:00:00Z', '2025-12-31T10:00:00Z'],
    [0, 'ends before it begins anywhere', '2025-12-01T00:00:00Z', '2025-12-31T09:59:59Z'],
    [1, 'begins while it lasts furthest west', '2026-04-01T11:59:59Z', '2026-04-05T00:00:00Z'],
    [0, 'begins when it has ended everywhere', '2026-04-01T12:00:00Z', '2026-04-05T00:00:00Z'],
    [1, 'is longer than the period', '2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ])('counts %d times where it %s', (count, _where, from, to) => {
    expect(lossesOf(period, [spanOf(from, to)], undefined)).toHaveLength(count);
  });

  it('is shown as it was known: not before it was accepted, and missing until it was mended', () => {
    const mended = { ...LOSS, mendedAt: at('2026-02-05T10:00:00Z') };
    expect(lossesOf(period, [mended], LOSS.acceptedAt - 1)).toEqual([]);
    expect(lossesOf(period, [mended], LOSS.acceptedAt)[0]).not.toHaveProperty('mendedAt');
    expect(lossesOf(period, [mended], mended.mendedAt)[0]).toHaveProperty('mendedAt');
  });
});
