export { openSigningKey, readPublicKey, type SigningKey } from './signing-key';
