import type { Rule, RuleBook, RuleDefinition, RuleLogic, RuleStep, Violation } from '@tam/crisis';
import { at, book, CrisisStory } from './crisis-story';

const MINUTE = 60_000;

function definition(id: string, change: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    id,
    version: '1',
    name: 'A rule of this test',
    condition: 'Whatever the test says.',
    severity: 'high',
    basis: 'presence',
    stage: 'page',
    audience: 'clinical-oncall',
    params: {
      limit: { value: 15, unit: 'minutes', source: { text: 'this test', verification: 'unverified' } },
    },
    rationale: [{ text: 'this test', verification: 'unverified' }],
    falsePositives: [],
    clinicalOwner: 'nobody',
    awaits: [],
    ...change,
  };
}

const only = (...rules: Rule[]): RuleBook => ({ ...book, rules });
const rule = (judge: RuleLogic['judge'], change: Partial<RuleDefinition> = {}): Rule => ({
  definition: definition(change.id ?? 'R91', change),
  logic: { id: change.id ?? 'R91', judge },
});

/** From a stated concern on somebody must be reached within the limit; whoever is reached mends it. */
const reachInTime = rule(
  (kase, { param }) => ({
    kind: 'judged',
    violations: kase.statements.flatMap((statement): Violation[] => {
      const reached = kase.contacts.find(({ kind, at: when }) => kind === 'reached' && when >= statement.at);
      const due = statement.at + param('limit');
      if (reached && reached.at <= due) return [];
      const step = (by: number, severity: 'high' | 'critical'): RuleStep => ({
        kind: 'deadline',
        at: by,
        severity,
        events: [statement.event],
        text: 'Nobody was reached.',
      });
      return [
        {
          steps: [step(due, 'high'), step(due + param('limit'), 'critical')],
          ...(reached && { resolved: { at: reached.at, events: [reached.event], text: 'Reached.' } }),
        },
      ];
    }),
  }),
  { basis: 'absence', awaits: ['intake.contact-reached.v1'] },
);

/** A route after a stated concern that serves less than U2. */
const routedLow = rule((kase, { floors }) => ({
  kind: 'judged',
  violations: kase.routes.flatMap((route): Violation[] => {
    const floor = floors.floorAt(kase.caseId, route.event);
    if (floor === undefined || route.level === undefined || route.level <= floor.level) return [];
    return [
      {
        steps: [{ kind: 'event', at: route.at, events: [route.event], text: 'Routed below the floor.' }],
        floor,
        route: route.level,
      },
    ];
  }),
}));

const reached = (story: CrisisStory, when: string, recorded?: string): CrisisStory =>
  story.happened(
    'intake.contact-reached.v1',
    when,
    { contactId: 'con-1', by: { office: 'clinician' }, purpose: 'safety' },
    recorded === undefined ? {} : { recorded },
  );
const concern = (): CrisisStory =>
  new CrisisStory().request('2026-03-02 09:00').stated('2026-03-02 09:00', ['si-plan']);
const of = (story: CrisisStory, asOf: string | number, ...rules: Rule[]) =>
  story.evaluate(asOf, only(...rules));

describe('a rule from absence', () => {
  const due = at('2026-03-02 09:15');

  it('says nothing up to its deadline and opens at the first millisecond after it', () => {
    expect(of(concern(), due, reachInTime)).toEqual({ outcomes: [], nextDeadline: due + 1, silent: [] });
    const { outcomes, nextDeadline } = of(concern(), due + 1, reachInTime);
    expect(outcomes).toEqual([
      expect.objectContaining({
        status: 'open',
        severity: 'high',
        openedAt: new Date(due).toISOString(),
        stage: 'page',
      }),
    ]);
    expect(nextDeadline).toBe(due + 15 * MINUTE + 1);
  });

  it('grows worse at its second deadline, and then never changes', () => {
    const { outcomes, nextDeadline } = of(concern(), due + 15 * MINUTE + 1, reachInTime);
    expect(outcomes[0]).toMatchObject({ severity: 'critical', openedAt: new Date(due).toISOString() });
    expect(nextDeadline).toBeUndefined();
  });

  it('is mended by what comes later, with the minutes it took, a begun one counted', () => {
    const story = reached(concern(), '2026-03-02 09:19:00.001');
    expect(of(story, '2026-03-02 12:00', reachInTime).outcomes[0]).toMatchObject({
      status: 'resolved',
      severity: 'high',
      minutesToMended: 5,
    });
  });

  it('was never broken where it was done by the last instant', () => {
    expect(of(reached(concern(), '2026-03-02 09:15'), '2026-03-03 00:00', reachInTime).outcomes).toEqual([]);
  });

  it('is retracted by what happened in time and was recorded only afterwards', () => {
    const story = reached(concern(), '2026-03-02 09:10', '2026-03-02 10:00');
    expect(of(story, due + 1, reachInTime).outcomes[0]).toMatchObject({
      status: 'retracted',
      flags: ['lateEvidence'],
    });
    expect(of(story, due, reachInTime)).toMatchObject({ outcomes: [], nextDeadline: due + 1 });
  });

  it('is not retracted by what was recorded before the deadline passed, or says no recorded time', () => {
    const early = reached(concern(), '2026-03-02 09:10', '2026-03-02 09:14');
    expect(of(early, '2026-03-02 12:00', reachInTime).outcomes).toEqual([]);
    const silent = reached(concern(), '2026-03-02 09:10');
    expect(of(silent, '2026-03-02 12:00', reachInTime).outcomes).toEqual([]);
  });

  it('never pages where what it waits for may come in a batch', () => {
    const batch = { sources: [{ mode: 'batch' as const, types: ['intake.contact-reached.v1'] }] };
    const [finding] = concern().findings(due + 1, only(reachInTime), batch);
    expect(finding).toMatchObject({ stage: 'worklist', flags: ['batch-source'] });
    const elsewhere = [{ ...batch.sources[0]!, scope: { regions: ['us-ny'] } }];
    expect(concern().findings(due + 1, only(reachInTime), { sources: elsewhere })[0]).toMatchObject({
      stage: 'page',
      flags: [],
    });
  });
});

describe('a rule from presence', () => {
  const routed = () => concern().routed('2026-03-02 09:05', 'U4');

  it('holds whatever the time, with the floor, the route and the evidence it rests on', () => {
    const [finding] = of(routed(), 0, routedLow).outcomes;
    expect(finding).toMatchObject({
      kind: 'finding',
      rule: 'R91',
      status: 'open',
      floor: 'U1',
      route: 'U4',
      evidence: [{ code: 'si-plan', row: 'intent-or-plan', event: { id: 'e2' } }],
      service: 'mh-nonphysician',
      network: 'north',
      region: 'us-ca',
    });
    expect(finding!.trace.map(({ step }) => step)).toEqual(['evidence', 'event']);
  });

  it('is retracted by the void of its evidence, from the void on', () => {
    const story = routed().voided('2026-03-02 10:00', 'e2');
    expect(of(story, '2026-03-02 12:00', routedLow).outcomes[0]).toMatchObject({
      status: 'retracted',
      openedAt: new Date(at('2026-03-02 09:05')).toISOString(),
    });
  });

  it('leaves nothing where the evidence was void before anybody was routed', () => {
    const story = concern().voided('2026-03-02 09:02', 'e2').routed('2026-03-02 09:05', 'U4');
    expect(of(story, '2026-03-02 12:00', routedLow).outcomes).toEqual([]);
  });

  it('exists once a case, however often it was broken', () => {
    const story = routed().routed('2026-03-02 11:00', 'U5');
    const { outcomes } = of(story, '2026-03-02 12:00', routedLow);
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]).toMatchObject({ flags: ['repeated'], route: 'U4' });
  });
});

describe('what never pages', () => {
  const late = { recorded: '2026-03-02 13:05:00.001' };

  it('evidence older than four hours when first seen is a late discovery: the worklist', () => {
    const told = (recorded: string): CrisisStory =>
      new CrisisStory()
        .request('2026-03-02 09:00')
        .stated('2026-03-02 09:00', ['si-plan'], {}, { recorded })
        .routed('2026-03-02 09:05', 'U4');
    expect(of(told(late.recorded), 0, routedLow).outcomes[0]).toMatchObject({
      stage: 'worklist',
      flags: ['lateDiscovery'],
    });
    expect(of(told('2026-03-02 13:05'), 0, routedLow).outcomes[0]).toMatchObject({
      stage: 'page',
      flags: [],
    });
  });

  it('nothing falls due after a death', () => {
    const story = concern().happened('member.deceased.v1', '2026-03-04 12:00', { on: '2026-03-02' });
    expect(of(story, '2026-03-05 00:00', reachInTime)).toMatchObject({
      outcomes: [],
      nextDeadline: undefined,
    });
  });

  it('what was found before a death goes to the worklist', () => {
    const story = concern().routed('2026-03-02 09:05', 'U4');
    story.happened('member.deceased.v1', '2026-03-04 12:00', { on: '2026-03-04' });
    expect(of(story, '2026-03-05 00:00', routedLow).outcomes[0]).toMatchObject({
      stage: 'worklist',
      flags: ['deceased'],
    });
  });

  it('nothing falls due within a stay, and what was found before it goes to the worklist', () => {
    const story = concern().happened('care.admitted.v1', '2026-03-02 09:10', { setting: 'ed' });
    expect(of(story, '2026-03-05 00:00', reachInTime).outcomes).toEqual([]);
    story.routed('2026-03-02 09:05', 'U4');
    expect(of(story, '2026-03-05 00:00', routedLow).outcomes[0]).toMatchObject({
      stage: 'worklist',
      flags: ['admitted'],
    });
  });
});

describe('a rule that cannot answer', () => {
  const throws = rule(
    () => {
      throw new RangeError('a detail that may be private');
    },
    { id: 'R92', severity: 'critical' },
  );

  it('spoils its own finding and no other; not evaluated is not safe', () => {
    const { outcomes } = of(
      concern().routed('2026-03-02 09:05', 'U4'),
      '2026-03-02 12:00',
      throws,
      routedLow,
    );
    expect(outcomes.find((one) => one.rule === 'R92')).toMatchObject({
      status: 'undetermined',
      missing: 'TAM_RULE_FAILED',
      severity: 'critical',
      stage: 'page',
      flags: ['rule-failed'],
    });
    expect(outcomes.find((one) => one.rule === 'R91')).toMatchObject({ status: 'open' });
    expect(JSON.stringify(outcomes)).not.toContain('private');
    expect(JSON.stringify(outcomes)).toContain('RangeError');
  });

  it('asks for a number that its definition does not have: an error that says so', () => {
    const asks = rule((_kase, { param }) => ({
      kind: 'judged',
      violations: [{ steps: [], floor: undefined!, route: param('lost') ? 'U0' : 'U1' }],
    }));
    expect(JSON.stringify(of(concern(), 0, asks).outcomes)).toContain('TAM_RULE_PARAMETER');
  });

  it('says what is missing where the events do not tell it', () => {
    const asks = rule((kase) => ({
      kind: 'undetermined',
      missing: 'licence of the decider',
      events: kase.statements.map(({ event }) => event),
    }));
    expect(of(concern(), 0, asks).outcomes[0]).toMatchObject({
      status: 'undetermined',
      missing: 'licence of the decider',
      openedAt: new Date(at('2026-03-02 09:00')).toISOString(),
    });
  });
});

describe('what a finding inherits', () => {
  it('the strictest handling of all it rests on, the mark of a test record, and the doubts of the record', () => {
    const story = new CrisisStory()
      .request('2026-03-02 09:00')
      .stated('2026-03-02 09:00', ['si-plan'], {}, { sensitivity: 'part2', testRecord: true })
      .routed('2026-03-02 09:05', 'U4');
    expect(of(story, 0, routedLow).outcomes[0]).toMatchObject({ sensitivity: 'part2', testRecord: true });
  });

  it('the order that was assumed, where events of one instant in the other order would change it', () => {
    const tied = new CrisisStory().request('2026-03-02 09:00').stated('2026-03-02 09:05', ['si-plan']);
    tied.routed('2026-03-02 09:05', 'U4');
    expect(of(tied, 0, routedLow).outcomes[0]).toMatchObject({ flags: ['orderAssumed'] });
    const apart = concern().routed('2026-03-02 09:05', 'U4').assessed('2026-03-02 09:05', 'U2');
    apart.happened('intake.contact-reached.v1', '2026-03-02 09:05', {
      contactId: 'c',
      by: { office: 'clerk' },
      purpose: 'safety',
    });
    expect(of(apart, '2026-03-02 12:00', routedLow).outcomes[0]).toMatchObject({ floor: 'U2' });
    expect(of(apart, '2026-03-02 12:00', routedLow).outcomes[0]!.flags).toEqual(['orderAssumed']);
    const harmless = concern().routed('2026-03-02 09:05', 'U4');
    harmless.happened('intake.contact-reached.v1', '2026-03-02 09:05', {
      contactId: 'c',
      by: { office: 'clerk' },
      purpose: 'safety',
    });
    expect(of(harmless, 0, routedLow).outcomes[0]).toMatchObject({ flags: [] });
  });

  it('the conflict of two deliveries that differ', () => {
    const story = concern().routed('2026-03-02 09:05', 'U4', {}, { id: 'same' });
    story.routed('2026-03-02 09:06', 'U4', {}, { id: 'same' });
    expect(of(story, 0, routedLow).outcomes[0]).toMatchObject({ flags: ['conflict'] });
  });
});
