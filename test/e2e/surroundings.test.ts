/** The built program where the world around it is broken. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callProgram, isStandAlone, programUnderTest, startProcess, type Ended } from '../helpers/program.ts';

/** Runs a shell script that is given the program as its arguments. */
function runInShell(script: string): Promise<Ended> {
  return startProcess(['sh', '-c', script, 'sh', ...programUnderTest]).ended;
}

describe('the program', () => {
  // The runtime inside a stand-alone executable wants a folder before any of our code runs.
  it.runIf(process.platform !== 'win32')('runs in a folder that is gone, or says that it is', async () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@" version';
    const { code, stdout, stderr } = await runInShell(script);
    const expected = isStandAlone
      ? { code: 1, text: /^error: .*deleted/m }
      : { code: 0, text: /^soracom \d/ };
    expect(stdout + stderr).toMatch(expected.text);
    expect(code).toBe(expected.code);
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full, and does not blame itself', async () => {
    const { code, stderr } = await runInShell('exec "$@" bills list --profile demo > /dev/full');
    expect([code, stderr]).toEqual([1, "Error: The output can't be written: the disk is full.\n"]);
  });

  it.runIf(process.platform !== 'win32')('takes an answer from a pipe that never ends', async () => {
    const { code, stdout, stderr } = await runInShell(
      '"$@" configure --auth-key-id i --auth-key s && yes | "$@" unconfigure && ls .soracom',
    );
    expect(stderr).toMatch(/written to .*\nProfile "default" removed\.\n$/);
    expect(stdout).not.toContain('default.json');
    expect(code).toBe(0);
  });

  it.each(['', 'home'])('writes no secret where HOME is %j', async (home) => {
    const argv = ['configure', '--auth-key-id', 'i', '--auth-key', 's'];
    const { code, stderr } = await callProgram(argv, { env: { HOME: home } });
    expect(stderr).toMatch(
      /^Error: Secrets are not written to .*\.soracom: HOME is empty or not an absolute path/,
    );
    expect(code).toBe(2);
  });

  it('says so where the demo can remember nothing', async () => {
    const { code, stderr } = await callProgram(['coupons', 'list', '--profile', 'demo'], {
      env: { SORACOM_PROFILE_DIR: process.execPath },
    });
    expect(stderr).toContain('the demo forgets');
    expect(code).toBe(0);
  });
});
