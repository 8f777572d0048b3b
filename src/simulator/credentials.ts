/** The account that a seed makes: what a user logs in to the simulator with. */
import type { CoverageType } from '../model/command.ts';
import { createRandom, digits, letters } from './random.ts';

/** Every way in to one simulated account. */
export interface SimulatorCredentials {
  authKeyId: string;
  authKey: string;
  email: string;
  password: string;
  operatorId: string;
  /** The SAM user, logged in with `operatorId` and `samPassword`. */
  userName: string;
  samPassword: string;
  /** Another operator that `auth switch-user` may switch to, as the same `userName`. */
  switchOperatorId: string;
  /** The code asked for where the simulator requires multi-factor authentication. */
  mfaOTPCode: string;
}

/** The same seed and coverage always have the same account. */
export function createCredentials(seed: string, coverageType: CoverageType): SimulatorCredentials {
  const random = createRandom(seed, `credentials ${coverageType}`);
  return {
    authKeyId: `keyId-${random.text(32, letters)}`,
    authKey: `secret-${random.text(60, letters)}`,
    email: `operator-${random.text(4, digits)}@example.com`,
    password: `Sim-${random.text(16, letters)}`,
    operatorId: createOperatorId(seed, `operator ${coverageType}`),
    userName: 'sam-user',
    samPassword: `Sam-${random.text(16, letters)}`,
    switchOperatorId: createOperatorId(seed, `second operator ${coverageType}`),
    mfaOTPCode: random.text(6, digits),
  };
}

/** An operator id as the API writes them: `OP` and ten digits. */
export function createOperatorId(seed: string, purpose: string): string {
  return `OP00${createRandom(seed, purpose).text(8, digits)}`;
}
