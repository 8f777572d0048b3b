/** Sentences about sending, in Japanese. */
import type { Text } from '../en.ts';

export const wire = (): Text['wire'] => ({
  badProxy: (variable) => `${variable} が http または https のアドレスではありません。`,
  demoLink: 'このリンクはデモのもので、コマンドの実行中だけ有効です。',
  demoLinkDownload: (command) =>
    `このリンクはデモのもので、コマンドの実行中だけ有効です。ファイルをダウンロードするには: soracom ${command} … --download FILE`,
  comparisonFailed: (month, why) =>
    `${month} の請求を取得できなかったため、グラフに比較対象がありません: ${why}`,
  badProxyHint: 'http://host:port または http://user:password@host:port の形で指定してください。',
  proxyRefused: (host, status) => `プロキシ ${host} がリクエストの中継を拒否しました (HTTP ${status})。`,
  proxyUnauthorized: (host, status) =>
    `プロキシ ${host} がユーザー名とパスワードを求めています (HTTP ${status})。`,
  proxyWrongUser: (host, status) =>
    `プロキシ ${host} が、アドレスに指定したユーザー名とパスワードを拒否しました (HTTP ${status})。`,
  proxy: (host) => `プロキシ ${host}`,
  proxyNotFound: (host) => `プロキシ ${host} が見つかりません。`,
  proxySilent: (host, milliseconds) =>
    `プロキシ ${host} が ${milliseconds / 1000} 秒以内に応答しませんでした。`,
  throughProxy: (host, sentence) => `プロキシ ${host}: ${sentence}`,
  proxyHint:
    'プロキシは HTTPS_PROXY と HTTP_PROXY で指定します。直接接続するホストは NO_PROXY に指定してください。',
  proxyCredentialsHint:
    'プロキシのユーザー名とパスワードをアドレスに含めてください: http://user:password@host:port',
  maybeProxys: (host) =>
    `応答はプロキシ ${host} を経由しており、プロキシ自身の応答かもしれません。プロキシは HTTP_PROXY で指定されています。`,
  caEmpty: (path) => `--ca-file に指定したファイル ${path} に PEM 形式の証明書がありません。`,
  tooSmall: (flag, least) => `--${flag} には ${least} 以上の値を指定してください。`,
  tooGreat: (flag, most) => `--${flag} には ${most} 以下の値を指定してください。`,
  waiting: (cause, seconds, retry, retries) =>
    `${cause}${seconds} 秒後に再試行します (${retries} 回中 ${retry} 回目)。`,
  waitingStatus: (status) => `API が HTTP ${status} を返しました。`,

  repeatedKey: (key) => `API が同じ次ページ (${key}) を再び示したため、終わりがないとみなして中止しました。`,
  foreignLink: (origin) =>
    `API が次ページとして別のアドレス ${origin} を示しました。そこには何も送信していません。`,
  keylessLink: (param) => `API が示した次ページに「${param}」がないため、取得できません。`,
  startAgain: '何も出力されていません。コマンドをもう一度実行してください。',
  resume: (flag, key) => `ここまでの出力は完全です。続きを取得するには --${flag} ${key} を指定してください`,
  fetchingPage: (page, items) => `${page} ページ目を取得しています (取得済み ${items} 件)`,

  noDryRun: (words) => `「${words}」では --dry-run を使えません。`,
  noBodyShown: (bytes, type) => `(${bytes} バイト${type === undefined ? '' : `、${type}`})`,

  readOnly: (words) => `「${words}」は変更を伴う操作ですが、ここでは読み取りだけが許可されています。`,
  readOnlyFlag: (origin) => `${origin} により、読み取りだけが許可されています。`,
  readOnlyProfile: (profile) => `プロファイル「${profile}」に readOnly が設定されています。`,
  readOnlyField: 'このプロファイルでは、変更を伴うコマンドをすべて拒否する',
  effect: {
    read: '読み取りのみ。--read-only でも実行できます。',
    write: 'アカウントを変更します。--read-only では実行できません。',
    destructive:
      '料金の発生または削除を伴います。ターミナルでは実行前に確認します (--yes で省略)。--read-only では実行できません。',
  },

  waitFlag: 'ファイルの準備ができるまで待つ',
  downloadFlag: 'ファイルをこの名前で保存する。- を指定すると標準出力に書き出す (準備ができるまで待つ)',
  overwriteFlag: '--download で既存のファイルを上書きする',
  fileExists: (path) => `${path} はすでに存在します。`,
  fileExistsHint: '別の名前を指定するか、--overwrite で上書きしてください。',
  isNoFile: (path) => `${path} はデバイス、パイプまたはリンクのため、ダウンロードで置き換えません。`,
  isNoFileHint: 'ファイルを指定するか、--download - で標準出力に書き出してください。',
  isFolder: (path) => `${path} はフォルダーです。--download にはファイル名を指定してください。`,
  noFolder: (path) => `フォルダー ${path} がありません。`,
  unwritable: (path, reason) => `${path} に書き込めません。${reason}。`,
  overwriteAlone: '--overwrite は --download FILE と一緒に指定してください。',
  exporting: (seconds) => `エクスポートの完了を待っています (${seconds} 秒)`,
  exportFailed: 'API がファイルを作成できませんでした。',
  exportSlow: (minutes) => `エクスポートが ${minutes} 分以内に完了しませんでした。`,
  exportSlowHint: (id) => `あとで完了する可能性があります。エクスポートの ID は ${id} です。`,
  exportSlowCommand: (command) => `あとで完了する可能性があります。確認するには: ${command}`,
  exportNameless: 'API がエクスポートを始めましたが、ID もアドレスも返しませんでした。',
  unsafeAddress: (origin) => `ファイルのアドレス ${origin} は安全ではないため、取得しません。`,
  privateAddress: (host) => `ファイルの提供元 ${host} は、プライベートネットワーク内のアドレスです。`,
  privateAddressHint:
    'プライベートネットワーク内のアドレスからは、エンドポイントもプライベートネットワーク内にある場合に限りダウンロードします。',
  downloadEmpty: (host) =>
    `${host} は、ファイルが空であることを示さないまま、最初のバイトより前にダウンロードを終了しました。`,
  downloadRefused: (host, status) => `${host} がファイルの取得を拒否しました (HTTP ${status})。`,
  downloadChanged: '取得中にサーバー上のファイルが変わりました。',
  downloadLength: (expected, got) =>
    `ファイルは ${expected} バイトのはずですが、受信したのは ${got} バイトでした。`,
  resuming: (cause, bytes) => `${cause}${bytes} から再開します。`,
  saved: (path, bytes) => `${path} に保存しました (${bytes})。`,
  downloading: (done, rate) => `${done}、毎秒 ${rate}`,
  downloadingOf: (bar, percent, done, total, rate, left) =>
    `${bar} ${percent} %  ${done} / ${total}、毎秒 ${rate}、残り ${left}`,
});
