/**
 * `--query`: JMESPath over a whole result, with numbers that keep their text.
 *
 * The library computes with JavaScript's numbers. A number that those would change (9007199254740993, 1.50) goes in
 * as an `ExactNumber`, which the interpreter is taught to take for a number; wherever it comes out again it has its
 * text. What the expression computes itself is the library's own arithmetic, but for `sum`, which is exact.
 */
import { TreeInterpreter, compile, search, tokenize } from '@jmespath-community/jmespath';
import { NetworkError, UsageError } from '../errors.ts';
import { parseJson } from '../json/parse.ts';
import { writeJson } from '../json/write.ts';
import type { JsonValue } from '../json/value.ts';
