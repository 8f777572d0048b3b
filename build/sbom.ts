/** Describes the bundle for tools that watch what software is made of, as CycloneDX has it. */
import type { BundledPackage } from './licenses.ts';

/** The file of dist that lists what is bundled. */
export const sbomFile = 'sbom.cdx.json';

/** A bill of materials: the members of CycloneDX 1.6 that we write. */
export interface Sbom {
  $schema: string;
  bomFormat: 'CycloneDX';
  specVersion: string;
  version: number;
  metadata: { timestamp?: string; component: SbomComponent };
  components: SbomComponent[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

export interface SbomComponent {
  type: 'application' | 'library' | 'platform';
  'bom-ref': string;
  group?: string;
  name: string;
  version: string;
  purl: string;
  licenses: ({ license: { id: string } } | { expression: string })[];
}

/** The same for the same bundle: it has no time and no number drawn at random. */
export function describeBundle(
  program: Omit<BundledPackage, 'text'>,
  packages: readonly Omit<BundledPackage, 'text'>[],
): Sbom {
  const component = describePackage('application', program);
  const components = packages.map((bundled) => describePackage('library', bundled));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component },
    components,
    dependencies: [{ ref: component.purl, dependsOn: components.map(({ purl }) => purl) }],
  };
}

/** A package of npm's registry as a component. */
export function describePackage(
  type: SbomComponent['type'],
  { name, version, license }: Omit<BundledPackage, 'text'>,
): SbomComponent {
  const [group, base = name] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type,
    'bom-ref': purl,
    ...(group !== undefined && { group }),
    name: base,
    version,
    purl,
    licenses: [/^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license }],
  };
}

export function writeSbom(sbom: Sbom): string {
  return `${JSON.stringify(sbom, null, 2)}\n`;
}
