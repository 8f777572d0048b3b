/** The layer for AWS Lambda: what Lambda unpacks to /opt, the same bytes every time, and no larger than it takes. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findLambdaTargets,
  lambdaLayerFile,
  makeLambdaLayer,
  sizeLimit,
} from '../../../packaging/lambda-layer.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { hash } from '../../helpers/release.ts';

/** @param mode of the file that becomes the executable: artifacts of a workflow lose theirs */
async function makeLayer({ mode = 0o644, size = 100 } = {}): Promise<string> {
  const folder = makeFolder();
  const executable = join(folder, 'soracom-linux-x64');
  const license = join(folder, 'LICENSE');
  writeFileSync(executable, '#!/bin/sh\necho "soracom 1.2.3"\n');
  chmodSync(executable, mode);
  writeFileSync(license, '');
  if (size > 100) truncateSync(license, size);
  return makeLambdaLayer({
    version: '1.2.3',
    target: 'linux-x64',
    executable,
    licenses: [license],
    date: new Date('2026-12-01T00:00:00Z'),
    outDir: folder,
  });
}

describe.skipIf(process.platform === 'win32')('the layer', () => {
  it('is named by its version and processor', () => {
    expect(findLambdaTargets().map(({ name }) => lambdaLayerFile('1.2.3', name))).toEqual([
      'soracom-1.2.3-lambda-layer-x64.zip',
      'soracom-1.2.3-lambda-layer-arm64.zip',
    ]);
  });

  it('brings a program that can be run to /opt/bin, and the licences', async () => {
    const path = await makeLayer();
    expect(path).toMatch(/[\\/]soracom-1\.2\.3-lambda-layer-x64\.zip$/);
    const opt = makeFolder();
    execFileSync('unzip', ['-q', path, '-d', opt]);
    const files = readdirSync(opt, { recursive: true, encoding: 'utf8' });
    expect(files.toSorted()).toEqual([
      'bin',
      'bin/soracom',
      'share',
      'share/doc',
      'share/doc/soracom',
      'share/doc/soracom/LICENSE',
    ]);
    expect(statSync(join(opt, 'bin/soracom')).mode & 0o777).toBe(0o755);
    expect(execFileSync(join(opt, 'bin/soracom'), { encoding: 'utf8' })).toBe('soracom 1.2.3\n');
  });

  it('is the same for the same files, whatever their modes', async () => {
    const [one, other] = [await makeLayer(), await makeLayer({ mode: 0o700 })];
    expect(hash(readFileSync(one))).toBe(hash(readFileSync(other)));
  });

  it('is not made where Lambda would refuse it', async () => {
    await expect(makeLayer({ size: sizeLimit })).rejects.toThrow(/^The layer is \d+ bytes when unpacked; /);
  });
});
