/** `soracom simulator serve`: the API on this machine, until Ctrl-C. */
import { escapeForTerminal } from '../../src/terminal/printable.ts';
import { resolve } from 'node:path';
import { coverageOf, isOn } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { JsonNumber } from '../../src/json/value.ts';
import type { JsonObject } from '../../src/model/json-object.ts';
import { parseFaultFlag } from '../../src/simulator/faults/parse.ts';
import { largestFleet } from '../../src/simulator/facts.ts';
import { createFileState } from '../../src/simulator/file-state.ts';
import { isLoopback } from '../../src/model/http.ts';
import { serveSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/serve.ts';
import { createMemoryState } from '../../src/simulator/state.ts';
import type { BuiltinCommand, BuiltinInput, CommandContext } from '../../src/command/command.ts';

export const simulatorServe: BuiltinCommand = {
  description: (t) => t.simulate.serveDescription,
  flags: [
    { name: 'port', type: 'integer', description: (t) => t.simulate.port },
    { name: 'host', type: 'string', description: (t) => t.simulate.host },
    { name: 'allow-host', type: 'array', description: (t) => t.simulate.allowHost },
    { name: 'seed', type: 'string', description: (t) => t.simulate.seed },
    { name: 'state', type: 'string', valuesFrom: 'file', description: (t) => t.simulate.state },
    { name: 'now', type: 'string', description: (t) => t.simulate.now },
    { name: 'sims', type: 'integer', description: (t) => t.simulate.sims },
    { name: 'export-bytes', type: 'integer', description: (t) => t.simulate.exportBytes },
    { name: 'link-only-paging', type: 'boolean', description: (t) => t.simulate.linkOnlyPaging },
    { name: 'require-mfa', type: 'boolean', description: (t) => t.simulate.requireMfa },
    { name: 'requests-per-minute', type: 'integer', description: (t) => t.simulate.requestsPerMinute },
    { name: 'fault', type: 'array', format: 'verbatim', description: (t) => t.simulate.fault },
    {
      name: 'document',
      type: 'array',
      format: 'verbatim',
      valuesFrom: 'file',
      description: (t) => t.simulate.document,
    },
  ],
  examples: [
    'simulator serve',
    'simulator serve --port 8080 --seed test --now 2026-09-15T00:00:00Z',
    'simulator serve --state orders.state --fault server-error:times=2',
  ],
  run: async (input, context) => {
    const options = await readOptions(input, context);
    if (options.host !== undefined && !isLoopback(options.host)) {
      await context.warn(context.text.simulate.remoteWarning(options.host));
    }
    const simulator = await serveSimulator(options);
    return {
      kind: 'bytes',
      body: serveUntilInterrupted(simulator, options, context),
      contentType: 'text/plain',
    };
  },
};

/** Says where the API is, and ends with the interrupt. */
async function* serveUntilInterrupted(
  simulator: Simulator,
  options: SimulatorOptions,
  { io, text }: CommandContext,
): AsyncGenerator<Uint8Array> {
  const { authKeyId, authKey } = simulator.credentials;
  const lines = [
    `# ${text.simulate.serving(simulator.endpoint, options.coverageType)}`,
    `export SORACOM_ENDPOINT=${simulator.endpoint}`,
    `export SORACOM_AUTH_KEY_ID=${authKeyId}`,
    `export SORACOM_AUTH_KEY=${authKey}`,
  ];
  try {
    yield new TextEncoder().encode(`${lines.join('\n')}\n`);
    await new Promise<void>((end) => {
      if (io.signal.aborted) end();
      else io.signal.addEventListener('abort', () => end(), { once: true });
    });
  } finally {
    await simulator.close();
  }
}

async function readOptions({ values }: BuiltinInput, context: CommandContext): Promise<SimulatorOptions> {
  const { settings, io, app } = context;
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const state = text('state');
  const host = text('host');
  const fixed = readInstant(text('now'));
  const documents = app.readDocuments() as JsonObject[];
  for (const file of readList(values.get('document'))) {
    const { readAnnotatedDocument } = await import('./document-file.ts');
    documents.push(await readAnnotatedDocument(resolve(io.cwd, file), io.signal));
  }
  return {
    documents,
    coverageType: coverageOf(settings) ?? 'jp',
    seed: text('seed') ?? 'demo',
    now: fixed === undefined ? () => io.now() : () => fixed,
    tokenNow: () => io.now(),
    state: state === undefined ? createMemoryState() : createFileState(resolve(io.cwd, state)),
    faults: readList(values.get('fault')).map(parseFaultFlag),
    allowedHosts: readList(values.get('allow-host')).map((name) => name.toLowerCase()),
    linkOnlyPaging: values.get('link-only-paging') === true,
    requireMfa: values.get('require-mfa') === true,
    ...(host !== undefined && { host }),
    ...readNumbers(values),
    ...(isOn(settings, 'verbose') && {
      log: (line: string) => void io.stderr.write(`${escapeForTerminal(line)}\n`),
    }),
  };
}

const numbers = {
  port: { option: 'port', max: 65_535 },
  sims: { option: 'simCount', max: largestFleet },
  'export-bytes': { option: 'exportBytes', max: Number.MAX_SAFE_INTEGER },
  'requests-per-minute': { option: 'requestsPerMinute', max: Number.MAX_SAFE_INTEGER },
} as const;

function readNumbers(
  values: BuiltinInput['values'],
): Partial<Record<(typeof numbers)[keyof typeof numbers]['option'], number>> {
  const found: Partial<Record<(typeof numbers)[keyof typeof numbers]['option'], number>> = {};
  for (const [name, { option, max }] of Object.entries(numbers)) {
    const value = values.get(name);
    if (!(value instanceof JsonNumber)) continue;
    const number = Number(value.text);
    if (number < 0 || number > max) throw new UsageError((t) => t.flags.tooLarge(name, value.text));
    found[option] = number;
  }
  return found;
}

function readInstant(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const instant = Date.parse(given);
  if (Number.isNaN(instant)) throw new UsageError((t) => t.simulate.badNow(given));
  return instant;
}

function readList(value: unknown): string[] {
  return Array.isArray(value) ? value : [];
}
