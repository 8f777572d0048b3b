/** The built-in demo: the simulator in this process, and the profile that reaches it. Loaded only for `--profile demo`. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../src/files/make-folder.ts';
import type { Io } from '../src/io.ts';
import type { CoverageType } from '../src/model/command.ts';
import type { JsonObject } from '../src/model/json-object.ts';
import { createFileState } from '../src/simulator/file-state.ts';
import { demoStatePath, readDemoFleet } from '../src/simulator/demo-settings.ts';
import { serveSimulator } from '../src/simulator/serve.ts';
import { chooseLanguage } from '../src/text/language.ts';
import { loadText } from '../src/text/load.ts';
import { createMemoryState, type StateStore } from '../src/simulator/state.ts';
import type { Demo } from '../src/command/command.ts';

/** Starts the demo on a free loopback port. Its state outlives the process below `profileDir`. */
export async function startDemo(
  documents: readonly JsonObject[],
  coverageType: CoverageType,
  profileDir: string,
  io: Io,
): Promise<Demo> {
  const simulator = await serveSimulator({
    documents,
    coverageType,
    seed: 'demo',
    now: () => io.now(),
    simCount: readDemoFleet(io.env),
    state: await openState(demoStatePath(profileDir, coverageType), io),
  });
  const { authKeyId, authKey } = simulator.credentials;
  return {
    profile: { endpoint: simulator.endpoint, coverageType, authKeyId, authKey },
    close: () => simulator.close(),
  };
}

/** Where nothing can be written the demo still runs; it only forgets, and says so. */
async function openState(path: string, io: Io): Promise<StateStore> {
  try {
    makeFolder(dirname(path));
    accessSync(dirname(path), constants.W_OK);
  } catch {
    const text = await loadText(chooseLanguage(io.env));
    await io.stderr.write(`${text.errors.warningLabel}: ${text.simulate.forgets(dirname(path))}\n`);
    return createMemoryState();
  }
  return createFileState(path);
}
