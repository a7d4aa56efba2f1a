import { durationMs, sourceTable } from './source-table';

const OFFERS = 'scheduling.slot-offered.v1';

describe('the table of sources', () => {
  const table = sourceTable([
    { source: 'ehr-nightly', mode: 'batch', cadence: 'P1D', lateness: 'PT6H', cannotSend: [OFFERS] },
    { source: 'crm', mode: 'stream' },
  ]);

  it('knows how late a source may be', () => expect(table.latenessOf('ehr-nightly')).toBe(6 * 3_600_000));
  it('knows what a source has no way to send, and nothing more', () => {
    expect(table.cannotSend('ehr-nightly', OFFERS)).toBe(true);
    expect(table.cannotSend('ehr-nightly', 'scheduling.offer-declined.v1')).toBe(false);
  });
  for (const source of ['crm', 'somebody-else']) {
    it(`takes ${source}, of which it says nothing, for one that is never late and can send everything`, () => {
      expect([table.latenessOf(source), table.cannotSend(source, OFFERS)]).toEqual([0, false]);
    });
  }
});

describe('a duration', () => {
  const minutes = { PT0M: 0, PT90M: 90, PT6H: 360, PT1H30M: 90, P1D: 1440, P2DT3H4M: 3064 };
  for (const [text, count] of Object.entries(minutes)) {
    it(`${text} is ${count} minutes`, () => expect(durationMs(text)).toBe(count * 60_000));
  }
});
