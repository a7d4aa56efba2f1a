export { chainHash, GENESIS } from './chain-hash';
export {
  verifyChain,
  type ChainEntry,
  type ChainFault,
  type ChainHead,
  type ChainVerdict,
} from './verify-chain';
