import { Call, TRIAGE_NURSE } from './call';
import { CLERK, iso } from './story';

const LATER = '2026-12-31 00:00';
const queued = (): Call => new Call().queued('2026-03-04 09:00');
const by = (actor: object, mode: string | undefined = 'person') => ({
  ...(mode !== undefined && { mode }),
  by: actor as { readonly office: string },
});
const after = (data: Parameters<Call['answered']>[1]) =>
  queued().answered('2026-03-04 09:10', data).find('ex-triage', LATER);

describe('a call to triage', () => {
  it.each([
    ['a nurse with an active licence', TRIAGE_NURSE],
    ['a nurse whose licence names no jurisdiction', { ...TRIAGE_NURSE, jurisdiction: undefined }],
    [
      'an associate under supervision',
      { office: 'clinician', licence: 'ASW', licenceStatus: 'active', supervised: true },
    ],
  ])('is answered by %s', (_who, actor) => {
    expect(after(by(JSON.parse(JSON.stringify(actor)) as object))?.status).toBe('met');
  });

  it.each([
    ['a clerk', CLERK],
    ['a nurse without an active licence', { ...TRIAGE_NURSE, licenceStatus: 'inactive' }],
    ['a nurse who is not trained in triage', { ...TRIAGE_NURSE, triageTrained: false }],
    ['a nurse licensed elsewhere', { ...TRIAGE_NURSE, jurisdiction: 'US-NV' }],
    ['somebody with a licence that the pack does not list', { ...TRIAGE_NURSE, licence: 'CADC' }],
    [
      'an associate without supervision',
      { office: 'clinician', licence: 'ASW', licenceStatus: 'active', supervised: false },
    ],
  ])('is not answered by %s: breached', (_who, actor) => {
    const outcome = after(by(actor));
    expect(outcome).toMatchObject({ status: 'breached', because: 'no-answer' });
    expect(outcome?.trace.find(({ step }) => step === 'slot')?.values['fit']).toBe('not-qualified');
  });

  it.each([
    ['nobody named', {}],
    ['a person who is not named', { mode: 'person' }],
    ['somebody in an office that no registry knows', by({ office: 'volunteer' })],
    ['a nurse, in a way that no registry knows', by(TRIAGE_NURSE, 'hologram')],
  ])('answered by %s is undetermined (settled: answered by nobody named)', (_who, data) => {
    expect(after(data)).toMatchObject({
      status: 'undetermined',
      missing: 'who answered',
      because: 'answer-unknown',
    });
  });

  it.each([
    ['licence is not told', { office: 'clinician' }],
    ['licence was not looked up', { ...TRIAGE_NURSE, licenceStatus: 'unknown' }],
    ['status of the licence is not told', { office: 'clinician', licence: 'RN' }],
    ['supervision is not told', { office: 'clinician', licence: 'ASW', licenceStatus: 'active' }],
  ])('answered by a clinician whose %s is undetermined, neither qualified nor unlicensed', (_what, actor) => {
    expect(after(by(actor))).toMatchObject({
      status: 'undetermined',
      missing: 'licence of who answered',
      because: 'licence-unknown',
    });
  });

  it('is met by a nurse in time, whoever had answered before', () => {
    for (const first of [{}, by(CLERK), by({ office: 'clinician' }), { mode: 'ivr' }]) {
      const call = queued().answered('2026-03-04 09:01', first).answered('2026-03-04 09:20');
      expect(call.find('ex-triage', LATER)).toMatchObject({ status: 'met', metAt: iso('2026-03-04 09:20') });
    }
  });

  it('is not answered before the caller began to wait (settled: answer before the wait)', () => {
    const call = queued().answered('2026-03-04 08:59:59.999');
    expect(call.find('ex-triage', LATER)?.status).toBe('breached');
    expect(queued().answered('2026-03-04 09:00').find('ex-triage', LATER)?.status).toBe('met');
  });

  it('is not answered where the caller was no longer there', () => {
    expect(after({ mode: 'person', by: TRIAGE_NURSE, reached: false })?.status).toBe('breached');
  });

  it('is undetermined in time, too: nobody has to wait for the limit to ask who answered', () => {
    expect(queued().answered('2026-03-04 09:01', {}).find('ex-triage', '2026-03-04 09:05')?.status).toBe(
      'undetermined',
    );
  });
});

describe('a call with questions', () => {
  const answered = (data: Parameters<Call['answered']>[1]) =>
    new Call(undefined, 'customer-service')
      .queued('2026-03-04 09:00')
      .answered('2026-03-04 09:05', data)
      .find('ex-desk', LATER);

  it.each([
    ['a clerk', by(CLERK)],
    ['a nurse', by(TRIAGE_NURSE)],
    ['a person who is not named', { mode: 'person' }],
    ['somebody named, in a way that is not', by(CLERK, undefined)],
  ])('is answered by %s', (_who, data) => {
    expect(answered(data)?.status).toBe('met');
  });

  it('is not answered by a machine, and undetermined where nobody says who or what it was', () => {
    expect(answered({ mode: 'bot' })?.status).toBe('breached');
    expect(answered({})).toMatchObject({ status: 'undetermined', because: 'answer-unknown' });
  });
});
