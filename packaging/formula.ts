/** Writes the Homebrew formula of a release. */
import { archiveFile } from '../src/release/names.ts';
import { checksumOf } from './checksums.ts';
import { linkToFile, type Project } from './links.ts';

/** The machines that Homebrew tells apart. */
const systems = [
  { name: 'macos', processors: { arm: 'macos-arm64', intel: 'macos-x64' } },
  { name: 'linux', processors: { arm: 'linux-arm64', intel: 'linux-x64' } },
] as const;

/**
 * @param sums checksums by file name, as SHA256SUMS has them
 * @throws Error where an archive has no checksum
 */
export function writeFormula(project: Project, sums: ReadonlyMap<string, string>): string {
  const { version, license, url } = project;
  const archive = (target: string): string[] => {
    const file = archiveFile(version, target);
    return [`url "${linkToFile(project, version, file)}"`, `sha256 "${checksumOf(sums, file)}"`];
  };
  const archives = systems.flatMap(({ name, processors }) => [
    ...block(
      `on_${name} do`,
      Object.entries(processors).flatMap(([processor, target]) =>
        block(`on_${processor} do`, archive(target)),
      ),
    ),
    '',
  ]);
  const formula = block('class Soracom < Formula', [
    'desc "Command line for the Soracom API, with a demo that needs no account"',
    `homepage "${url}"`,
    `version "${version}"`,
    `license "${license}"`,
    '',
    ...block('livecheck do', ['url :homepage', 'strategy :github_latest']),
    '',
    ...archives,
    ...block('def install', [
      'bin.install "soracom"',
      'man.install Dir["share/man/*"]',
      'bash_completion.install "share/bash-completion/completions/soracom"',
      'zsh_completion.install "share/zsh/site-functions/_soracom"',
      'fish_completion.install "share/fish/vendor_completions.d/soracom.fish"',
      'doc.install "third-party-licenses.txt"',
    ]),
    '',
    ...block('test do', [
      'assert_match "soracom #{version}", shell_output("#{bin}/soracom version")',
      'currency = shell_output("#{bin}/soracom bills get-latest --profile demo --query currency")',
      'assert_equal "\\"JPY\\"\\n", currency',
    ]),
  ]);
  return `${formula.join('\n')}\n`;
}

/** What stands between a line and its `end`. */
function block(opening: string, lines: readonly string[]): string[] {
  return [opening, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), 'end'];
}
