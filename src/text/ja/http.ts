/** Sentences about the network and the API's answers, in Japanese. */
import type { Text } from '../en.ts';

export const http = (): Text['http'] => ({
  hostNotFound: (host) => `ホスト ${host} が見つかりません。`,
  hostHint:
    'ネットワーク接続とエンドポイントを確認してください (エンドポイントは「soracom configure show」で表示できます)。',
  refused: (host) => `${host} への接続が拒否されました。応答するサーバーがありません。`,
  reset: (host) => `${host} が応答する前に接続を閉じました。`,
  cutShort: (host) => `${host} からの応答が途中で切れました。`,
  failed: (host, reason) => `${host} への接続に失敗しました: ${reason}`,
  certificate: (host, code) => `${host} の証明書を信頼できません (${code})。`,
  certificateHint:
    '通信を再暗号化するプロキシを使っている場合は、その CA 証明書のファイルを NODE_EXTRA_CA_CERTS に指定してください。',
  tls: (host) => `${host} との暗号化された接続を確立できません。`,
  tlsHint: 'エンドポイントが https に対応しているか確認してください。',
  timedOut: (phase, host, milliseconds) =>
    ({
      connect: `${milliseconds / 1000} 秒以内に ${host} に接続できませんでした。`,
      headers: `${milliseconds / 1000} 秒以内に ${host} から応答がありませんでした。`,
      body: `${host} からの応答が ${milliseconds / 1000} 秒間途絶えました。`,
    })[phase],
  unknownEncoding: (name) => `応答が、要求していないエンコーディング ${name} で送られてきました。`,
  badEncoding: (host) => `${host} からの圧縮された応答が壊れています。`,
  redirected: (status, target) =>
    `サーバーが ${target} へのリダイレクトを返しました (HTTP ${status})。リクエストと認証情報はリダイレクト先に送っていません。`,
  redirectHint:
    'エンドポイントを確認してください。リダイレクト先を信頼できる場合は、そのアドレスを --endpoint に指定してください。',
  redirectLoop: (host) => `${host} のリダイレクトが循環しています。`,
  refusedByApi: (status, message) => message || `API が HTTP ${status} を返しました。`,
  notJson: 'API の応答は JSON のはずですが、JSON として読み取れません。',
  tooLarge: (megabytes) => `応答が ${megabytes} MB を超えているため、メモリに保持できません。`,
  tooLargeHint:
    '条件を絞る (フィルター、--limit、--max-pages)、エクスポートは --download FILE で保存する、--raw-output で応答をそのまま出力する、または --max-answer SIZE で上限を上げてください。',
  deadlinePassed: (seconds) => `--deadline で指定した ${seconds} 秒以内にコマンドが完了しませんでした。`,
  strayAddress: (expected, built) =>
    `このコマンドの定義が、${expected} ではなく ${built} を指しています。リクエストは送信していません。`,
  strayAddressHint:
    '定義が壊れているか、信頼できないものです。「soracom definitions list」で確認するか、soracom を再インストールしてください。',
  statusHint: {
    400: '送信した値を確認してください。',
    401: '認証情報が拒否されたか、期限が切れています。',
    403: 'この認証情報には権限がありません。管理者に権限の付与を依頼してください。',
    404: '該当するものがありません。ID または月を確認してください。',
    429: 'リクエストが多すぎます。1 分ほど待ってから再試行してください。',
  },
});
