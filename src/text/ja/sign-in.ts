/** Sentences of the commands around tokens and profile fields, in Japanese. */
import type { Text } from '../en.ts';

export const signIn = (): Text['signIn'] => ({
  statusSummary: 'どのアカウントで、どこに、いつまでサインインしているかを表示する',
  statusDescription:
    '保存されているトークンがあればそれを使い、なければサインインします。秘密の値は表示しません。サインインできない場合の終了コードは 3 です。',
  tokenSummary: 'ほかのツールで使う API キーとトークンを表示する',
  tokenDescription:
    '表示される API キーとトークンがあれば、有効期限まで API を使えます。出力は秘密の値として扱ってください。--shell を指定すると、エンドポイントとともに POSIX シェルの export 行として出力します。',
  shell: 'シェルの export 行として出力する: eval "$(soracom auth token --shell)"',
  logoutSummary: '使用中のトークンを失効させて削除する',
  logoutDescription:
    'トークンを API 側で失効させ、このマシンからも削除します。API に接続できない場合も、このマシンからは削除します。次のコマンドは改めてサインインします。',
  logoutAll: 'すべてのプロファイルの、保存されているトークンすべてを対象にする',
  loggedOut: (endpoint) => `${endpoint} のトークンを失効させて削除しました。`,
  alreadyInvalid: (endpoint) => `${endpoint} のトークンはすでに無効でした。削除しました。`,
  nothingToForget: '失効させるトークンはありません。',
  notRevoked: (endpoint, reason) =>
    `${endpoint} のトークンをこのマシンから削除しましたが、失効させることはできませんでした: ${reason}`,
  notRevokedHint: 'トークンは有効期限まで有効なままです。',
  sandboxSummary: 'サンドボックスのアカウントとプロファイルを作成する',
  sandboxDescription:
    '本番アカウントの AuthKey を使ってサンドボックスのアカウントを作成します。AuthKey は一度使うだけで、保存しません。プロファイル名は「sandbox」または --profile で指定した名前になります。フラグと環境変数で指定されていない項目は、ターミナルであれば対話形式で尋ねます。スクリプトでは秘密の値を SORACOM_AUTH_KEY と SORACOM_PASSWORD、または --secret-stdin で渡してください。',
  sandboxAuthKeyId: '本番アカウントの AuthKey の ID',
  sandboxAuthKey: 'その AuthKey (秘密の値)。--secret-stdin または SORACOM_AUTH_KEY を推奨します',
  sandboxEmail: '新しいサンドボックスアカウントのメールアドレス',
  sandboxPassword:
    '新しいサンドボックスアカウントのパスワード。--secret-stdin または SORACOM_PASSWORD を推奨します',
  sandboxRegisterPaymentMethod: 'アカウントに支払方法を登録する (=false を指定しない限り登録)',
  sandboxOverwrite: '既存のプロファイルを置き換える (サンドボックスのプロファイルは指定しなくても置き換え)',
  sandboxSecretStdin: '指定されていない秘密の値を、AuthKey、パスワードの順に標準入力から 1 行ずつ読み込む',
  sandboxIncomplete: '足りない項目がありますが、ターミナルがないため入力を求められません。',
  sandboxIncompleteHint:
    '--auth-key-id と --email を指定し、秘密の値を SORACOM_AUTH_KEY と SORACOM_PASSWORD、または --secret-stdin で渡してください。',
  sandboxAuthKeyIdQuestion: '本番アカウントの AuthKey の ID:',
  sandboxAuthKeyQuestion: 'その AuthKey (一度使うだけで、保存しません):',
  sandboxEmailQuestion: 'サンドボックスアカウントのメールアドレス:',
  sandboxPasswordQuestion: 'サンドボックスアカウントのパスワード:',
  setSummary: 'プロファイルの 1 項目を設定する',
  setDescription: (fields) =>
    `1 項目だけを変更し、soracom が知らない項目も含めてほかの項目はそのまま残します。プロファイルがない場合は作成します。引数は同じマシンのほかのユーザーからも見えるため、VALUE を省略するか - を指定して、画面に表示せずに入力するか標準入力で渡すことができます。ヘッダーを 1 件だけ設定するには headers.NAME とします。項目: ${fields}`,
  unsetSummary: 'プロファイルの 1 項目を削除する',
  unsetDescription: 'ほかの項目はそのまま残します。ヘッダーを 1 件だけ削除するには headers.NAME とします。',
  renameSummary: 'プロファイルの名前を変更する',
  renameDescription:
    'そのプロファイルの認証情報を使うプロファイル (sourceProfile) も、新しい名前に合わせて変更します。',
  unknownField: (field, nearest) =>
    `プロファイルに「${field}」という項目はありません。${nearest === undefined ? '' : `${nearest} のことですか?`}`,
  fieldUnset: (field, name) => `プロファイル「${name}」に ${field} は設定されていません。`,
  badHeaderName: (name) => `「${name}」はヘッダーの名前に使えません。`,
  noValue: (field) => `${field} の値がありませんが、ターミナルがないため入力を求められません。`,
  noValueHint: '引数で指定するか、「-」を指定して標準入力で渡してください。',
  valueQuestion: (field) => `${field} の値:`,
  fieldSet: (field, name) => `プロファイル「${name}」の ${field} を設定しました。`,
  fieldRemoved: (field, name) => `プロファイル「${name}」の ${field} を削除しました。`,
  renamed: (from, to) => `プロファイル「${from}」の名前を「${to}」に変更しました。`,
  sourceFollows: (name, to) => `プロファイル「${name}」の sourceProfile も「${to}」に変更しました。`,
});
