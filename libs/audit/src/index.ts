export { chainHash, GENESIS } from './chain-hash';
export { type Checkpoint, type CheckpointStatement, statementText } from './checkpoint/checkpoint';
export { createPrivateKeyPem, type KnownKey, knownKeyOf, type Signer, signerOf } from './checkpoint/keys';
export {
  type LogHead,
  type Remembered,
  type SealableLog,
  type Sealed,
  type Sealer,
  sealLog,
} from './checkpoint/seal-log';
export { checkpointsOf, type Preamble } from './export/check-statements';
export {
  type ExportEnd,
  type ExportHeader,
  type ExportStart,
  type ExportStatement,
  exportText,
  signExport,
} from './export/export-header';
export { type ExportVerdict, ExportVerifier } from './export/export-verifier';
export { checkProof, type EntryProof, ProofBuilder, proofText, readProof } from './export/entry-proof';
export type { Finding, FindingKind } from './export/finding';
export { type ExportableLog, type ExportPlan, planExport } from './export/plan-export';
export { checkpointLine, headerLine, type PreambleLine, readPreambleLine } from './export/preamble-lines';
export { type ReadRevision, readRevisionLine, revisionLine } from './export/revision-line';
export {
  verifyChain,
  type ChainEntry,
  type ChainFault,
  type ChainHead,
  type ChainVerdict,
} from './verify-chain';
