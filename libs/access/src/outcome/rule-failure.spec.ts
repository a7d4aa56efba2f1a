import { loadCalendarsIn, loadPackSet } from '@tam/config';
import { createStorer, fold, sha256Hex } from '@tam/record';
import type { PackSet, Standard } from '@tam/standards';
import { createAccessEvaluator } from '../evaluate';

const shipped = loadPackSet({ sha256: sha256Hex });
const statutory = loadCalendarsIn().get('ca-gov6700')!;

/** The shipped packs, with one standard counted by a calendar that has no data for the date. */
const packs: PackSet = {
  ...shipped,
  assigned: (key, date) => shipped.assigned(key, date),
  inForce: (pack, date) =>
    shipped
      .inForce(pack, date)
      .map((standard): Standard =>
        standard.id === 'ca-ta-npmh' ? { ...standard, calendar: statutory } : standard,
      ),
  hashes: {},
};

describe('a rule that throws', () => {
  it('leaves its own outcome undetermined and all others as they are', () => {
    const evaluator = createAccessEvaluator(packs);
    const asked = Date.UTC(2036, 2, 3, 17);
    const request = createStorer(evaluator.reads)({
      source: 'urn:synthetic:rules',
      id: 'e1',
      type: 'intake.request-received.v1',
      time: asked,
      memberRef: 'm',
      caseId: 'c',
      data: {
        service: 'mh-nonphysician',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        timeZone: 'America/Los_Angeles',
      },
    });
    const { outcomes } = evaluator.evaluate(fold('m', [request!]), asked);
    expect(outcomes.find(({ standard }) => standard === 'ca-ta-npmh')).toMatchObject({
      status: 'undetermined',
      because: 'rule-failed',
      missing: 'TAM_RULE_FAILED',
    });
    expect(outcomes.find(({ standard }) => standard === 'ca-ta-urg-npa')).toMatchObject({
      status: 'running',
    });
    expect(JSON.stringify(outcomes)).toContain('TAM_CALENDAR_OUT_OF_RANGE');
  });
});
