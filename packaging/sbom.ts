/** Completes the bundle's bill of materials to that of an executable: its runtime, and when it was made. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describePackage, sbomFile, writeSbom, type Sbom } from '../build/sbom.ts';
import { describeRuntime } from './runtime.ts';

/** The same for every machine. Needs a build. @returns the text of a CycloneDX file */
export async function writeExecutableSbom(date: Date): Promise<string> {
  const path = join(import.meta.dirname, '../dist', sbomFile);
  const bundle = JSON.parse(await readFile(path, 'utf8')) as Sbom;
  const platform = describePackage('platform', describeRuntime());
  const program = bundle.metadata.component['bom-ref'];
  return writeSbom({
    ...bundle,
    metadata: { timestamp: date.toISOString(), ...bundle.metadata },
    components: [platform, ...bundle.components],
    dependencies: bundle.dependencies.map(({ ref, dependsOn }) => {
      return { ref, dependsOn: ref === program ? [platform['bom-ref'], ...dependsOn] : dependsOn };
    }),
  });
}
