/** Sentences about credentials and tokens, in Japanese. */
import type { Text } from '../en.ts';

export const auth = (): Text['auth'] => ({
  none: (profile) =>
    `認証情報がありません。フラグにも環境変数にも指定がなく、プロファイル「${profile}」もありません。`,
  noProfile: (profile) => `プロファイル「${profile}」はありません。`,
  noProfileHint: (names) =>
    names.length === 0
      ? '次のコマンドで作成できます: soracom configure'
      : `--profile または SORACOM_PROFILE で選択してください: ${names.join(', ')}。新しく作成する場合: soracom configure`,
  noSource: (profile, source) =>
    `プロファイル「${profile}」は「${source}」の認証情報を使います (sourceProfile) が、「${source}」というプロファイルはありません。`,
  noSourceHint: (profile, others) =>
    `次のコマンドで別のプロファイルを指定できます: soracom configure set sourceProfile NAME --profile ${profile}${others.length === 0 ? '' : ` (プロファイルの一覧: ${others.join(', ')})`}`,
  noneHint: '「soracom configure」でプロファイルを作成するか、組み込みのデモを試してください: --profile demo',
  configureHint: (profile) =>
    `次のコマンドで設定し直せます: soracom configure --profile ${profile} --overwrite`,
  profileIncomplete: (profile) =>
    `プロファイル「${profile}」の認証情報が足りません。AuthKey の ID と AuthKey、メールアドレスとパスワード、オペレーター ID とユーザー名とパスワードのいずれかが必要です。`,
  switchIncomplete: (profile) =>
    `プロファイル「${profile}」には sourceProfile があるため、operatorId と username も必要です。`,
  chainedSource: (profile, source) =>
    `プロファイル「${profile}」が参照する「${source}」にも sourceProfile があります。sourceProfile を重ねて使うことはできません。`,
  refused: (message) => `認証情報が拒否されました: ${message}`,
  refusedHint: '使用中の認証情報とその指定元は「soracom configure show」で確認できます。',
  codeQuestion: 'ワンタイムコード (多要素認証):',
  codeHint:
    'ターミナルではコードの入力を求めます。それ以外ではプロファイルに設定してください: soracom configure set mfaOTPCode -',
  cacheUnusable: (dir, reason) => `${dir} を使えないため、トークンを保存しません。${reason}。`,
  noToken: '認証のレスポンスに API キーとトークンが含まれていません。',
  pairSignsNothing: 'API キーとトークンはサインインの結果として得られるもので、サインインには使えません。',
  noOperatorId: 'トークンに含まれていないため、オペレーター ID が分かりません。',
  noOperatorIdHint: '--operator-id で指定してください。',
  commandEmpty: 'プロファイルコマンドが空です。',
  commandQuotes: 'プロファイルコマンドの引用符が閉じられていません。',
  commandNotFound: (file) => `プロファイルコマンド ${file} が見つかりません。`,
  commandUnusable: (file, reason) => `プロファイルコマンド ${file} を実行できません。${reason}。`,
  commandTalksOn: (file, megabytes) =>
    `プロファイルコマンド ${file} の出力が ${megabytes} MB を超えたため、プロファイルとして読み込めません。`,
  commandTimedOut: (file, seconds) =>
    `プロファイルコマンド ${file} が ${seconds} 秒以内に終了しませんでした。`,
  commandFailed: (file, code) => `プロファイルコマンド ${file} が失敗しました (終了コード ${code})。`,
  demoIsClosed: (flag) =>
    `demo プロファイルは専用のエンドポイントと認証情報を使うため、${flag} とは併用できません。`,
});
