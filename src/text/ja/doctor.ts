/** Sentences of `soracom doctor`, in Japanese. */
import type { Text } from '../en.ts';

export const doctor = (): Text['doctor'] => ({
  summary: 'API の呼び出しに必要なものを診断し、対処方法を表示する',
  description:
    'すべての項目を同時に、10 秒以内で確認します。ほかに問題があっても、各項目を独立に確認し、誤りのある設定は使いません。終了コードは、問題がなければ 0、あればその中で最も大きい値です。設定は 2、プロファイルと認証情報は 3、ネットワークは 5 です (soracom help exit-codes)。',
  titles: {
    version: 'バージョン',
    settings: '設定',
    'profile-dir': 'プロファイルのフォルダー',
    profile: 'プロファイル',
    'soracom-cli': '全プロファイル',
    credentials: '認証情報',
    endpoint: 'エンドポイント',
    proxy: 'プロキシ',
    definitions: '追加した定義',
    'token-cache': 'トークンキャッシュ',
    'completion-cache': '補完キャッシュ',
    leftovers: '残ったファイル',
    dns: 'DNS',
    connection: '接続',
    tls: 'TLS',
    clock: '時計',
    authentication: '認証',
  },
  standing: { ok: '正常', warning: '警告', problem: '問題', skipped: '省略' },
  working: '診断しています',
  notChecked: '未確認',
  needs: (checks, cause) => `${checks.join('、')}: 先に「${cause}」の問題を解決してください。`,
  dnsHint: 'ネットワーク接続と、エンドポイントのホスト名を確認してください。',
  nodeTooOld: (version, least) => `Node.js ${version} は ${least} より古いバージョンです。`,
  nodeHint: (least) => `Node.js ${least} 以降をインストールしてください。`,
  version: (own, runtime, way, path) => `${runtime} で動作している soracom ${own} です (${way}: ${path})`,
  settingsFine: 'フラグと環境変数に誤りはありません。',
  variablesIgnored: (variables, flag) => `${flag} が指定されたため無効: ${variables}`,
  settingsHint: '環境変数の一覧と値は soracom help environment で確認できます。',
  dirAbsent: (dir) => `${dir} はまだありません。プロファイルの保存時に作成します。`,
  dirPrivate: (dir) => `${dir} は本人だけが使えます。`,
  dirAtHome: (dir) =>
    `${dir} はホームフォルダーの中にあり、Windows がほかのユーザーのアクセスを制限しています。`,
  dirElsewhere: (dir) =>
    `${dir} はホームフォルダーの外にあり、このコンピューターのほかのユーザーが読める可能性があります。`,
  dirElsewhereHint: (dir) => `ホームフォルダーに移動するか、アクセス権を確認してください: icacls "${dir}"`,
  dirNoFolder: (dir) => `${dir} はフォルダーではありません。`,
  dirNoFolderHint: '別の場所に移すか、SORACOM_PROFILE_DIR で別のフォルダーを指定してください。',
  dirOpen: (dir, mode) => `${dir} はほかのユーザーからも見えます (モード ${mode})。`,
  dirOpenHint: (dir) => `chmod 700 '${dir}'`,
  dirUnwritable: (dir) => `${dir} に書き込めません。`,
  dirUnwritableHint: 'プロファイルの変更とトークンの保存ができません。フォルダーの所有者を確認してください。',
  noLeftovers: '書き込みの中断で残ったファイルはありません。',
  leftovers: (count) =>
    `書き込みの中断で残ったファイルが ${count} 件あります。認証情報を含んでいる可能性があります。`,
  profileFound: (path) => `${path} は読み込み可能で、本人だけが使え、形式も正しいファイルです。`,
  profileBuiltin: 'demo は組み込みのため、ファイルは必要ありません。',
  profilesShared: (names) => `soracom-cli とそのまま共用できるプロファイルは ${names} です。`,
  profileUnusable: (name, reason) => `「${name}」はここでは使えません。${reason}`,
  profileNotNeeded: (name) =>
    `プロファイル「${name}」はありませんが、フラグか環境変数で認証情報が指定されています。`,
  signIn: (way) => `サインインの方法: ${way}`,
  noProxy: 'プロキシは設定されていません。',
  proxy: (variable, host) => `${variable} により、${host} を経由して接続します。`,
  proxyUnused: (variable, host) => `${variable} は設定されていますが、${host} には直接接続します。`,
  proxyHint:
    'http://proxy.example.com:8080 のように指定してください。直接接続する場合は変数を削除してください。',
  resolved: (host, addresses) => `${host} のアドレスは ${addresses} です。`,
  throughProxy: '名前解決はプロキシが行います。',
  connected: (host, milliseconds) => `${host} は ${milliseconds} ミリ秒で応答しました。`,
  connectedOnly: (host) => `${host} に接続できます。`,
  timedOut: (seconds) => `${seconds} 秒以内に応答がありません。`,
  tls: (protocol, until) => `${protocol} で接続でき、証明書は信頼されており、${until} まで有効です。`,
  tlsTrusted: (host) => `${host} の証明書は信頼されています。`,
  tlsUnchecked:
    'NODE_TLS_REJECT_UNAUTHORIZED が 0 です。soracom は証明書を検証しますが、ほかの Node.js プログラムは検証しません。',
  tlsUncheckedHint: '変数を削除してください。信頼する証明書は --ca-file で追加できます。',
  tlsLocal: 'エンドポイントはこのマシンにあり、暗号化されない http で接続します。',
  tlsPlain: 'エンドポイントは暗号化されない http です。認証情報が暗号化されずに送信されます。',
  tlsPlainHint: 'https のエンドポイントを使ってください。',
  clock: (seconds) => `このマシンの時計とサーバーの時計の差は ${seconds} 秒以内です。`,
  clockOff: (seconds) => `このマシンの時計はサーバーの時計と ${seconds} 秒ずれています。`,
  clockHint: '時計を合わせてください (NTP を推奨します)。トークンの有効期限は時計で判断します。',
  noDate: 'サーバーのレスポンスに時刻が含まれていません。',
  cacheOff:
    'トークンは保存されません (--no-token-cache または SORACOM_TOKEN_CACHE=off の指定、またはデモのため)。',
  cacheEmpty: (dir) => `保存されているトークンはまだありません。${dir} に保存できます。`,
  cacheHolds: (count, dir) => `${dir} に ${count} 件保存されています。`,
  cacheBroken: (dir, reason) => `${dir} にトークンを保存できません。${reason}。`,
  cacheHint:
    '呼び出しはできますが、毎回サインインします。フォルダーの所有者とディスクの空き容量を確認してください。',
  signedIn: (operator) =>
    `API が認証情報を受け付けました${operator === undefined ? '' : ` (オペレーター ${operator})`}。`,
  nothingToAsk: '使用中のドキュメントに、確認に使える呼び出しがありません。',
  skipped: (check) => `「${check}」の問題が解決するまで確認できません。`,
  noDefinitions: '追加した定義はありません。',
  definitionsSound: (count) =>
    `追加したドキュメント ${count} 件は変更されておらず、ほかのユーザーは書き込めません。`,
  definitionsDamaged: (paths) =>
    `次のファイルがないか、変更されたか、ほかのユーザーが書き込める状態です: ${paths}`,
  definitionsHint: 'ドキュメントを取得し直してください: soracom definitions update',
  completionEmpty: '補完の候補は保存されていません。',
  completionHolds: (count, dir) => `補完の候補が ${dir} に保存されています (${count} ファイル)。`,
  completionBroken: (dir) => `${dir} を使えません。本人だけが書き込めるフォルダーではありません。`,
  completionHint: (dir) => `補完は動作しますが、毎回 API に問い合わせます。削除してください: rm -r ${dir}`,
  total: (problems, warnings) => {
    if (problems + warnings === 0) return '問題は見つかりませんでした。';
    const parts = [
      ...(problems > 0 ? [`問題 ${problems} 件`] : []),
      ...(warnings > 0 ? [`警告 ${warnings} 件`] : []),
    ];
    return `${parts.join('、')}。${problems === 0 ? 'コマンドはそのまま使えます。' : ''}`;
  },
});
