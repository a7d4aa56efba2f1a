export { SealMemory } from './seal-memory';
export { hasSigningKey, openSigningKey, readPublicKey, type SigningKey } from './signing-key';
