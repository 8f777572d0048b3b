/** Which program this is, from the one place that names its version. */
import manifest from '../package.json' with { type: 'json' };

export const version: string = manifest.version;

/** Where the project lives: `https://github.com/owner/name`. */
export const projectUrl: string = manifest.repository.url.replace(/^git\+|\.git$/g, '');

/** What the program calls itself to servers: its name, its version and its platform. */
export const userAgent = `soracom-cli-ts/${version} (node)`;
