/** What can be ordered, and what it costs. */
import type { CoverageType } from '../../model/command.ts';

/** A product. Prices are net, in minor units. */
export interface Product {
  productCode: string;
  productName: string;
  description: string;
  productType: 'sim' | 'network_module' | 'misc';
  price: number;
  /** From how many on one costs less. */
  priceByQuantity: { minQuantity: number; price: number }[];
  maxQuantity: number;
  /** Pieces in one unit; for a SIM product, the SIMs. */
  count: number;
  /** The subscription of a SIM product: `plan-D`, … */
  subscription?: string;
  /** While a campaign runs: its code, and the price without it. */
  campaign?: { code: string; regularPrice: number };
  /** The company that sells it through the shop, and the service that comes with it. */
  consignor?: { id: string; name: string; solutionName: string };
}

const consignor = { id: 'CN00000001', name: 'Example Sensors', solutionName: 'Example Sensor Cloud' };

export const catalogues: Readonly<Record<CoverageType, readonly Product[]>> = {
  jp: [
    sim('SIM-PLAN-D-NANO', 'plan-D SIM (nano)', 'plan-D', 900, 800),
    sim('SIM-PLAN-D-MICRO', 'plan-D SIM (micro)', 'plan-D', 900, 800),
    sim('SIM-PLAN-K2-NANO', 'plan-K2 SIM (nano)', 'plan-K2', 1000, 900),
    sim('SIM-PLAN01S-3IN1', 'plan01s SIM (3 in 1)', 'plan01s', 500, 450),
    pack('PACK-PLAN01S-100', 'plan01s SIM, 100 pieces', 'plan01s', 45_000),
    device('MODEM-LTE-USB', 'LTE USB modem', 'network_module', 9_800),
    {
      ...device('BUTTON-LTE-M', 'LTE-M button', 'misc', 6_980),
      campaign: { code: 'BUTTON-DAYS', regularPrice: 7_980 },
    },
    { ...device('SENSOR-TEMP-LTE', 'LTE temperature sensor', 'misc', 14_800), consignor },
  ],
  g: [
    sim('SIM-PLAN01S-3IN1', 'plan01s SIM (3 in 1)', 'plan01s', 500, 450),
    sim('SIM-PLAN-US-NANO', 'plan-US SIM (nano)', 'plan-US', 600, 540),
    sim('SIM-PLANP1-3IN1', 'planP1 SIM (3 in 1)', 'planP1', 500, 450),
    pack('PACK-PLAN01S-100', 'plan01s SIM, 100 pieces', 'plan01s', 40_000),
    {
      ...device('MODEM-LTE-USB', 'LTE USB modem', 'network_module', 7_900),
      campaign: { code: 'MODEM-DAYS', regularPrice: 8_900 },
    },
    { ...device('SENSOR-TEMP-LTE', 'LTE temperature sensor', 'misc', 12_900), consignor },
  ],
};

function sim(
  productCode: string,
  productName: string,
  subscription: string,
  price: number,
  fromTen: number,
): Product {
  return {
    productCode,
    productName,
    description: `${productName}, one piece`,
    productType: 'sim',
    price,
    priceByQuantity: [
      { minQuantity: 1, price },
      { minQuantity: 10, price: fromTen },
    ],
    maxQuantity: 1000,
    count: 1,
    subscription,
  };
}

function pack(productCode: string, productName: string, subscription: string, price: number): Product {
  return {
    productCode,
    productName,
    description: productName,
    productType: 'sim',
    price,
    priceByQuantity: [{ minQuantity: 1, price }],
    maxQuantity: 1000,
    count: 100,
    subscription,
  };
}

function device(
  productCode: string,
  productName: string,
  productType: Product['productType'],
  price: number,
): Product {
  return {
    productCode,
    productName,
    description: productName,
    productType,
    price,
    priceByQuantity: [{ minQuantity: 1, price }],
    maxQuantity: 50,
    count: 1,
  };
}

/** The net price of one piece where `quantity` are bought. */
export function priceFor(product: Product, quantity: number): number {
  return product.priceByQuantity.findLast((tier) => tier.minQuantity <= quantity)?.price ?? product.price;
}

/** A long-term discount on offer. Prices are net, in minor units, for one SIM and month. */
export interface DiscountOffer {
  volumeDiscountType: string;
  volumeDiscountPaymentType: 'MONTHLY' | 'PREPAYMENT';
  contractTermMonth: number;
  unitPrice: number;
}

const discountPrices: Readonly<Record<CoverageType, Readonly<Record<string, number>>>> = {
  jp: {
    SORACOM_AIR_BASIC_CHARGE_V2: 250,
    SORACOM_AIR_BASIC_CHARGE: 240,
    SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE: 200,
  },
  g: {
    SORACOM_AIR_BASIC_CHARGE_V2: 150,
    SORACOM_AIR_BASIC_CHARGE: 140,
    SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE: 100,
  },
};

/** Everything on offer: who pays in advance, or for longer, pays less. */
export function listOffers(coverageType: CoverageType): DiscountOffer[] {
  return Object.entries(discountPrices[coverageType]).flatMap(([volumeDiscountType, price]) =>
    [12, 24].flatMap((contractTermMonth) => [
      {
        volumeDiscountType,
        volumeDiscountPaymentType: 'MONTHLY' as const,
        contractTermMonth,
        unitPrice: price,
      },
      {
        volumeDiscountType,
        volumeDiscountPaymentType: 'PREPAYMENT' as const,
        contractTermMonth,
        unitPrice: price - (contractTermMonth === 12 ? 20 : 30),
      },
    ]),
  );
}
