/** Sentences about the API documents that users add, in Japanese. */
import type { Text } from '../en.ts';

export const definitions = (): Text['definitions'] => ({
  summary: 'OpenAPI ドキュメントのコマンドを追加する',
  addSummary: 'OpenAPI ドキュメントを追加する',
  listSummary: '追加したドキュメントを一覧表示する',
  showSummary: 'ドキュメントが提供するコマンドと、置き換えや除外の内容を表示する',
  removeSummary: 'ドキュメントとそのコマンドを削除する',
  updateSummary: 'ドキュメントを取得し直してコンパイルする',
  addDescription:
    'SOURCE は、オペレーションに x-soracom-cli を持つ OpenAPI 3.0 または 3.1 のドキュメント(YAML または JSON)のファイルか https の URL です。soracom と指定すると、Soracom API 全体とサンドボックスのドキュメントを日本語テキストとともに GitHub の soracom-cli リポジトリから取得し、すべてまとめて追加します(1 つでも失敗すれば何も追加しません)。コマンドは同梱のコマンドに加わります。同梱のコマンドが同じオペレーションを呼び出す場合はそのまま残り、別のオペレーションを呼び出す場合は --allow-override を付けない限り何も追加しません。--lang ja を付けると、SOURCE は追加済みのドキュメントの日本語テキスト(翻訳版ドキュメント、または operationId ごとのオーバーレイ)として扱われます。',
  listDescription: 'ドキュメントごとに、取得元、取得日時、コマンドの数を 1 行で表示します。',
  showDescription: '保存されているドキュメントをもう一度コンパイルして報告します。取得や変更は行いません。',
  removeDescription: 'ドキュメントが置き換えていた同梱のコマンドは、元に戻ります。',
  updateDescription:
    'NAME を省略するとすべてが対象です。ETag を送るサーバーには変更の有無だけを問い合わせます。新しいドキュメントに誤りがあれば、以前のものがそのまま使われます。',
  nameFlag: 'ドキュメントの名前。省略するとファイル名から付けます。',
  langFlag: 'ja: SOURCE はドキュメントの日本語テキストです。',
  allowOverrideFlag: '別のオペレーションを呼び出す同梱のコマンドを、ドキュメントのコマンドで置き換えます。',
  overwriteFlag: '取得元の異なる同名のドキュメントを置き換えます。',

  badName: (name) => `「${name}」は定義の名前として使えません。`,
  badNameHint: '--name に、英数字で始まり、英数字と「.」「_」「-」からなる名前を指定してください。',
  unknown: (name) => `「${name}」という定義はありません。`,
  known: (names) =>
    names.length === 0
      ? 'まだ追加されていません: soracom definitions add FILE'
      : `追加済みの定義: ${names.join('、')}`,
  exists: (name, source) => `「${name}」はすでに ${source} から追加されています。`,
  existsHint: '別の --name を指定するか、--overwrite で置き換えてください。',

  knownSetFlags: (source) =>
    `--name と --lang は単一のドキュメントにだけ指定できます。「${source}」は名前の決まった複数のドキュメントを表します。`,
  otherOperation: (command, by, shipped) =>
    `「${command}」は ${shipped} を呼び出す同梱のコマンドですが、このドキュメントでは ${by} を呼び出します。`,
  allowOverrideHint:
    '何も追加していません。同梱のコマンドを置き換えるには、--allow-override を付けて実行し直してください。',

  httpsOnly: (source) => `「${source}」は取得できません。使えるのは https の URL かファイルだけです。`,
  noCredentials:
    'ユーザー名やパスワードを含む URL は取得しません。ドキュメントの取得に認証情報を送ることはありません。',
  notServed: (url, status) => `${url} を取得できません(HTTP ${status})。`,
  redirectHint: '信頼できる場合は、最終的な URL を指定してください。',
  unreadable: (path, reason) => `${path} を読み込めません。${reason}。`,
  tooLarge: (source, megabytes) =>
    `${source} は ${megabytes} MB を超えているため、API ドキュメントとして扱えません。`,
  notText: (place) => `${place}: UTF-8 のテキストではありません。`,

  unchanged: '何も変更していません。',
  moreProblems: (count) => `… ほか ${count} 件。`,
  brokenState: (path) => `${path} を読み込めないか、内容が壊れています。`,
  brokenStateHint: (dir) =>
    `フォルダー ${dir} を削除して、ドキュメントを追加し直してください。それまでは同梱のコマンドだけが使えます。`,
  unwritable: (path, reason) => `${path} に書き込めません。${reason}。`,
  textGone: (source, path) => `${source} の保存済みテキストがありません(${path})。`,
  textChanged: (source, path) =>
    `保存されている ${source} の内容が、取得したときの内容と異なります (${path})。`,
  untrusted: (path) =>
    `${path} は、別のユーザーの所有であるか、ほかのユーザーが書き込めるため、使用しません。`,
  untrustedHint: (word) =>
    `自分のもので、変更されていないことを確認できる場合は、ほかのユーザーが書き込めないようにしてください: chmod go-w ${word}`,
  textGoneHint: 'soracom definitions update で取得し直してください。',
  notCompiled: (reason) => `追加したドキュメントを使えないため、同梱のコマンドだけが有効です: ${reason}`,
  notKept: (reason) => `コンパイル結果を保存できないため、起動のたびにコンパイルします: ${reason}`,

  noCommands: (name) =>
    `「${name}」にはコマンドがありません。x-soracom-cli を持つオペレーションが 1 つもありません。`,
  overriding: (count, names) => `同梱のコマンド ${count} 件が置き換えられます: ${names}`,
  keptShipped: (count, names) =>
    `同梱のコマンド ${count} 件は、ドキュメントに別のオペレーションがありますが、そのまま使われます: ${names}。置き換えるには soracom definitions add に --allow-override を付けてください。`,
  displaced: (count, names) =>
    `soracom 自身のコマンドがあるため、${count} 件のコマンドを除外しました: ${names}`,
  skipping: (count) =>
    `x-soracom-cli のないオペレーション ${count} 件を除外しました。一覧は soracom definitions show で確認できます。`,
  andMore: (names, more) => names.join('、') + (more > 0 ? ` ほか ${more} 件` : ''),
  removed: (name) => `「${name}」を削除しました。`,
});
