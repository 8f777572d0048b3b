/** Sentences about OpenAPI documents, in Japanese. */
import type { Text } from '../en.ts';

export const openapi = (): Text['openapi'] => ({
  severity: { error: 'エラー', warning: '警告' },
  groupSummary: (names, more) => names.join('、') + (more ? ' …' : ''),

  tagSummary: (tag, names) => `${tag}: ${names}`,

  tooLarge: (megabytes) => `ドキュメントが ${megabytes} MB を超えています。`,
  tooComplex: 'ドキュメントの入れ子が深すぎるか、エイリアスの展開が大きすぎます。',
  tooManyTokens:
    'ドキュメントが長すぎて、利用できるメモリーでは YAML として読み込めません。JSON なら必要なメモリーはわずかです。',
  notYaml: (reason) => `YAML としても JSON としても正しくありません: ${reason}`,
  notAMapping: 'ドキュメントの最上位は、名前と値のマッピングでなければなりません。',
  duplicateKey: (key) => `同じマッピングの中にキー「${key}」が 2 回あります。`,
  unknownVersion: (found) =>
    `「openapi: 3.0.x」または「openapi: 3.1.x」が必要です${found === '' ? '' : `(実際の値: 「${found}」)`}。`,
  webhooks: (count) => `Webhook ${count} 件を除外しました。Webhook は API 側から呼び出されるものです。`,
  unknownType: (found, known) =>
    `${found} は型(${known.join('、')})ではないため、ここでは任意の値を受け付けます。`,
  notNames: (keyword) => `「${keyword}」はプロパティ名のリストでなければなりません。この指定は無視されます。`,
  notBoolean: (keyword) =>
    `「${keyword}」は true または false でなければなりません。この指定は無視されます。`,
  noPaths: '「paths」には、パスとオペレーションのマッピングが必要です。',
  badPath: (path) => `パス「${path}」は「/」で始まる必要があります。`,
  badServer: (url) =>
    `サーバーの URL「${url}」は有効な http または https の URL ではないため、無視されます。`,
  unsafeServer: (url) =>
    `サーバーの URL「${url}」は、オリジンと通常のパスだけで指定してください (ユーザー名、クエリ、フラグメント、「//」、「.」、「..」は使用できません)。`,
  notPlainPath: (path) =>
    `パス「${path}」には、空白、制御文字、「\\」、「//」、「.」、「..」を使用できません。`,
  unsafeName: (name) => `名前「${name}」に、制御文字など、名前に使用できない文字が含まれています。`,

  notAnObject: 'ここにはオブジェクトが必要です。',
  notAList: 'ここにはリストが必要です。',
  notText: (key) => `「${key}」には空でない文字列が必要です。`,
  referenceNotText: '「$ref」は文字列でなければなりません。',
  externalReference: (reference) =>
    `参照「${reference}」はこのドキュメントの外を指しています。使えるのは「#/…」の参照だけです。`,
  missingReference: (reference) => `参照「${reference}」の指す先がこのドキュメントにありません。`,
  cyclicReference: (reference) => `「${reference}」は自分自身を参照していて、定義にたどり着きません。`,
  recursiveComposition: (name) =>
    `「${name}」は自分自身を含む形で、または深すぎる階層で合成されているため、その部分は任意の値として扱います。`,

  namelessParameter: 'このパラメーターには「name」がありません。',
  cookieParameter: (name) => `Cookie パラメーター「${name}」は無視されます。`,
  unknownPlace: (name) =>
    `パラメーター「${name}」の「in」は path、query、header のいずれかでなければなりません。`,
  missingPathParameter: (path, name) =>
    `パス「${path}」に {${name}} がありますが、その名前のパスパラメーターがありません。`,
  strayPathParameter: (path, name) => `パスパラメーター「${name}」がパス「${path}」の中にありません。`,
  objectParameter: (name) => `パラメーター「${name}」はオブジェクトのため、フラグでは指定できません。`,
  badFlagName: (name) => `名前「${name}」からはフラグを作れません。`,
  takenFlag: {
    parameter: (name, flag) =>
      `--${flag} というフラグがすでにあるため、パラメーター「${name}」は指定できません。`,
    property: (name, flag) =>
      `--${flag} はすでに使われているため、「${name}」は --body でのみ指定できます。「x-soracom-cli-param-name」で別のフラグ名を付けられます。`,
  },
  bodyWithoutContent: 'このリクエスト本文にはコンテントタイプがありません。',

  annotationNotCommands: (annotation) =>
    `「${annotation}」は ["bills list"] のようなコマンドのリストでなければなりません。`,
  badCommand: (annotation) =>
    `「${annotation}」の各コマンドは、英数字と「-」「_」「.」からなる単語を 20 個まで空白で区切ったものでなければなりません。`,
  tooManyCommands: (annotation, most) => `「${annotation}」に指定できるコマンドは ${most} 個までです。`,
  longWord: (annotation, limit, length) =>
    `「${annotation}」に ${length} 文字の単語があります。使えるのは ${limit} 文字までです。`,
  badPagination: (annotation) =>
    `「${annotation}」は {request: {param: 名前}, response: {header: 名前}} でなければなりません。`,
  strayPagination: (param) =>
    `ページネーションのパラメーター「${param}」がオペレーションのクエリパラメーターにありません。`,
  badEffect: (annotation) => `「${annotation}」は read、write、destructive のいずれかでなければなりません。`,
  loweredEffect: (annotation, stated, implied) =>
    `「${annotation}: ${stated}」は無視されます。追加したドキュメントでは、オペレーションの影響を ${implied} より小さくすることはできません。`,
  notTexts: (annotation) => `「${annotation}」は、文字列のリストでなければなりません。`,
  badChoice: (annotation, known) =>
    `「${annotation}」は ${known.join('、')} のいずれかでなければなりません。`,
  badRank: (annotation) =>
    `「${annotation}」は first、last、または 0 から 99 までの整数でなければなりません。`,
  badStatusWords: (annotation, known) =>
    `「${annotation}」は、${known.join('、')} と単語のリストのマッピングでなければなりません。`,
  badFileExport: (annotation) =>
    `「${annotation}」は {id: プロパティ, url: プロパティ, look: パス, status: プロパティ, failed: [単語]} でなければなりません。パスには ID が入る {名前} が 1 つ必要です。`,
  badQuestion: (annotation) =>
    `「${annotation}」は {ask: テキスト, next: テキスト, currency: プロパティ, facts: [項目]} の形でなければなりません。`,
  badFact: (annotation, kinds) =>
    `「${annotation}」の項目は {fact: 種類, value: プロパティ} の形でなければなりません。指定できる種類は ${kinds.join(', ')} です。`,
  badQuotation: (annotation) =>
    `「${annotation}」は {id: プロパティ, days: 1～366, confirm: オペレーション, parameter: 名前} の形でなければなりません。オペレーションには、同じドキュメントのコマンドで、そのパスパラメーターがあるものを指定してください。`,
  badStatusLabels: (annotation) =>
    `「${annotation}」は、状態を表す値と表示する語のマッピングでなければなりません。`,
  badComparison: (annotation) =>
    `「${annotation}」は {look: パス, time: プロパティ, month: プロパティ} の形式でなければなりません。パスには月のための {場所} が 1 つ必要です。`,
  strayComparison: (path) => `JSON を返す GET ${path} がドキュメントにありません。`,
  badComplete: (annotation) =>
    `「${annotation}」は {command: "bills list", property: 名前} の形でなければなりません。`,
  strayComplete: (command, property) =>
    `「${command}」はプロパティ「${property}」を持つ項目を一覧しないため、ここでは値を補完できません。`,
  badGroups: (annotation) => `「${annotation}」は、グループの単語と概要のマッピングでなければなりません。`,
  clash: (command, first, second) =>
    `同じコマンド「${command}」を持つオペレーションが 2 つあります: ${first} と ${second}。`,
});
