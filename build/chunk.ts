/**
 * Turns a chunk into what is written. esbuild splits only ES modules, so each piece becomes CommonJS after it has been
 * split; Node loads that several milliseconds sooner.
 */
import { transform, type TransformOptions } from 'esbuild';

/** @param module a chunk as an ES module @param target the lowest Node @returns minified CommonJS in ASCII */
export async function finishChunk(module: string, target: string): Promise<string> {
  const options = {
    platform: 'node',
    target,
    supported: { 'dynamic-import': false },
  } satisfies TransformOptions;
  const { code: commonJs } = await transform(requirePlainly(module), { format: 'cjs', ...options });
  const { code } = await transform(handOutExports(commonJs), { minify: true, ...options });
  return escapeToAscii(code);
}

/** An ES module gets its `require` from a function that looks for one; CommonJS has it, and other bundlers see it. */
function requirePlainly(code: string): string {
  return code.replaceAll('__require("', 'require("');
}

/**
 * Hands out what a chunk exports as plain properties, once they all have their values. esbuild makes a getter of each,
 * which takes longer to make and to ask, and copies them for importers that take a CommonJS module whole; chunks
 * import each other by name, and never in a circle. What is assigned again later stays a getter.
 *
 * @param code CommonJS as esbuild writes it
 */
export function handOutExports(code: string): string {
  const getters = /^__export\(stdin_exports, \{\n([\s\S]*?)^\}\);\n/m.exec(code);
  if (getters === null) return code;
  const [statement, list = ''] = getters;
  const properties = list.replaceAll(
    /^ {2}(\S+): \(\) => (.+?)(,?)$/gm,
    (_, name: string, value: string, comma: string) =>
      isAssignedLater(value, code)
        ? `  get ${name}() { return ${value}; }${comma}`
        : `  ${name}: ${value}${comma}`,
  );
  // Without the mark, whoever imports the default export of a package gets all of its exports instead.
  const exported = `module.exports = Object.defineProperty({\n${properties}}, "__esModule", { value: true });\n`;
  return (
    code.replace(statement, '').replace('module.exports = __toCommonJS(stdin_exports);\n', '') + exported
  );
}

/** Whether code gives a variable a value anywhere but where it declares it, at the left margin. */
function isAssignedLater(name: string, code: string): boolean {
  const variable = name.replaceAll('$', String.raw`\$`);
  const assignment = new RegExp(
    String.raw`(?<!^(?:var|let|const) )(?<![\w$.])${variable}\s*(?:=(?![=>])|(?:\+\+|--)|[-+*/%&|^?<>]{1,3}=(?![=>]))|(?:\+\+|--)${variable}(?![\w$])`,
    'm',
  );
  return assignment.test(code);
}

/** V8 keeps ASCII in half the memory and reads it faster. esbuild leaves the regular expressions as they are. */
function escapeToAscii(code: string): string {
  return code.replace(/[^\p{ASCII}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
