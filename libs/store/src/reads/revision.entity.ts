import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { HEX } from './hex';

const KEY = { primaryKeyConstraintName: 'revisions_pkey' } as const;
const CODE = { type: 'text', collation: 'C' } as const;
const HASH = { type: 'bytea', transformer: HEX } as const;

/** One entry of the revision log, for pages. Written only by rounds, with a constant statement. */
@Entity({ name: 'revisions' })
@Check('revisions_seq_check', 'seq > 0')
@Check('revisions_revision_check', 'revision > 0')
export class RevisionEntity {
  @PrimaryColumn({ type: 'integer', ...KEY })
  partition!: number;

  @PrimaryColumn({ type: 'bigint', ...KEY })
  seq!: string;

  @Column(HASH)
  id!: string;

  @Column({ ...HASH, name: 'outcome_id' })
  outcomeId!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ ...CODE, name: 'member_ref' })
  memberRef!: string;

  @Column({ ...CODE, name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  status!: string;

  /** The strictest of the events it rests on. */
  @Column({ type: 'text' })
  sensitivity!: string;

  @Column({ type: 'boolean', name: 'test_record' })
  testRecord!: boolean;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  recordedAt!: Date;

  /** Canonical JSON of the whole entry, as it is chained and published. */
  @Column({ type: 'text' })
  entry!: string;

  @Column({ ...HASH, name: 'prev_hash' })
  prevHash!: string;

  @Column(HASH)
  hash!: string;
}
