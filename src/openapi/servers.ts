/** Base path and API origins from `servers` (OpenAPI 3.0 section 4.7.5). */
import type { RootIndex } from '../model/command-index.ts';
import { isPlainPath } from '../model/http.ts';
import { redactAddress } from '../secret/redact.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { OperationSite } from './operation-site.ts';
import type { DocumentReader } from './reader.ts';

/** Stands in for the host of a server whose URL is relative. */
const nowhere = 'http://relative.invalid';

/** The path of the first server of the nearest owner that has any: operation, path item, document. */
export function readBasePath(reader: DocumentReader, { operation, pathItem }: OperationSite): string {
  for (const owner of [operation, pathItem, reader.root]) {
    const [first] = readServers(reader, owner);
    if (first) return first.pathname.replace(/\/+$/, '');
  }
  return '';
}

/** The origin of the first server of each coverage. A host name that starts with `g.` is Global's. */
export function readHosts(reader: DocumentReader): RootIndex['hosts'] {
  const hosts: RootIndex['hosts'] = {};
  for (const url of readServers(reader, reader.root)) {
    if (url.origin === nowhere) continue;
    const coverage = url.hostname.startsWith('g.') ? 'g' : 'jp';
    hosts[coverage] ??= url.origin;
  }
  return hosts;
}

function readServers(reader: DocumentReader, owner: Located): URL[] {
  return children(child(owner, 'servers')).flatMap(([, server]) => {
    const text = textAt(server, 'url') ?? '';
    const url = text.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
      return textAt(child(child(server, 'variables'), name), 'default') ?? whole;
    });
    if (text !== '' && URL.canParse(url, nowhere)) {
      const parsed = new URL(url, nowhere);
      if (parsed.protocol === 'https:' || parsed.protocol === 'http:') {
        if (isPlainServer(url, parsed)) return [parsed];
        reader.problems.error(server.pointer, (t) => t.openapi.unsafeServer(redactAddress(url)));
        return [];
      }
    }
    reader.problems.warn(server.pointer, (t) => t.openapi.badServer(redactAddress(text)));
    return [];
  });
}

/**
 * Whether a server's URL is an origin and a plain path. What a URL parser repairs is looked at as well: a backslash or
 * a tab in it means that somebody wants it to be read in two ways. An `@` makes what is before it a user name.
 */
function isPlainServer(text: string, url: URL): boolean {
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(text);
  const path = isRelative ? text.replace(/^\.?\/?/, '/') : text.replace(/^[^:]*:\/\/[^/?#\\]*/, '');
  return !url.href.includes('@') && isPlainPath(path) && isPlainPath(url.pathname);
}
