/** Node's error codes in words. */

export const NETWORK_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing is listening there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOTFOUND: 'the host name does not resolve',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  EPROTO: 'it does not speak TLS as expected',
};

/** Codes for a certificate that Node does not accept. */
export const CERTIFICATE_ERRORS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate was issued by an authority that this runner does not trust',
  UNABLE_TO_GET_ISSUER_CERT:
    'its certificate was issued by an authority that this runner does not trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate was issued by an authority that this runner does not trust',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'the key of its authority cannot be read',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'the signature of its certificate cannot be read',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate was issued by an authority that this runner does not trust',
  CERT_CHAIN_TOO_LONG: 'its certificate chain is too long',
  CERT_REJECTED: 'its certificate is rejected',
  CERT_SIGNATURE_FAILURE: 'the signature of its certificate is wrong',
  CERT_UNTRUSTED: 'its certificate is not trusted',
  HOSTNAME_MISMATCH: 'its certificate is for another name',
  INVALID_CA: 'its authority is not valid',
  INVALID_PURPOSE: 'its certificate is not meant for servers',
  PATH_LENGTH_EXCEEDED: 'its certificate chain is too long',
  // For errors without a code, for example a key that is too weak; the message has the reason.
  UNSPECIFIED: '',
};
