import type { Determination } from '@tam/record';
import { outcomeChanges } from './outcome-change';

const step = (text: string, name = 'limit') => ({ step: name, events: [], values: {}, text });

const met: Determination = {
  kind: 'determination',
  id: 'a',
  memberRef: 'm',
  caseId: 'c',
  standard: 's',
  pack: 'p',
  packVersion: '1',
  anchorKey: 'request',
  startedAt: '2026-06-01T17:00:00.000Z',
  dueAt: '2026-06-16T06:59:59.999Z',
  status: 'met',
  calendar: 'ca-weekday',
  flags: [],
  period: '2026-06-15',
  citation: { text: 'Code §1', verification: 'primary' },
  trace: [step('p 1 applies', 'start'), step('10 days'), step('Met.', 'verdict')],
};

const weight = (after: Partial<Determination>) => {
  const [change] = outcomeChanges([met], [{ ...met, ...after }]);
  return change?.kind === 'changed' ? change.weight : undefined;
};

describe('two lists of outcomes', () => {
  it('do not differ where every outcome has the same bytes', () => {
    expect(outcomeChanges([met], [{ ...met }])).toEqual([]);
    expect(outcomeChanges([], [])).toEqual([]);
  });

  it('tell what is new, what has vanished and what changed, in the order of the ids', () => {
    const other = { ...met, id: 'b' };
    const third = { ...met, id: 'c' };
    const changes = outcomeChanges([third, met], [other, { ...third, status: 'breached' }]);
    expect(changes.map(({ kind }) => kind)).toEqual(['vanished', 'new', 'changed']);
  });

  it.each([
    ['status', { status: 'breached', dueAt: '2026-06-17T06:59:59.999Z' }],
    ['time', { dueAt: '2026-06-17T06:59:59.999Z', flags: ['conflict'] }],
    ['account', { flags: ['calendarSensitive'] }],
    ['account', { because: 'late-offer' }],
    ['grounds', { packVersion: '2', citation: { text: 'Code §2', verification: 'primary' } }],
    ['grounds', { trace: [step('9 days')] }],
  ] as const)('differ by %s at most: %j', (expected, after) => {
    expect(weight(after)).toBe(expected);
  });

  it('name the first step that differs in more than the version of the pack', () => {
    const trace = [step('p 2 applies', 'start'), step('12 days'), step('Met.', 'verdict')];
    expect(outcomeChanges([met], [{ ...met, packVersion: '2', trace }])).toMatchObject([
      { firstStep: { number: 2, step: 'limit', before: '10 days', after: '12 days' } },
    ]);
  });

  it('name a step that only one side has', () => {
    const trace = [...met.trace, step('One more.', 'slot')];
    const [change] = outcomeChanges([met], [{ ...met, trace }]);
    expect(change).toMatchObject({ firstStep: { number: 4, step: 'slot', after: 'One more.' } });
    expect(change).not.toHaveProperty('firstStep.before');
  });

  it('name no step where the arithmetic is the same', () => {
    const [change] = outcomeChanges([met], [{ ...met, flags: ['conflict'] }]);
    expect(change).not.toHaveProperty('firstStep');
  });
});
