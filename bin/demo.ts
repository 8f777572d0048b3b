/** The built-in demo: the simulator in this process, and the profile that reaches it. Loaded only for `--profile demo`. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Io } from '../src/io.ts';
import type { CoverageType } from '../src/model/command.ts';
import type { OpenApiDocument } from '../src/simulator/document.ts';
import { createFileState } from '../src/simulator/file-state.ts';
import { demoStatePath } from '../src/simulator/demo-state.ts';
import { serveSimulator } from '../src/simulator/serve.ts';
import { createMemoryState, type StateStore } from '../src/simulator/state.ts';
import type { Demo } from '../src/cli/command.ts';

/** Starts the demo on a free loopback port. Its state outlives the process below `profileDir`. */
export async function startDemo(
  documents: readonly OpenApiDocument[],
  coverageType: CoverageType,
  profileDir: string,
  io: Io,
): Promise<Demo> {
  const simulator = await serveSimulator({
    documents,
    coverageType,
    seed: 'demo',
    now: () => io.now(),
    state: openState(demoStatePath(profileDir, coverageType)),
  });
  const { authKeyId, authKey } = simulator.credentials;
  return {
    profile: { endpoint: simulator.endpoint, coverageType, authKeyId, authKey },
    close: () => simulator.close(),
  };
}

/** Where nothing can be written the demo still runs; it only forgets. */
function openState(path: string): StateStore {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    accessSync(dirname(path), constants.W_OK);
  } catch {
    return createMemoryState();
  }
  return createFileState(path);
}
