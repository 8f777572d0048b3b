/** What the API document says of each operation and its pages must tell, in both languages. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

/** A fact in English and in Japanese; one text where it is the same. */
type Fact = RegExp | [en: RegExp, ja: RegExp];

const months: Fact = [/last 18 months/, /過去 ?18 ?か月/];
const support: Fact = [/older .+ contact Soracom Support/, /それより前の.+Soracom ?サポート/];
const contracts: Fact = [
  /18 months, or until 6 months after it ends/,
  /18 か月間、または契約終了の ?6 か月後/,
];
const finalBy: Fact = [/second business day of the next month/, /翌月の第 2 営業日/];
const preliminary: Fact = [/preliminary/, /速報値/];
const panel = (name: string): Fact => new RegExp(`${name} (panel|パネル)`);
const status = (code: number, en: RegExp, ja: RegExp): Fact => [
  new RegExp(`^ {2}${code} .*${en.source}`, 'm'),
  new RegExp(`^ {2}${code} .*${ja.source}`, 'm'),
];
const word = (value: string, en: string, ja: string): Fact => [
  new RegExp(`${value} +${en}`),
  new RegExp(`${value} +${ja}`),
];

const paymentStatuses: Fact[] = [
  word('lessThanMinimumCharge', 'Below the minimum charge', '最低請求額に満たない'),
  word('paying', 'Payment under way', '支払い処理中'),
  word('paid', 'Paid', '支払い済み'),
  word('fail', 'Processing failed', '処理失敗'),
  word('refunding', 'Refund under way', '返金処理中'),
  word('refunded', 'Refunded', '返金済み'),
  word('refund_fail', 'Refund failed', '返金失敗'),
  word('delegating_to_third_party', 'Receivables being delegated', '債権譲渡中'),
  word('delegated_to_third_party', 'Receivables delegated', '債権譲渡済み'),
  word('charging', 'Charge under way', '請求処理中'),
  word('canceling', 'Being cancelled', 'キャンセル処理中'),
  word('cancelled', 'Cancelled', 'キャンセル済み'),
  word('cancel_failed', 'Cancellation failed', 'キャンセル失敗'),
];

const orderStatuses: Fact[] = [
  word('orderProcessing', 'New order, waiting for payment', '新規注文 \\(支払い待ち\\)'),
  word('ordering', 'New order, payment under way', '新規注文 \\(支払い処理中\\)'),
  word('ordered', 'New order, paid', '新規注文 \\(支払い済み\\)'),
  word('kitting', 'Shipment being prepared', '出荷準備中'),
  word('shipped', 'Shipped', '出荷済み'),
  word('receiving', 'Receiving$', '受け取り中$'),
  word('received', 'Received', '受け取り済み'),
  word('cancelling', 'Being cancelled', 'キャンセル処理中'),
  word('cancelled', 'Cancelled', 'キャンセル済み'),
  word('failed', 'Failed', '失敗'),
].map((fact) => (fact instanceof RegExp ? fact : [new RegExp(fact[0], 'm'), new RegExp(fact[1], 'm')]));

const billStates: Fact[] = [
  word('temporary', 'Still being added up', '集計中'),
  word('closed', 'Final', '確定済み'),
];
const balance: Fact = [
  /balanceDue .*Balance due: the amount to pay after credits/,
  /balanceDue .*差引請求額/,
];
const order: Fact[] = [...orderStatuses, ...paymentStatuses, balance];
const noBill = status(404, /No bill was found/, /請求が見つかりません/);

/** By the command's words. Each fact stands in `explain`. */
const facts: Record<string, Fact[]> = {
  'bills list': [
    months,
    support,
    ...billStates,
    ...paymentStatuses,
    /Example \(200\)|レスポンスの例 \(200\)/,
    /"yearMonth": "202208"/,
  ],
  'bills get': [
    months,
    support,
    preliminary,
    ...billStates,
    ...paymentStatuses,
    status(
      404,
      /not finalized yet, or the month has no charges/,
      /まだ確定していないか、その月に料金がありません/,
    ),
    /"amount": 28734/,
  ],
  'bills get-daily': [
    months,
    support,
    preliminary,
    [/Fees that are charged by the month/, /月単位で課金される料金は含まれません/],
    noBill,
    /"date": "20220902"/,
  ],
  'bills export': [
    months,
    support,
    noBill,
    [/sync, the default/, /sync \(既定\)/],
    /exportedFileId/,
    /\(2\) export_mode=sync/,
  ],
  'bills get-latest': [[/preliminary charge/, /速報値/]],
  'bills export-latest': [
    finalBy,
    preliminary,
    [/sync, the default/, /sync \(既定\)/],
    /\(1\) export_mode=async/,
  ],
  'bills summaries get-bill-items': [
    panel('COSTS BY SERVICE'),
    [/in Unix seconds/, /UNIX 時間、秒/],
    [/three before it, newest first/, /新しい順/],
  ],
  'bills summaries get-sims': [
    panel('COSTS PER SIM *\\(TOP 100\\)'),
    [/in Unix seconds/, /UNIX 時間、秒/],
    /100/,
  ],
  'coupons list': [/expiryYearMonth/, /balance/],
  'coupons create': [[/nothing is bought yet/, /購入されません/], status(201, /The quotation/, /見積もり/)],
  'coupons confirm': [[/credit limit/, /与信枠/], status(200, /bought/, /購入/)],
  'coupons register': [status(400, /not valid, or no more codes/, /正しくないか、登録できる数の上限/)],
  'payment-history get': [
    months,
    support,
    status(400, /not a valid payment transaction id/, /課金処理 ID が正しくありません/),
    status(404, /No payment with that id was found/, /課金処理結果が見つかりません/),
  ],
  'payment-methods get-current': [
    status(404, /No payment method is registered/, /支払方法が登録されていません/),
  ],
  'payment-methods reactivate-current': [
    status(404, /No payment method is registered/, /支払方法が登録されていません/),
  ],
  'payment-statements list': [
    months,
    support,
    [/carried over/, /繰り越し/],
    /paymentDateTime +integer +(Date and time of the payment|支払日時)$/m,
  ],
  'payment-statements export': [
    months,
    support,
    status(400, /statement id is not valid/, /課金明細の ID が正しくありません/),
  ],
  'payer-information get': [status(400, /No payer has been registered/, /支払者が登録されていません/)],
  'payer-information register': [
    status(201, /registered/, /登録しました/),
    status(400, /not valid/, /正しくありません/),
  ],
  'volume-discounts list': [contracts, support],
  'volume-discounts get': [
    contracts,
    support,
    status(400, /No contract has that id/, /その ID の契約はありません/),
  ],
  'volume-discounts create': [
    /plan-D/,
    /plan-K/,
    status(201, /quotation/, /見積もり/),
    /"taxIncludedUnitPrice": 302.5/,
  ],
  'volume-discounts confirm': [[/credit limit/, /与信枠/]],
  'volume-discounts available-discounts': [/volumeDiscountType/],
  'orders list': [months, support, ...order],
  'orders get': [months, support, ...order],
  'orders create': [balance, status(201, /quotation/, /見積もり/), /appliedShippingOptions/],
  'orders confirm': [...order, [/for one month/, /1 か月以内/], [/credit limit/, /与信枠/]],
  'orders cancel': [
    [/has been shipped can't be cancelled/, /発送後の注文はキャンセルできません/],
    status(204, /cancelled/, /キャンセルしました/),
  ],
  'orders resource-initial-setting update': [
    ...order,
    [/once the receipt of the order is confirmed/, /受け取りを確認した後/],
    status(400, /wrong/, /問題があります/),
    status(404, /No order has that id/, /その ID の注文はありません/),
  ],
  'orders list-subscribers': [months, support, /x-soracom-next-key/],
  'orders register-subscribers': [
    [/more than 18 months ago.+contact Soracom Support/, /18 か月より前.+Soracom ?サポート/],
    status(204, /belong to the operator/, /登録しました/),
  ],
  'products list': [
    /campaignCode +string {2,}\S/,
    /consignorId +string +\S/,
    /consignorName +string +\S/,
    /termsOfConsignorURL +string +\S/,
    /termsOfSolutionName +string +\S/,
    /termsOfSolutionURL +string +\S/,
  ],
  'shipping-addresses list': [/--operator-id/],
  'shipping-addresses create': [
    status(201, /address that was added/, /追加した配送先/),
    [/Street address/, /町名・番地/],
  ],
  'shipping-addresses get': [/shippingArea/],
  'shipping-addresses update': [
    [/Replaces the whole address/, /配送先全体を置き換えます/],
    status(200, /changed/, /変更しました/),
  ],
  'shipping-addresses delete': [
    [/Can't be undone/, /元に戻すことはできません/],
    status(200, /deleted/, /削除しました/),
  ],
};

/** Words that the vendor does not use, or that say what the document does not. */
const never =
  /third party (collects|.*回収)|remains to be paid|第三者|支払明細|請求項目|請求詳細|決済|端末|receipt being registered|as Unix time|your own unless/;

const cases = Object.entries(facts).flatMap(([words, told]) =>
  (['en', 'ja'] as const).map((language) => ({ words, told, language })),
);

describe('the facts of the billing document', () => {
  it('are listed here for each of its 38 operations', () => {
    expect(Object.keys(facts)).toHaveLength(38);
  });

  it.each(cases)('$words ($language)', async ({ words, told, language }) => {
    const env = { LANG: language === 'en' ? 'C.UTF-8' : 'ja_JP.UTF-8' };
    const page = await runProgram(['explain', ...words.split(' ')], { env });
    expect(page.code).toBe(0);
    // Prose is wrapped; where it breaks is of no account.
    const unwrapped = page.stdout.replaceAll(/\n(?=\S)/g, language === 'en' ? ' ' : '');
    const patterns = told.map((fact) => (fact instanceof RegExp ? fact : fact[language === 'en' ? 0 : 1]));
    expect(patterns.filter((pattern) => !pattern.test(page.stdout) && !pattern.test(unwrapped))).toEqual([]);
    expect(page.stdout.match(never)).toBeNull();
    const help = await runProgram([...words.split(' '), '--help'], { env });
    expect(help.stdout.match(never)).toBeNull();
  });

  it('does not say which way payment statements are exported by default', async () => {
    const { stdout } = await runProgram(['payment-statements', 'export', '--help']);
    expect(stdout).not.toMatch(/default/i);
  });
});
