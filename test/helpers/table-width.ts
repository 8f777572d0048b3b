/** Lets cli-table3 measure as the program does; the build puts our function in the same place (build/packages.ts). */
import { createRequire } from 'node:module';
import { widthOf } from '../../src/terminal/width.ts';

const library = createRequire(createRequire(import.meta.url).resolve('cli-table3'));
const path = library.resolve('string-width');
library(path);
const cached = library.cache[path];
if (cached !== undefined) cached.exports = widthOf;
