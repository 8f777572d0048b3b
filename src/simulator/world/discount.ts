/** Long-term discounts as they show in the usage of a month: what a contract takes off the basic charges of its SIMs. */
import type { Coverage } from '../coverage.ts';
import type { DiscountRecord } from '../state.ts';
import { addAll, fromMinor, writeDecimal } from './decimal.ts';
import { amountOf, sortItems, type MonthSums } from './month.ts';
import { createItem, simItem, type BillItem, type Tariff } from './tariff.ts';
import type { AccountRow } from './thing.ts';

/**
 * The sums of a month less the operator's discounts. A contract covers so many SIMs: paid by the month, their basic charge
 * is the contract's price at most; paid in advance, it is nothing any more.
 */
export function applyDiscounts(
  sums: MonthSums,
  discounts: readonly DiscountRecord[],
  tariff: Tariff,
  coverage: Coverage,
): MonthSums {
  const rows = listDiscountRows(sums, discounts, tariff, coverage);
  const [first] = rows;
  if (first === undefined) return sums;
  const items = new Map<BillItem, bigint>(sums.items.map(({ item, amount }) => [item, amount]));
  // Contracts differ in price; the summary has one line for all of them.
  const discount = addAll(rows.map(amountOf));
  items.set(first.item, discount);
  return {
    ...sums,
    net: sums.net + discount,
    items: sortItems(items),
    listRows: () => [...sums.listRows(), ...rows],
  };
}

function listDiscountRows(
  { view: { month, days }, settledSims }: MonthSums,
  discounts: readonly DiscountRecord[],
  tariff: Tariff,
  coverage: Coverage,
): AccountRow[] {
  const basic = (tariff.sim[simItem.basic]?.price ?? 0n) * BigInt(days);
  const rows: AccountRow[] = [];
  let left = settledSims;
  for (const {
    contractId,
    startDate,
    endDate,
    quantity,
    unitPrice,
    volumeDiscountPaymentType,
  } of discounts) {
    if (contractId === undefined || month < startDate.slice(0, 6) || month > endDate.slice(0, 6)) continue;
    const paid = volumeDiscountPaymentType === 'PREPAYMENT' ? 0n : fromMinor(coverage, unitPrice);
    const covered = Math.min(quantity, left);
    if (covered === 0 || basic <= paid) continue;
    left -= covered;
    const item = createItem('basicChargeLongTermDiscount', 'Air', writeDecimal(paid - basic));
    rows.push({ date: month, item, quantity: covered });
  }
  return rows;
}
