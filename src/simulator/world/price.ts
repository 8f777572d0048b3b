/** What an order costs: the lines, the parcel, the tax. */
import type { CoverageType } from '../../model/command.ts';
import { coverages, taxOn, taxWithin } from '../coverage.ts';
import { catalogues, priceFor, type Product } from './catalogue.ts';
import type { OrderRecord } from './order.ts';
import { expeditedCost, findArea, nekoposCost } from './shipping.ts';

/** One line of an order, in minor units. */
export interface PricedLine {
  product: Product;
  quantity: number;
  net: number;
  gross: number;
}

/** The sums of an order, in minor units: `total` is the gross lines and the shipping cost. */
export interface OrderPrice {
  lines: PricedLine[];
  /** Gross. */
  shippingCost: number;
  shippingTax: number;
  /** All tax in the total. */
  tax: number;
  total: number;
}

/** Prices an order from the catalogue of its coverage. */
export function priceOrder(coverageType: CoverageType, order: OrderRecord): OrderPrice {
  const coverage = coverages[coverageType];
  const lines = order.lines.flatMap(({ productCode, quantity }) => {
    const product = findProduct(coverageType, productCode);
    if (product === undefined) return [];
    const net = priceFor(product, quantity) * quantity;
    return [{ product, quantity, net, gross: net + taxOn(coverage, net) }];
  });
  const shippingCost = priceShipping(coverageType, order);
  const shippingTax = taxWithin(coverage, shippingCost);
  const gross = lines.reduce((sum, line) => sum + line.gross, 0);
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return { lines, shippingCost, shippingTax, tax: gross - net + shippingTax, total: gross + shippingCost };
}

/** A product of a coverage by its code. */
export function findProduct(coverageType: CoverageType, productCode: string): Product | undefined {
  return catalogues[coverageType].find((product) => product.productCode === productCode);
}

/** How many SIMs an order holds. */
export function countSims(coverageType: CoverageType, order: OrderRecord): number {
  return order.lines.reduce((sum, { productCode, quantity }) => {
    const product = findProduct(coverageType, productCode);
    return product?.productType === 'sim' ? sum + quantity * product.count : sum;
  }, 0);
}

function priceShipping(coverageType: CoverageType, order: OrderRecord): number {
  const { cost } = findArea(coverageType, order.address);
  if (coverageType === 'jp') return order.options.nekopos ? nekoposCost : cost;
  return order.options.expedited ? cost + expeditedCost : cost;
}
