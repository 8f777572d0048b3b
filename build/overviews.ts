/** Gathers the words of `soracom --help` in every language, so that showing them takes no more than reading them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../commands/index.ts';
import { overviewFile } from '../src/help/overview.ts';
import { gatherFrame } from '../src/help/show-help.ts';
import { loadText } from '../src/text/load.ts';

/** Writes one file into each language's folder of the index. */
export async function writeOverviews(indexDir: string): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    const frame = gatherFrame(catalogue, await loadText(language));
    await writeFile(join(indexDir, language, overviewFile), JSON.stringify(frame));
  }
}
