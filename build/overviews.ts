/** Lays out the overview of `soracom --help` in every language, so that showing it takes no more than reading it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../commands/index.ts';
import { maximumWidth } from '../src/help/layout.ts';
import { overviewFile } from '../src/help/overview.ts';
import { layOutFrame } from '../src/help/show-help.ts';
import { loadText } from '../src/text/load.ts';

/** Writes one file into each language's folder of the index. */
export async function writeOverviews(indexDir: string): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    const frame = layOutFrame(catalogue, await loadText(language), maximumWidth);
    await writeFile(join(indexDir, language, overviewFile), JSON.stringify(frame));
  }
}
