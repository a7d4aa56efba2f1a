import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { HEX } from './hex';
import type { RevisionEntity } from './revision.entity';

const KEY = { primaryKeyConstraintName: 'standings_pkey' } as const;
const CODE = { type: 'text', collation: 'C' } as const;

/** The present state of one outcome, for pages. Written only by rounds, with constant statements. */
@Entity({ name: 'standings' })
@Index('standings_pages', { synchronize: false })
export class StandingEntity {
  @PrimaryColumn({ type: 'integer', ...KEY })
  partition!: number;

  @PrimaryColumn({ ...CODE, name: 'case_id', ...KEY })
  caseId!: string;

  @PrimaryColumn({ ...CODE, name: 'member_ref', ...KEY })
  memberRef!: string;

  @PrimaryColumn({ type: 'bytea', name: 'outcome_id', transformer: HEX, ...KEY })
  outcomeId!: string;

  @Column(CODE)
  status!: string;

  @Column({ type: 'text' })
  basis!: string;

  @Column(CODE)
  standard!: string;

  @Column(CODE)
  region!: string;

  @Column(CODE)
  network!: string;

  @Column({ ...CODE, name: 'line_of_business' })
  lineOfBusiness!: string;

  @Column(CODE)
  month!: string;

  /** `Infinity` where the outcome has no due date. */
  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date | number;

  @Column({ type: 'boolean' })
  offered!: boolean;

  @Column({ type: 'bigint' })
  seq!: string;

  /** The revision that said so, where a query joins it. */
  revision?: RevisionEntity;
}
