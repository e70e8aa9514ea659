/** Error codes of Node and OpenSSL in words. */

export const NETWORK_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name lookup failed',
  ETIMEDOUT: 'connection timed out',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
};

/** OpenSSL's reasons for a failed TLS handshake. */
export const TLS_ERRORS: Readonly<Record<string, string>> = {
  'wrong version number': 'the server does not speak TLS',
  'unrecognized name': 'the server does not know this host name',
  'protocol version': 'the server supports no TLS version that Node.js accepts',
  'unsupported protocol': 'the server supports no TLS version that Node.js accepts',
  'certificate required': 'the server requires a client certificate',
  'handshake failure':
    'rejected by the server, for example because it requires a client certificate',
};

const UNTRUSTED_CA = 'certificate issued by an untrusted CA';
const OTHER_NAME = 'certificate issued for another name';
const LONG_CHAIN = 'certificate chain too long';

/** Codes for a certificate that Node does not accept. */
export const CERTIFICATE_ERRORS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'certificate not valid yet',
  CERT_REVOKED: 'certificate revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
  HOSTNAME_MISMATCH: OTHER_NAME,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED_CA,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED_CA,
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'unreadable public key of the CA',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'unreadable certificate signature',
  CERT_CHAIN_TOO_LONG: LONG_CHAIN,
  PATH_LENGTH_EXCEEDED: LONG_CHAIN,
  CERT_REJECTED: 'certificate rejected',
  CERT_SIGNATURE_FAILURE: 'invalid certificate signature',
  CERT_UNTRUSTED: 'certificate not trusted',
  INVALID_CA: 'invalid CA certificate',
  INVALID_PURPOSE: 'certificate not meant for servers',
  // For errors without a code, for example a key that is too weak; the message has the reason.
  UNSPECIFIED: '',
};
