/** The built-in demo: the simulator in this process, and the profile that reaches it. Loaded only for `--profile demo`. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import type { CoverageType } from '../model/command.ts';
import type { JsonObject } from '../model/json-object.ts';
import type { Profile } from '../profile/profile.ts';
import { readDemoFleet } from './facts.ts';
import { createFileState, demoStatePath } from './file-state.ts';
import { serveSimulator } from './serve.ts';
import { createMemoryState, type StateStore } from './state.ts';

/** How the demo is to run. */
export interface DemoOptions {
  coverageType: CoverageType;
  /** The demo's state outlives the process below this folder. */
  profileDir: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Where `SORACOM_DEMO_SIMS` may say how many SIMs there are. */
  env: Readonly<Record<string, string | undefined>>;
  /** Told the folder that can't be written: the demo runs all the same, and forgets its state when it ends. */
  onForgetful: (dir: string) => Promise<void>;
}

/** A running demo API and the profile that reaches it. */
export interface Demo {
  profile: Profile;
  close: () => Promise<void>;
}

/** Starts the demo of some API documents on a free loopback port. @throws UsageError for a wrong number of SIMs */
export async function startDemo(documents: readonly JsonObject[], options: DemoOptions): Promise<Demo> {
  const { coverageType, now } = options;
  const simCount = readDemoFleet(options.env);
  const state = await openState(options);
  const simulator = await serveSimulator({ documents, coverageType, seed: 'demo', now, simCount, state });
  const { authKeyId, authKey } = simulator.credentials;
  return {
    profile: { endpoint: simulator.endpoint, coverageType, authKeyId, authKey },
    close: () => simulator.close(),
  };
}

async function openState({ profileDir, coverageType, onForgetful }: DemoOptions): Promise<StateStore> {
  const path = demoStatePath(profileDir, coverageType);
  try {
    makeFolder(dirname(path));
    accessSync(dirname(path), constants.W_OK);
  } catch {
    await onForgetful(dirname(path));
    return createMemoryState();
  }
  return createFileState(path);
}
