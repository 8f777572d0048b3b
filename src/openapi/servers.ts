/** Base path and API origins from `servers` (OpenAPI 3.0 section 4.7.5). */
import type { RootIndex } from '../model/command.ts';
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

function readServers({ problems }: DocumentReader, owner: Located): URL[] {
  return children(child(owner, 'servers')).flatMap(([, server]) => {
    const text = textAt(server, 'url') ?? '';
    const url = text.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
      return textAt(child(child(server, 'variables'), name), 'default') ?? whole;
    });
    if (text !== '' && URL.canParse(url, nowhere)) {
      const parsed = new URL(url, nowhere);
      if (parsed.protocol === 'https:' || parsed.protocol === 'http:') return [parsed];
    }
    problems.warn(server.pointer, (t) => t.openapi.badServer(text));
    return [];
  });
}
