/** packaging/Dockerfile: a pinned base without a shell, nobody's user, and nothing from outside the list. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../packaging');
const lines = readFileSync(join(folder, 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const ignored = readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** What stands behind each use of an instruction. */
function usesOf(instruction: string): string[] {
  return lines
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));
}

/** What is copied from the folder that is built, rather than from another stage. */
const copied = usesOf('COPY')
  .filter((words) => !words.includes('--from='))
  .flatMap((words) => words.split(' ').slice(0, -1));

describe('the image', () => {
  it('stands on a distroless base that is pinned by its digest', () => {
    const bases = usesOf('FROM').filter((words) => !/^(scratch|\$\{TARGETARCH\}) /.test(words));
    expect(bases).toHaveLength(1);
    expect(bases[0]).toMatch(/^gcr\.io\/distroless\/base-nossl-debian\d+:nonroot@sha256:[\da-f]{64}$/);
  });

  it('runs nothing while it is built, since there is no shell', () => {
    expect(usesOf('RUN')).toEqual([]);
    expect(usesOf('ENTRYPOINT').map((words) => JSON.parse(words) as unknown)).toEqual([['/usr/bin/soracom']]);
  });

  it('belongs to a user with a number, who is not root', () => {
    expect(usesOf('USER')).toEqual(['65532:65532']);
  });

  it('has an executable for each kind of processor', () => {
    expect(copied).toContain('packaging/out/soracom-linux-x64');
    expect(copied).toContain('packaging/out/soracom-linux-arm64');
  });

  it('is sent what it copies, and nothing else', () => {
    expect(ignored[0]).toBe('*');
    expect(ignored.slice(1).toSorted()).toEqual(copied.map((path) => `!${path}`).toSorted());
  });
});
