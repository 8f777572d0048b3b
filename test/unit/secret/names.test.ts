/** One table of names: what is a secret, in every spelling, and what only sounds like one. */
import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../src/secret/names.ts';

const split = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

const secret = split(
  // Soracom's own.
  'authKey auth_key auth-key AUTH_KEY authkey authKeySecret apiKey api_token token',
  'X-Soracom-API-Key x-soracom-token password currentPassword newPassword mfaOTPCode otpCode',
  // Headers.
  'Authorization Proxy-Authorization Cookie Set-Cookie X-Api-Key x-amz-security-token',
  // Links that open without credentials.
  'X-Amz-Signature X-Amz-Credential Signature sig sas sasToken sharedAccessSignature',
  // Others' services.
  'access_token refreshToken id_token clientSecret client_secret secrets secretAccessKey',
  'privateKey PRIVATE_KEY primaryKey key key1 credentials credential connectionString',
  'connection_string psk wpaPsk preSharedKey pwd passwd passphrase pass passcode pin PIN1 simPin',
  'puk otp totp_otp mfa_code jwt user[password] password2',
  'connectionStrings apiKeys auth_keys wpapsk wifipass dbPass simpin privateKeyPem private_key_pem secretValue',
  'passwordConfirmation password_confirm SORACOM_AUTH_KEY wifiPassphrase SharedAccessKey',
);

const ordinary = split(
  // They tell of a secret, and are none.
  'authKeyId auth-key-id AuthKeyID keyName apiKeyName secretId credentialsId credentials_id',
  'tokenTimeoutSeconds tokenType passwordPolicy cookiesEnabled signatureVersion publicKey',
  // They say where a list goes on.
  'lastEvaluatedKey last_evaluated_key last-evaluated-key X-Soracom-Next-Key nextPageToken',
  'page_token nextToken continuationToken resumeKey startKey',
  // Parts of other words.
  'monkey turkey keyboard hotkey keys pinned spin shipping passengers passport bypass compass',
  'publicKeyPem public_key_pem primaryKeyId authKeysId secretary tokenize design signal saskatchewan',
  // What the API answers.
  'email operatorId yearMonth couponCode countryCode zipCode code id amount',
);

describe('a secret', () => {
  it.each(secret)('is %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
});

describe('no secret', () => {
  it.each([...ordinary, ''])('is %j', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
