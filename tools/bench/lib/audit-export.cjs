const { writeFileSync } = require('node:fs');
const path = require('node:path');

const dist = path.resolve(__dirname, '../../../dist');
const audit = require(path.join(dist, 'libs/audit/src'));
const { writeExport } = require(path.join(dist, 'apps/replay/src/audit/write-export'));

const PARTITIONS = 24;
const PAGE = 2000;
const [entries, to, keyFile] = process.argv.slice(2);
const perPartition = Math.ceil(Number(entries) / PARTITIONS);

/** A log of synthetic entries, each partition chained once and then read again from memory-friendly pieces. */
class SyntheticLog {
  constructor() {
    this.saved = new Map();
    this.tops = Array.from({ length: PARTITIONS }, (_, partition) => this.walk(partition));
  }

  walk(partition) {
    let head = audit.GENESIS;
    for (let seq = 1; seq <= perPartition; seq++) head = audit.chainHash(head, entryOf(partition, seq));
    return { partition, seq: perPartition, head };
  }

  now() {
    return Promise.resolve('2026-01-01T00:00:00.000Z');
  }

  epoch() {
    return Promise.resolve(1);
  }

  heads() {
    return Promise.resolve(this.tops);
  }

  async *entries(partition) {
    let prevHash = audit.GENESIS;
    for (let from = 1; from <= perPartition; from += PAGE) {
      const page = [];
      for (let seq = from; seq < from + PAGE && seq <= perPartition; seq++) {
        const entry = entryOf(partition, seq);
        const hash = audit.chainHash(prevHash, entry);
        page.push({ seq, entry, prevHash, hash });
        prevHash = hash;
      }
      yield await Promise.resolve(page);
    }
  }

  lastCheckpoint(partition) {
    return Promise.resolve(this.saved.get(partition));
  }

  checkpoints(partition) {
    return Promise.resolve(this.saved.has(partition) ? [this.saved.get(partition)] : []);
  }

  checkpointAt(partition) {
    return this.lastCheckpoint(partition);
  }

  saveCheckpoint(checkpoint) {
    this.saved.set(checkpoint.partition, checkpoint);
    return Promise.resolve();
  }
}

const hex = (...parts) => audit.chainHash(audit.GENESIS, parts.join('/'));

/** About as long and as varied as what the access monitor writes of a case with one offer. */
function entryOf(partition, seq) {
  const n = partition * perPartition + seq;
  const [memberRef, caseId] = [
    `m-${String(n % 150_000).padStart(7, '0')}`,
    `case-${String(n).padStart(8, '0')}`,
  ];
  const at = (days) => new Date(1_770_000_000_000 + (n % 5_000_000) * 977 + days * 86_400_000).toISOString();
  const event = (name) => ({ id: hex(name, n).slice(0, 36), source: '/synthetic/intake' });
  const outcomeId = hex('outcome', n);
  const outcome = {
    anchorKey: 'request',
    calendar: 'ca-state-office',
    caseId,
    citation: {
      text: 'Cal. Health & Safety Code §1367.03(a)(5)(D) (sub-paragraph unverified); 28 CCR §1300.67.2.2',
      verification: 'unverified',
    },
    dueAt: at(14),
    flags: [],
    id: outcomeId,
    kind: 'determination',
    lineOfBusiness: 'commercial',
    memberRef,
    metAt: at(1),
    network: n % 2 ? 'north' : 'south',
    pack: 'ca-dmhc-timely-access',
    packVersion: '2026.2',
    period: at(14).slice(0, 10),
    region: 'us-ca',
    service: 'specialist',
    standard: 'ca-ta-spec',
    startedAt: at(0),
    status: 'met',
    stoppedBy: `offer-${n}`,
    trace: [
      {
        events: [event('request')],
        step: 'start',
        text: `specialist was asked for (commercial, north, us-ca): ca-dmhc-timely-access 2026.2 applies from ${at(0)}, local date ${at(0).slice(0, 10)} in America/Los_Angeles.`,
        values: { service: 'specialist', startedAt: at(0), zone: 'America/Los_Angeles' },
      },
      {
        events: [],
        step: 'limit',
        text: `15 business days after ${at(0).slice(0, 10)} (day 0, calendar ca-state-office) end with ${at(14).slice(0, 10)} in America/Los_Angeles, inclusive.`,
        values: { count: 15, dueAt: at(14), unit: 'business-days' },
      },
      {
        events: [event('request')],
        step: 'urgency',
        text: "Stated as non-urgent by the requester's side: the non-urgent clock runs.",
        values: { stated: 'non-urgent' },
      },
      {
        events: [event('offer')],
        step: 'slot',
        text: `The offer offer-${n} for ${at(9)} is in time.`,
        values: { fit: 'in-time', key: `offer-${n}`, kind: 'offer', startsAt: at(9) },
      },
      { events: [event('offer')], step: 'verdict', text: `Met: ${at(9)} <= ${at(14)}.`, values: {} },
    ],
  };
  const rules = hex('rules');
  return (
    `{"basis":"confirmed","caseId":"${caseId}","cause":"event","detected":"before-due","effects":true,"epoch":1` +
    `,"evaluation":{"asOf":"${at(1)}","offsets":{"tam.backfill.v1":0,"tam.intake.v1":${n * 3},"tam.scheduling.v1":${n * 2}},"rules":"${rules}"}` +
    `,"id":"${hex('revision', n)}","memberRef":"${memberRef}","outcome":${JSON.stringify(outcome)},"outcomeHash":"${hex('hash', n)}"` +
    `,"outcomeId":"${outcomeId}","partition":${partition},"previousStatus":"running","recordedAt":"${at(1)}","revision":2,"seq":${seq},"status":"met"}`
  );
}

async function main() {
  const signer = audit.signerOf(audit.createPrivateKeyPem());
  const log = new SyntheticLog();
  const { preamble } = await audit.planExport(log, {
    installation: 'bench',
    monitor: 'access',
    signer,
    remembered: () => undefined,
  });
  writeFileSync(keyFile, signer.publicKey);
  await writeExport(log, preamble, to);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
