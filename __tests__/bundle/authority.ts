/** A private CA and its certificates, for example of a company. */
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
// Required by @peculiar/x509.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { makeFolder, type Owner } from '../fixtures.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** Too short for the default security level of TLS. */
export const WEAK_KEY = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 1_024,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Certificate {
  /** PEM */
  readonly key: string;
  /** PEM */
  readonly cert: string;
}

export interface Authority {
  /** PEM, for NODE_EXTRA_CA_CERTS */
  readonly cert: string;
  /** Issues a server's certificate that expires in `validDays`, or has expired if that is negative. */
  issue(
    hostname: string,
    validDays?: number,
    keyAlgorithm?: typeof ALGORITHM | typeof WEAK_KEY,
  ): Promise<Certificate>;
}

/** Returns the environment in which a process trusts the authority. */
export function trusting(t: Owner, { cert }: Authority): NodeJS.ProcessEnv {
  const file = join(makeFolder(t), 'ca.pem');
  writeFileSync(file, cert);
  return { NODE_EXTRA_CA_CERTS: file };
}

export async function createAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Private Authority',
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(10),
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  return {
    cert: certificate.toString('pem'),
    async issue(hostname, validDays = 10, keyAlgorithm = ALGORITHM) {
      const own = await newKeys(keyAlgorithm);
      const issued = await x509.X509CertificateGenerator.create({
        subject: `CN=${hostname}`,
        issuer: certificate.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        ...validity(validDays),
        extensions: [
          new x509.SubjectAlternativeNameExtension([
            { type: /^[\d.]+$/.test(hostname) ? 'ip' : 'dns', value: hostname },
          ]),
        ],
      });
      const key = await webcrypto.subtle.exportKey('pkcs8', own.privateKey);
      return { cert: issued.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
    },
  };
}

function newKeys(
  algorithm: typeof ALGORITHM | typeof WEAK_KEY = ALGORITHM,
): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function validity(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 30 * DAY_MS), notAfter: new Date(now + days * DAY_MS) };
}
