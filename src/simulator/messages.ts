/** What the simulated API says when it refuses, in the languages of X-Soracom-Lang. The codes are the simulator's own. */

/** The languages the API speaks. */
export type ApiLanguage = 'en' | 'ja';

/** One sentence of the API in both languages. */
export interface ApiMessage {
  readonly code: string;
  readonly en: string;
  readonly ja: string;
}

/** Every refusal, by what went wrong. */
export const messages = {
  missingCredentials: () => ({
    code: 'AUM0001',
    en: 'An API key and a token are required.',
    ja: 'API キーとトークンが必要です。',
  }),
  invalidToken: () => ({
    code: 'AUM0002',
    en: 'The API key or the token is not valid.',
    ja: 'API キーまたはトークンが正しくありません。',
  }),
  expiredToken: () => ({
    code: 'AUM0003',
    en: 'The token has expired.',
    ja: 'トークンの有効期限が切れています。',
  }),
  refusedCredentials: () => ({
    code: 'AUM0004',
    en: 'The credentials are not right.',
    ja: '認証情報が正しくありません。',
  }),
  missingMfaCode: () => ({
    code: 'AUM0005',
    en: 'A multi-factor authentication code is required.',
    ja: '多要素認証コードが必要です。',
  }),
  refusedMfaCode: () => ({
    code: 'AUM0006',
    en: 'The multi-factor authentication code is not right.',
    ja: '多要素認証コードが正しくありません。',
  }),
  foreignOperator: () => ({
    code: 'AUM0007',
    en: 'The token does not cover this operator.',
    ja: 'このトークンではこのオペレーターを操作できません。',
  }),
  unknownPath: (path: string) => ({
    code: 'SIM0404',
    en: `There is nothing at ${path}.`,
    ja: `${path} は存在しません。`,
  }),
  wrongMethod: (method: string, path: string) => ({
    code: 'SIM0405',
    en: `${path} does not take ${method}.`,
    ja: `${path} は ${method} に対応していません。`,
  }),
  strangers: () => ({
    code: 'SIM0403',
    en: 'Only programs on this machine may do this.',
    ja: 'この操作はこのコンピューター上のプログラムからのみ行えます。',
  }),
  strangeHost: () => ({
    code: 'SIM0403',
    en: 'On this machine the simulator answers only as localhost or by a loopback address.',
    ja: 'このコンピューターからは、localhost またはループバックアドレスでのみアクセスできます。',
  }),
  tooLarge: () => ({
    code: 'SIM0413',
    en: 'The body is too large.',
    ja: 'リクエストボディが大きすぎます。',
  }),
  rateLimited: () => ({
    code: 'SIM0429',
    en: 'Too many requests; try again later.',
    ja: 'リクエストが多すぎます。しばらくしてから再試行してください。',
  }),
  brokenSimulator: () => ({
    code: 'SIM0500',
    en: 'The simulator failed.',
    ja: 'シミュレーターでエラーが発生しました。',
  }),
  injected: (status: number) => ({
    code: `SIM0${status}`,
    en: `The fault that was asked for: HTTP ${status}.`,
    ja: `指定された障害です: HTTP ${status}。`,
  }),
  notJson: () => ({
    code: 'SIM0001',
    en: 'The body is not valid JSON.',
    ja: 'リクエストボディが正しい JSON ではありません。',
  }),
  missingBody: () => ({
    code: 'SIM0002',
    en: 'A body is required.',
    ja: 'リクエストボディが必要です。',
  }),
  missingProperty: (name: string) => ({
    code: 'SIM0003',
    en: `"${name}" is required.`,
    ja: `「${name}」は必須です。`,
  }),
  wrongProperty: (name: string) => ({
    code: 'SIM0004',
    en: `"${name}" is not valid.`,
    ja: `「${name}」の値が正しくありません。`,
  }),
  noBill: (month: string) => ({
    code: 'BIL0001',
    en: `There is no bill for ${month}.`,
    ja: `${month} の請求はありません。`,
  }),
  billNotClosed: (month: string) => ({
    code: 'BIL0002',
    en: `The bill for ${month} is not final yet. Try again in a few business days.`,
    ja: `${month} の請求はまだ確定していません。数営業日後に再度お試しください。`,
  }),
  noExport: () => ({
    code: 'FIL0001',
    en: 'There is no such export.',
    ja: '指定されたエクスポートは存在しません。',
  }),
  unknownCoupon: () => ({
    code: 'CPN0001',
    en: 'The coupon code is not valid.',
    ja: 'クーポンコードが正しくありません。',
  }),
  couponTaken: () => ({
    code: 'CPN0002',
    en: 'The coupon is registered already.',
    ja: 'このクーポンはすでに登録されています。',
  }),
  couponLimit: () => ({
    code: 'CPN0003',
    en: 'No more coupons can be registered.',
    ja: 'これ以上クーポンを登録できません。',
  }),
  noOrder: () => ({
    code: 'ODR0001',
    en: 'There is no such order.',
    ja: '指定された注文は存在しません。',
  }),
  orderConfirmed: () => ({
    code: 'ODR0002',
    en: 'The order is confirmed already.',
    ja: 'この注文はすでに確定しています。',
  }),
  quotationTooOld: () => ({
    code: 'ODR0003',
    en: 'The quotation is older than a month; please make a new one.',
    ja: '見積もりから 1 か月が過ぎています。もう一度見積もりを作成してください。',
  }),
  orderShipped: () => ({
    code: 'ODR0004',
    en: 'The order has been shipped and can no longer be cancelled.',
    ja: '注文はすでに発送されているため、キャンセルできません。',
  }),
  orderCancelled: () => ({
    code: 'ODR0005',
    en: 'The order is cancelled.',
    ja: 'この注文はキャンセルされています。',
  }),
  orderReceived: () => ({
    code: 'ODR0006',
    en: 'The order has been received; its SIMs can no longer be set up here.',
    ja: '注文は受け取り済みのため、IoT SIM の初期設定を変更できません。',
  }),
  orderNotShipped: () => ({
    code: 'ODR0007',
    en: 'The order has not been shipped yet.',
    ja: '注文はまだ発送されていません。',
  }),
  simsRegistered: () => ({
    code: 'ODR0008',
    en: 'The SIMs of the order are registered already.',
    ja: 'この注文の IoT SIM はすでに登録されています。',
  }),
  orderDone: () => ({
    code: 'ODR0009',
    en: 'The order has no further status to go to.',
    ja: 'この注文にはこれ以上進む状態がありません。',
  }),
  paymentRefused: () => ({
    code: 'PAY0001',
    en: 'The payment method was refused.',
    ja: '支払い方法が承認されませんでした。',
  }),
  noPaymentMethod: () => ({
    code: 'PAY0002',
    en: 'There is no payment method.',
    ja: '支払い方法が登録されていません。',
  }),
  noTransaction: () => ({
    code: 'PAY0003',
    en: 'There is no such payment transaction.',
    ja: '指定された決済は存在しません。',
  }),
  noStatement: () => ({
    code: 'PAY0004',
    en: 'The payment statement ID is not valid.',
    ja: '支払い明細 ID が正しくありません。',
  }),
  noPayer: () => ({
    code: 'PAY0005',
    en: 'No payer information is registered.',
    ja: '支払者情報が登録されていません。',
  }),
  noDiscount: () => ({
    code: 'VDC0001',
    en: 'There is no such long-term discount.',
    ja: '指定された長期割引は存在しません。',
  }),
  discountNotOffered: () => ({
    code: 'VDC0002',
    en: 'This long-term discount is not on offer.',
    ja: 'この条件の長期割引は提供されていません。',
  }),
  noAddress: () => ({
    code: 'ADR0001',
    en: 'There is no such shipping address.',
    ja: '指定された送付先は存在しません。',
  }),
} as const satisfies Record<string, (...values: never[]) => ApiMessage>;
