/** Sentences of the simulator commands, in Japanese. */
import type { Text } from '../en.ts';

export const simulate = (): Text['simulate'] => ({
  summary: 'このマシンで API シミュレーターを動かす (テスト向け)',
  serveSummary: 'API シミュレーターを起動する (Ctrl-C で終了)',
  advanceSummary: '注文のステータスを 1 つ進める',
  resetSummary: 'シミュレーターを初期状態に戻す',
  serveDescription:
    '同梱のすべてのコマンドに、架空のアカウントとして応答します。請求、注文、クーポンなどは本物と同じように振る舞い、状態を保ちます。soracom の接続先にするための環境変数を表示します。シードと時刻が同じなら、レスポンスも同じです。',
  advanceDescription:
    '時計を待たずに、注文を次のステータス (ordering、ordered、kitting、shipped、…) へ進めます。対象はデモ、または --endpoint のシミュレーターです。',
  resetDescription:
    'デモを初期状態に戻します。--endpoint のシミュレーターを戻すことも、状態ファイルを削除することもできます。',
  port: '待ち受けるポート。省略時は空いているポート',
  host: '待ち受けるアドレス。省略時は 127.0.0.1。それ以外は他のマシンからも接続できます',
  allowHost:
    'このマシンのプログラムが経由するプロキシの名前。繰り返し指定可。省略時はこのマシン自身の名前だけにレスポンス',
  seed: 'アカウントを作る元になる文字列。省略時は "demo"',
  state: '次回まで状態を保存するファイル。省略時はメモリー上に保持',
  now: '時計を止めておく時刻 (例 2026-09-15T00:00:00Z)。省略時は実際の時刻',
  sims: 'アカウントの SIM の数 (最大 1000000)。省略時は 24',
  exportBytes: '書き出す CSV の最小サイズ (バイト)',
  linkOnlyPaging: '次のページを Link ヘッダーだけで知らせる',
  requireMfa: 'パスワードでの認証時にワンタイムコードを求める',
  requestsPerMinute: '1 分間に許すリクエスト数。省略時は実質無制限',
  fault: '発生させる障害 (NAME:key=value,… の形式、複数指定可)。一覧は docs/simulator.md にあります',
  document: 'あわせて応答するアノテーション付き OpenAPI ドキュメント (複数指定可)',
  resetState: '削除する状態ファイル',
  serving: (endpoint, coverage) =>
    `シミュレートした Soracom API: ${endpoint} (カバレッジ ${coverage})。Ctrl-C で終了します。`,
  remoteWarning: (host) =>
    `${host} で待ち受けます。このマシンに接続できる人は誰でも、暗号化なしでシミュレーターを使えます。`,
  badNow: (value) =>
    `--now: 「${value}」は時刻ではありません。2026-09-15T00:00:00Z の形式で指定してください。`,
  forgets: (dir) => `${dir} に書き込めないため、デモはこのコマンドが終わると操作内容を忘れます。`,
  resetDone: 'シミュレーターは初期状態に戻りました。',
});
