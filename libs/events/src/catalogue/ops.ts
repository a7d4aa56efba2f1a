import { Type } from '@sinclair/typebox';
import { define } from './definition';
import { RANK } from './rank';
import { code, instant, optional, ownCode, reference } from './shapes';

const codes = (what: string) => Type.Array(ownCode(what), { maxItems: 1000 });

/** What the sources say about themselves. These events have no member and no case. */
export const OPS_EVENTS = [
  define({
    type: 'ops.source-watermark.v1',
    topic: 'control',
    rank: RANK.control,
    summary: 'A source has sent everything that happened up to an instant.',
    data: Type.Object({
      source: reference('The source, as its events name it.'),
      completeThrough: instant('Everything up to and including this instant has been sent.'),
    }),
    example: { source: '/clinic/scheduling', completeThrough: '2026-07-06T23:59:59.999-07:00' },
  }),
  define({
    type: 'ops.source-heartbeat.v1',
    topic: 'control',
    rank: RANK.control,
    summary: 'A source is alive, whether or not it has anything to say.',
    data: Type.Object({ source: reference('The source, as its events name it.') }),
    example: { source: '/clinic/scheduling' },
  }),
  define({
    type: 'ops.incident-declared.v1',
    topic: 'control',
    rank: RANK.control,
    summary: 'Something disturbs care or the data about it. It explains; it excuses nothing.',
    data: Type.Object({
      incidentId: reference('The incident.'),
      kind: code('incidentKind', 'What it is.'),
      scope: Type.Object(
        {
          networks: optional(codes('A network.')),
          regions: optional(Type.Array(code('region', 'A region.'), { maxItems: 1000 })),
          facilities: optional(codes('A site.')),
          sources: optional(Type.Array(reference('A source.'), { maxItems: 1000 })),
        },
        { description: 'What it touches; empty: everything.' },
      ),
      from: instant('When it began.'),
      to: optional(instant('When it ended or is to end.')),
    }),
    example: {
      incidentId: 'inc-3',
      kind: 'strike',
      scope: { networks: ['north'], regions: ['us-ca'] },
      from: '2026-07-13T06:00:00-07:00',
      to: '2026-07-13T18:00:00-07:00',
    },
  }),
];
