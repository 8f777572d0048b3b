/**
 * Every example of every help page, run as it is printed, by a shell and against a simulator. What stands in capitals
 * is for the reader to fill in, and filled in here.
 */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../commands/index.ts';
import { writeExamples } from '../../src/help/examples.ts';
import { listCommands } from '../helpers/demo-account.ts';
import { runScript } from '../helpers/simulated-shell.ts';

/** The simulator stands in the middle of this month: `last-month` is closed, and `this-month` has begun. */
const midMonth = `${new Date().toISOString().slice(0, 8)}15T00:00:00Z`;

const firstOf = (command: string, query: string): string =>
  `$(soracom ${command} --query '${query}' --output text)`;

const quote = `$(soracom orders create --body '{"orderItemList":[{"productCode":"SIM-PLAN01S-3IN1","quantity":1}]}' \
--shipping-address-id "${firstOf('shipping-addresses list', 'shippingAddresses[0].shippingAddressId')}" \
--query orderId --output text)`;

/** What each place stands for, where a command does not need another. */
const values: Record<string, string> = {
  CONTRACT_ID: firstOf('volume-discounts list', 'volumeDiscountList[0].contractId'),
  COUPON_CODE: 'SIMULATOR-5000',
  EXPORTED_FILE_ID: firstOf('bills export-latest --export-mode async', 'exportedFileId'),
  ORDER_ID: firstOf('orders list', 'orderList[0].orderId'),
  PAYMENT_STATEMENT_ID: firstOf('payment-statements list', 'paymentStatementsList[0].paymentStatementId'),
  PAYMENT_TRANSACTION_ID: firstOf('bills list', 'billList[-1].paymentTransactionId'),
  PRODUCT_CODE: 'SIM-PLAN01S-3IN1',
  SHIPPING_ADDRESS_ID: firstOf('shipping-addresses list', 'shippingAddresses[0].shippingAddressId'),
};

const places = new RegExp(`\\b(${Object.keys(values).join('|')})\\b`, 'g');

const newOrder = `ORDER_ID=${quote}; soracom orders confirm --order-id "$ORDER_ID" > order.txt`;

const discount = `ORDER_ID=${firstOf(
  'volume-discounts create --volume-discount-type SORACOM_AIR_BASIC_CHARGE_V2 \
--volume-discount-payment-type MONTHLY --contract-term-month 12 --quantity 10',
  'orderId',
)}`;

const profiles = `
for name in default work old; do
  printf %s "$SORACOM_AUTH_KEY" | soracom configure --profile "$name" --coverage-type jp \
    --auth-key-id "$SORACOM_AUTH_KEY_ID" --endpoint "$SORACOM_ENDPOINT" --secret-stdin --overwrite
done 2> profiles.txt
printf %s "$SORACOM_AUTH_KEY" > secret.txt`;

const document = `
printf '%s\\n' 'openapi: 3.0.0' 'paths: {/things: {get: {operationId: listThings, summary: List things,' \
  ' x-soracom-cli: [things list], responses: {"200": {description: OK}}}}}' > my-api.yaml
printf '%s\\n' 'operations: {listThings: {summary: 一覧}}' > my-api.ja.yaml
soracom definitions add ./my-api.yaml > added.txt 2>&1`;

/** What has to be there before a page's examples are run; by the command's words. */
const preparations: Record<string, string> = {
  'coupons confirm': `ORDER_ID=${firstOf('coupons create --amount 10000', 'orderId')}`,
  'orders cancel': newOrder,
  'orders confirm': `ORDER_ID=${quote}`,
  'orders register-subscribers': `${newOrder}; for step in 1 2 3 4; do soracom simulator advance "$ORDER_ID" > step.txt; done`,
  'orders resource-initial-setting update': newOrder,
  'volume-discounts confirm': discount,
  'volume-discounts get': `${discount}
CONTRACT_ID=$(soracom volume-discounts confirm --order-id "$ORDER_ID" --query contractId --output text)`,
  'auth status': profiles,
  'auth token': profiles,
  completion: 'export SHELL=/bin/bash',
  'completion install': 'export SHELL=/bin/bash',
  'completion uninstall': 'export SHELL=/bin/bash',
  configure: `${profiles}\nsoracom unconfigure --profile work --yes 2> gone.txt`,
  'payer-information get': 'soracom payer-information register --full-name Sora > payer.txt',
  'simulator advance': newOrder,
  'configure get': profiles,
  'configure list': profiles,
  'configure list-profiles': profiles,
  'configure rename': `${profiles}\nsoracom unconfigure --profile work --yes 2> gone.txt`,
  'configure set': profiles,
  'configure unset': `${profiles}\nsoracom configure set headers.X-Own one --profile work 2> set.txt`,
  'definitions add': document.replace(/\nsoracom .*$/, ''),
  'definitions list': document,
  'definitions remove': document,
  'definitions show': document,
  'definitions update': document,
  logout: profiles,
  unconfigure: profiles,
};

/** Examples that need a person, another host, or go on until somebody ends them; other tests run those. */
const elsewhere = [
  /^soracom auth (issue|switch|verify)/,
  /^soracom configure$/,
  /^soracom configure --profile vault/,
  /^soracom configure-sandbox/,
  /^soracom doctor/,
  /^soracom self-update/,
  /^soracom definitions add (soracom|https:)/,
  /^soracom simulator serve/,
  /--endpoint http:\/\/127\.0\.0\.1:8080/,
  /^soracom unconfigure --profile old$/,
];

async function listPages(): Promise<[words: string, examples: string[]][]> {
  const written = await Promise.all(
    catalogue.map(async ({ words, load }): Promise<[string, string[]]> => {
      const { examples = [] } = (await load?.()) ?? {};
      return [words.join(' '), examples.map((line) => `soracom ${line}`)];
    }),
  );
  const own = new Set(written.map(([words]) => words));
  const api = listCommands().map((command): [string, string[]] => [
    command.words.join(' '),
    writeExamples(command),
  ]);
  return [...api.filter(([words]) => !own.has(words)), ...written];
}

const pages = await listPages();
const cases = pages.flatMap(([words, examples]) => {
  const lines = examples.filter((line) => !elsewhere.some((pattern) => pattern.test(line)));
  return lines.length === 0 ? [] : [[words, lines] as const];
});

/** Puts a shell variable in each place; the preparation, or else the table, says what it holds. */
function fillIn(line: string): string {
  // Every other part stands in single quotes, where no variable counts.
  return line
    .split("'")
    .map((part, at) => part.replaceAll(places, (place) => (at % 2 === 0 ? `"$${place}"` : `'"$${place}"'`)))
    .join("'");
}

function scriptOf(words: string, lines: readonly string[]): string {
  const preparation = preparations[words] ?? '';
  const named = lines
    .flatMap((line) => line.match(places) ?? [])
    .filter((place, at, all) => all.indexOf(place) === at && !preparation.includes(`${place}=`));
  return [preparation, ...named.map((place) => `${place}=${values[place]}`), ...lines.map(fillIn)].join('\n');
}

// The examples are for a POSIX shell, which Windows does not have.
describe.skipIf(process.platform === 'win32')('the examples of', () => {
  it('every command are some', () => {
    expect(pages.length).toBeGreaterThan(60);
    expect(pages.filter(([, examples]) => examples.length === 0).map(([words]) => words)).toEqual([
      'definitions',
      'simulator',
      'skill',
    ]);
  });

  it('every command hold no secret', () => {
    const lines = pages.flatMap(([, examples]) => examples);
    expect(
      lines.filter((line) => /--(password|auth-key|api-token|mfa-otpcode|token)[ =]/.test(line)),
    ).toEqual([]);
  });

  it.each(cases)('%s', async (words, lines) => {
    const { code, stdout, stderr } = await runScript(scriptOf(words, lines), midMonth);
    expect(code, `${stdout}${stderr}`).toBe(0);
    expect(stderr).not.toMatch(/^Error:/m);
  });
});
