/** Completes the bundle's bill of materials to that of an executable: its runtime, and when it was made. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describePackage, sbomFile, type Sbom } from '../build/sbom.ts';
import type { BundledPackage } from '../build/licenses.ts';

/** Needs a build. */
export async function readSbom(dist: string, runtime: BundledPackage, date: Date): Promise<Sbom> {
  const bundle = JSON.parse(await readFile(join(dist, sbomFile), 'utf8')) as Sbom;
  const platform = describePackage('platform', runtime);
  const dependencies = bundle.dependencies.map(({ ref, dependsOn }) => {
    const isProgram = ref === bundle.metadata.component['bom-ref'];
    return { ref, dependsOn: isProgram ? [platform['bom-ref'], ...dependsOn] : dependsOn };
  });
  return {
    ...bundle,
    metadata: { timestamp: date.toISOString(), ...bundle.metadata },
    components: [platform, ...bundle.components],
    dependencies,
  };
}
