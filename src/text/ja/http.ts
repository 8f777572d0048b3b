/** Sentences about the network and the API's answers, in Japanese. */
import type { Text } from '../en.ts';

export const http = (): Text['http'] => ({
  hostNotFound: (host) => `ホスト ${host} が見つかりません。`,
  hostHint: 'ネットワーク接続とエンドポイントを確認してください。「soracom doctor」で両方を診断できます。',
  refused: (host) => `${host} への接続が拒否されました。応答するサーバーがありません。`,
  noConnection: (host) => `${host} に接続できません。時間内に応答がありませんでした。`,
  unreachable: (host) => `${host} に接続できません。到達できるネットワークがありません。`,
  notPermitted: (host) => `${host} に接続できません。このマシンで許可されていません。`,
  notPermittedHint: 'このマシンのファイアウォールまたはサンドボックスが接続を遮断しています。',
  noHttp: (host) => `${host} は HTTP で応答していません。`,
  reset: (host) => `${host} への接続が、レスポンスの前に閉じられました。`,
  cutShort: (host) => `${host} からのレスポンスが途中で切れました。`,
  failed: (host, reason) => `${host} への接続に失敗しました: ${reason}。`,
  certificate: (host, fault) => `${host} の証明書を信頼できません。${fault}。`,
  certificateFor: (names) => `${names} の証明書です`,
  certificateFault: {
    wrongHost: '別のホストの証明書です',
    expired: '有効期限が切れています',
    notYetValid: 'まだ有効期間に入っていません',
    selfSigned: '自己署名証明書です',
    unknownIssuer: '発行者がこのマシンに登録されていません',
    revoked: '失効しています',
    damaged: '壊れています',
    unfit: 'この用途の証明書ではありません',
  },
  clockSays: (now) => `このマシンの時計は ${now} です。`,
  certificateHint: {
    wrongHost: 'エンドポイントのホスト名を確認してください。正しい場合は、別のサーバーが応答しています。',
    expired:
      '正しい場合は、サーバーの管理者が証明書を更新する必要があります。誤っている場合は、時計を合わせてください。',
    notYetValid: '誤っている場合は、時計を合わせてください。',
    selfSigned:
      'サーバーを信頼できる場合は、その証明書のファイルを --ca-file FILE または NODE_EXTRA_CA_CERTS に指定してください。',
    unknownIssuer:
      '通信を検査するプロキシや独自の認証局を使っている場合は、その CA 証明書のファイルを --ca-file FILE または NODE_EXTRA_CA_CERTS に指定してください。',
    revoked: '認証情報を送らず、サーバーの管理者に問い合わせてください。',
    damaged: 'サーバーまたは経路上のプロキシの管理者に問い合わせてください。',
    unfit: 'サーバーまたは経路上のプロキシの管理者に問い合わせてください。',
  },
  tls: (host) => `${host} との暗号化された接続を確立できません。`,
  tlsHint: 'エンドポイントのポートが https に対応しているか確認してください。',
  timedOut: (phase, host, milliseconds) =>
    ({
      connect: `${milliseconds / 1000} 秒以内に ${host} に接続できませんでした。`,
      headers: `${milliseconds / 1000} 秒以内に ${host} から応答がありませんでした。`,
      body: `${host} からのレスポンスが ${milliseconds / 1000} 秒間途絶えました。`,
    })[phase],
  unknownEncoding: (name) => `レスポンスが、要求していないエンコーディング ${name} で送られてきました。`,
  badEncoding: (host) => `${host} からの圧縮されたレスポンスが壊れています。`,
  redirected: (status, target) =>
    `サーバーが ${target} へのリダイレクトを返しました (HTTP ${status})。リクエストと認証情報はリダイレクト先に送っていません。`,
  redirectHint:
    'エンドポイントを確認してください。リダイレクト先を信頼できる場合は、そのアドレスを --endpoint に指定してください。',
  redirectLoop: (host) => `${host} のリダイレクトが循環しています。`,
  refusedByApi: (status, message) => message || `API が HTTP ${status} を返しました。`,
  notJson: 'API のレスポンスは JSON のはずですが、JSON として読み取れません。',
  tooLarge: (megabytes) => `レスポンスが ${megabytes} MB を超えているため、メモリに保持できません。`,
  tooLargeHint:
    '条件を絞る (フィルター、--limit、--max-pages)、エクスポートは --download FILE で保存する、--raw-output でレスポンスをそのまま出力する、または --max-answer SIZE で上限を上げてください。',
  deadlinePassed: (seconds) => `--deadline で指定した ${seconds} 秒以内にコマンドが完了しませんでした。`,
  strayAddress: (expected, built) =>
    `このコマンドの定義が、${expected} ではなく ${built} を指しています。リクエストは送信していません。`,
  strayPath: (path) => `パス ${path} は別のパスを指しています。リクエストは送信していません。`,
  strayAddressHint:
    '定義が壊れているか、信頼できないものです。「soracom definitions list」で確認するか、soracom を再インストールしてください。',
  nothingThere: (flags, why) => `${flags} を確認してください。${why ?? '該当するものが見つかりません'}。`,
  statusHint: {
    401: '認証情報が拒否されたか、期限が切れています。',
    403: 'アカウントの管理者に権限の付与を依頼してください。',
    429: '1 分ほど待ってから再試行してください。',
  },
});
