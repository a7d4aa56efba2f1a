import { requests, type ProduceMessage, type ProduceParts } from 'kafkajs/src/protocol/requests';
import Long from 'kafkajs/src/utils/long';
import { crc32c } from './crc32c';
import { encodeProduce, quickenProduce } from './produce-request';

const NOW = Date.UTC(2026, 6, 1, 12);
/** What a producer that is not idempotent gives as its own number. */
const NO_PRODUCER = Long.fromInt(-1);

const own = requests.Produce;

const partsOf = (messages: ProduceMessage[], more: Partial<ProduceParts> = {}): ProduceParts => ({
  acks: -1,
  timeout: 30_000,
  producerEpoch: 0,
  topicData: [
    {
      topic: 'tam.determinations.v1',
      partitions: [
        { partition: 3, firstSequence: 0, messages },
        { partition: 23, firstSequence: 0, messages: [...messages].reverse() },
      ],
    },
    { topic: 'täm', partitions: [{ partition: 0, firstSequence: 0, messages }] },
  ],
  ...more,
});

const HEADERS = { 'content-type': 'application/cloudevents+json; charset=UTF-8', 'tam-pointer': '/data/§' };

/** Records at the ends of what a length can take in one, two and three bytes, and of every form. */
const MESSAGES: ProduceMessage[] = [
  { key: 'm-1', value: '{"a":"§ 1 – 😀"}', headers: HEADERS },
  { key: null, value: null },
  {
    key: Buffer.from([0, 255, 128]),
    value: Buffer.from('bytes'),
    headers: { empty: '', bytes: Buffer.from([1]) },
  },
  ...[0, 1, 62, 63, 64, 65, 8_190, 8_191, 8_192, 70_000].map((length) => ({
    key: 'x'.repeat(length % 100),
    value: 'y'.repeat(length),
    headers: HEADERS,
  })),
  ...Array.from({ length: 150 }, (_, n) => ({ key: `k${n}`, value: `v${n}`, headers: HEADERS })),
];

describe('a produce request written into one buffer', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
  afterEach(() => jest.restoreAllMocks());

  it.each([3, 4, 5, 6, 7])(
    'has the bytes that the client itself gives it, in version %d',
    async (version) => {
      const parts = partsOf(MESSAGES);
      const theirs = await own.protocol({ version })(parts).request.encode();
      expect(encodeProduce(parts).buffer.equals(theirs.buffer)).toBe(true);
    },
  );

  it('is what the client sends from then on, except where it has another form', async () => {
    quickenProduce();
    quickenProduce();
    const theirs = async (parts: ProduceParts): Promise<Buffer> =>
      (await own.protocol({ version: 7 })(parts).request.encode()).buffer;
    const sent = async (parts: ProduceParts): Promise<Buffer> =>
      (await requests.Produce.protocol({ version: 7 })(parts).request.encode()).buffer;
    for (const parts of [
      partsOf(MESSAGES, { producerId: NO_PRODUCER }),
      partsOf(MESSAGES, { producerId: Long.fromInt(7), producerEpoch: 2 }),
      partsOf([{ value: 'v', timestamp: '1767225600000' }], { producerId: NO_PRODUCER }),
      partsOf([{ value: 'v', headers: { many: ['a', 'b'] } }], { producerId: NO_PRODUCER }),
    ]) {
      expect((await sent(parts)).equals(await theirs(parts))).toBe(true);
    }
  });
});

describe('CRC-32C', () => {
  it.each([
    ['32 bytes of zeros', Buffer.alloc(32), 0x8a9136aa],
    ['32 bytes of ones', Buffer.alloc(32, 255), 0x62a8ab43],
    ['32 bytes, rising', Buffer.from(Array.from({ length: 32 }, (_, n) => n)), 0x46dd794e],
    ['the usual nine digits', Buffer.from('123456789'), 0xe3069283],
    ['nothing', Buffer.alloc(0), 0],
  ])('of %s is that of RFC 3720, appendix B.4', (_name, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('of a part of a buffer is that of the part', () => {
    expect(crc32c(Buffer.from('xx123456789yy'), 2, 11)).toBe(0xe3069283);
  });
});
