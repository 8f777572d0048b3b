/** The built program where the world around it is broken. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtProgram, runChild } from '../helpers/spawn-program.ts';

const profileDir = mkdtempSync(join(tmpdir(), 'soracom-e2e-'));
const env = { SORACOM_PROFILE_DIR: profileDir };

describe('the program', () => {
  it.runIf(process.platform !== 'win32')('runs in a folder that is gone', () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" version';
    const out = execFileSync('sh', ['-c', script, process.execPath, builtProgram], {
      cwd: profileDir,
      encoding: 'utf8',
    });
    expect(out).toMatch(/^soracom \d/);
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full, and does not blame itself', () => {
    const script = '"$0" "$1" bills list --profile demo > /dev/full';
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, builtProgram], {
      env: { ...env, PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, "Error: The output can't be written (ENOSPC).\n"]);
  });

  it('says so where the demo can remember nothing', async () => {
    const { code, stderr } = await runChild(['coupons', 'list', '--profile', 'demo'], {
      env: { SORACOM_PROFILE_DIR: process.execPath },
    });
    expect(stderr).toContain('the demo forgets');
    expect(code).toBe(0);
  });
});
