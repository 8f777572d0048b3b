// Required into the built program: when it ends, keeps what V8 compiled of each chunk in the folder named by KEEP_CODE.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const scripts = new Map();
globalThis[Symbol.for('soracom.scripts')] = scripts;

process.on('exit', () => {
  const folder = join(process.env.KEEP_CODE, `${process.versions.v8}-${process.arch}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of scripts) writeFileSync(join(folder, name), script.createCachedData());
});
