import { describe, expect, it } from 'vitest';
import { addStartupLine, findOtherLine, removeStartupLine } from '../../../src/completion/startup-line.ts';

const line = ". '/home/me/soracom'";

describe('the line in a start-up file', () => {
  it.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['lines', 'one\ntwo\n'],
    ['no line end', 'one\ntwo'],
    ['carriage returns', 'one\r\ntwo\r\n'],
    ['blank lines at the end', 'one\n\n\n'],
  ])('comes once and goes without a trace: %s', (_, before) => {
    const after = addStartupLine(before, line);
    expect(after).toContain(line);
    expect(addStartupLine(after, line)).toBe(after);
    expect(removeStartupLine(after)).toBe(before);
  });

  it('is brought up to date where it stands', () => {
    const after = addStartupLine('one', line);
    const moved = addStartupLine(`${after}two\n`, ". '/elsewhere'");
    expect(moved).not.toContain('/home/me');
    expect(moved).toMatch(/^one\n\. '\/elsewhere' # .*\ntwo\n$/);
    expect(removeStartupLine(moved)).toBe('one\ntwo\n');
  });

  it('keeps what was written into a file that install made', () => {
    expect(removeStartupLine(`${addStartupLine(undefined, line)}mine\n`)).toBe('mine\n');
  });

  it('leaves a file without it alone', () => {
    expect(removeStartupLine('source <(soracom completion)\n')).toBe('source <(soracom completion)\n');
  });
});

describe("the user's own line", () => {
  it.each([
    'source <(soracom completion)',
    'eval "$(soracom completion bash)"',
    '  . <(command soracom completion zsh) # mine',
    'soracom completion fish | source',
  ])('is found: %s', (own) => {
    expect(findOtherLine(`first\n${own}\nlast`)).toBe(own.trim());
  });

  it.each(['# source <(soracom completion)', 'soracom completion install', 'soracom bills list', ''])(
    'is none: %j',
    (own) => {
      expect(findOtherLine(`first\n${own}\nlast`)).toBeUndefined();
    },
  );

  it('is not our own', () => {
    expect(findOtherLine(addStartupLine('', line))).toBeUndefined();
  });
});
