/** The help topics and the small commands around them, in Japanese. */
import type { Text } from '../en.ts';

export const topics = (): Text['topics'] => ({
  helpSummary: 'コマンドやトピックの説明を表示する',
  versionSummary: 'バージョンとインストール方法を表示する',
  helpDescription: (names) => `引数を省略すると概要を表示します。トピック: ${names}`,
  flags:
    'すべてのコマンドで使えるフラグです。コマンドの前にも後ろにも指定できます。環境変数でも指定できます (--output は SORACOM_OUTPUT、--fetch-all は SORACOM_FETCH_ALL)。',
  purposes: {
    account: 'アカウントと接続先',
    output: '表示する内容',
    lists: 'リストの範囲',
    waiting: '待機',
    safety: '実行してよいこと',
    network: '通信と時間',
    errors: 'エラーとヘルプ',
  },
  exitCodes:
    '終了コードの意味は次のとおりです。標準出力にはデータだけを出力し、それ以外はすべて標準エラー出力に出力します。',
  exitCode: {
    success: '成功',
    unexpected: 'soracom 自体の予期しない問題',
    usage: 'コマンドラインの誤り (何も送信していません)',
    credentials: '認証情報がない、認証情報が拒否された、またはプロファイルを使えない',
    api: 'API による拒否 (HTTP 4xx)',
    network: 'ネットワークの障害、タイムアウト、または API の障害 (HTTP 5xx)',
    interrupted: '確認で「いいえ」を選んだ場合、または Ctrl-C か SIGTERM による中断',
  },
  environment: 'soracom が参照する環境変数です。フラグ、環境変数、プロファイル、既定値の順に優先されます。',
  variables: {
    SORACOM_PROFILE_DIR: 'プロファイルを保存するフォルダー (既定値は ~/.soracom)',
    SORACOM_PASSWORD: '「soracom configure」で使うパスワード',
    SORACOM_DEFINITIONS_URL:
      '「definitions add soracom」が GitHub の代わりに取得元とするフォルダーまたは URL',
    SORACOM_RELEASES_URL: '「self-update」とインストールスクリプトが GitHub の代わりにリリースを取得する URL',
    SORACOM_DEMO_SIMS: 'デモのアカウントの SIM の数 (最大 1000000、既定値は 24)',
    SORACOM_JSON_ERRORS:
      '値を設定すると、エラーを API が返した JSON のまま出力する (API のレスポンスがなければ {"error": …})',
    SORACOM_TOKEN_CACHE: 'off を設定するとトークンを使わず保存もしない (--no-token-cache と同じ)',
    'LC_ALL, LC_MESSAGES, LANG, LANGUAGE':
      '表示言語。ja で始まる場合は日本語、それ以外は英語。LANGUAGE を優先し (言語のリスト)、ロケールが C の場合は使わない',
    SORACOM_PAGER:
      '画面より長い出力を表示するプログラムとそのオプション (PAGER より優先。空または cat の場合は使わない)',
    PAGER: '同上 (すべてのプログラムに共通)',
    NO_COLOR: '値を設定すると色を付けない',
    FORCE_COLOR: 'パイプでも色を付ける (0 の場合は付けない)',
    NODE_EXTRA_CA_CERTS: '追加で信頼する CA 証明書のファイル',
  },
});
