/** How a profile command is ended: by an interrupt, by force, by the end of our own process, or for taking too long. */
import { getEventListeners } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runProfileCommand } from '../../../src/auth/profile-command.ts';
import { SoracomError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';

/** Runs a script that says when it runs and then waits for ever. */
async function start(signal: AbortSignal, first = ''): Promise<{ failure: Promise<SoracomError> }> {
  const dir = makeFolder();
  const [path, sign] = [join(dir, 'command.cjs'), join(dir, 'runs')];
  const last = `require('fs').writeFileSync(${JSON.stringify(sign)}, ''); setInterval(() => undefined, 1000);`;
  writeFileSync(path, `${first};${last}`);
  const env = { PATH: process.env['PATH'] };
  const failure = runProfileCommand(`'${process.execPath}' '${path}'`, {
    env,
    cwd: dir,
    signal,
    platform: process.platform,
  }).then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => (error instanceof SoracomError ? error : Promise.reject(error as Error)),
  );
  while (!existsSync(sign)) await sleep(10);
  return { failure };
}

const exitListeners = (): number => process.listenerCount('exit');

afterEach(() => {
  vi.useRealTimers();
});

describe('a profile command that runs', () => {
  it('ends with an interrupt, and leaves nothing behind', async () => {
    const before = exitListeners();
    const interrupt = new AbortController();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { failure } = await start(interrupt.signal);
    expect([exitListeners(), getEventListeners(interrupt.signal, 'abort').length]).toEqual([before + 1, 1]);
    interrupt.abort();
    const { kind, details } = await failure;
    expect(kind).toBe('interrupted');
    expect(details).toEqual({ cause: expect.any(Error) as unknown });
    expect([exitListeners(), getEventListeners(interrupt.signal, 'abort').length]).toEqual([before, 0]);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
  });

  it.runIf(process.platform !== 'win32')('is ended by force where it does not listen', async () => {
    const interrupt = new AbortController();
    const { failure } = await start(interrupt.signal, `process.on('SIGTERM', () => undefined)`);
    interrupt.abort();
    expect((await failure).details.cause).toMatchObject({ signal: 'SIGKILL' });
  });

  it.runIf(process.platform !== 'win32')('ends with our own process, at once', async () => {
    const known = process.listeners('exit');
    const { failure } = await start(new AbortController().signal, `process.on('SIGTERM', () => undefined)`);
    const [kill] = process.listeners('exit').filter((listener) => !known.includes(listener));
    kill?.call(process, 0);
    expect((await failure).message).toBe(en.auth.commandFailed(process.execPath, 'SIGKILL'));
  });

  it('is ended after a minute, which is what the error says', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { failure } = await start(new AbortController().signal, `console.error('touch your key')`);
    vi.advanceTimersByTime(60_000);
    const { kind, message, details } = await failure;
    expect([kind, message]).toEqual(['credentials', en.auth.commandTimedOut(process.execPath, 60)]);
    expect(details.hint?.(en)).toBe('touch your key');
  });
});
