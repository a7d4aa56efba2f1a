import { attended, holdsAtItsBoundary, NO_VISIT } from './boundary.features';
import { Story } from './story';

const referred = (region = 'gb-sct'): Story =>
  new Story('member-1', 'case-1', 'Europe/London').request('2026-02-16 11:00', {
    lineOfBusiness: 'nhs',
    network: 'board-2',
    region,
    service: 'talking-therapy',
  });

holdsAtItsBoundary([
  {
    standard: 'sco-pt',
    title: 'a psychological therapy begins within 18 weeks',
    due: '2026-06-22 23:59:59.999',
    story: () => referred(),
    kept: attended(),
    unkept: NO_VISIT,
  },
]);

describe('the two health services', () => {
  it('do not share their standards', () => {
    const ids = (region: string): readonly string[] =>
      referred(region)
        .determinations('2026-12-31 00:00')
        .map(({ standard }) => standard)
        .sort();
    expect(ids('gb-sct')).toEqual(['sco-pt']);
    expect(ids('gb-eng')).toEqual(['nhs-tt-18w', 'nhs-tt-6w']);
  });
});
