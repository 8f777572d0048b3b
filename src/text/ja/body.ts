/** Sentences about bodies that don't fit their schema, in Japanese. */
import type { Text } from '../en.ts';

export const body = (): Text['body'] => ({
  place: (pointer, fault) => `--body${pointer === '' ? '' : ` の ${pointer}`}: ${fault}`,
  flag: (flag, fault) => `--${flag}: ${fault}`,
  types: {
    object: 'オブジェクト',
    array: '配列',
    string: '文字列',
    integer: '整数',
    number: '数値',
    boolean: 'true または false',
    null: 'null',
  },
  wrongType: (expected, found) => `${expected}が必要ですが、${found}が指定されています。`,
  lacks: (property) => `プロパティ「${property}」がありません。`,
  notInEnum: (value, known, nearest) =>
    `${value} は ${known.join('、')} のいずれでもありません。${nearest === undefined ? '' : `${nearest} のことですか?`}`,
  atLeast: (minimum, value) => `${minimum} 以上でなければなりません(指定された値: ${value})。`,
  atMost: (maximum, value) => `${maximum} 以下でなければなりません(指定された値: ${value})。`,
  moreThan: (bound, value) => `${bound} より大きくなければなりません(指定された値: ${value})。`,
  lessThan: (bound, value) => `${bound} より小さくなければなりません(指定された値: ${value})。`,
  notMultiple: (of, value) => `${of} の倍数でなければなりません(指定された値: ${value})。`,
  tooShort: (minimum, length) => `${minimum} 文字以上でなければなりません(実際は ${length} 文字)。`,
  tooLong: (maximum, length) => `${maximum} 文字以下でなければなりません(実際は ${length} 文字)。`,
  noMatch: (pattern) => `パターン ${pattern} に一致しません。`,
  tooFew: (minimum, count) => `要素は ${minimum} 個以上必要です(実際は ${count} 個)。`,
  tooMany: (maximum, count) => `要素は ${maximum} 個までです(実際は ${count} 個)。`,
  flagsNeedJson: (flags, type) =>
    `${flags.map((flag) => `--${flag}`).join('、')} は ${type} では送信できません。--body で本文全体を指定してください。`,
  contentType: '本文のコンテントタイプ (API が複数に対応している場合)',
  generateBody: '本文のひな型を JSON で表示する (送信はしない)',
});
