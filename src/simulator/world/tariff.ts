/** What usage costs. */
import type { CoverageType } from '../../model/command.ts';
import { readDecimal, type Decimal } from './decimal.ts';

/** One kind of charge. */
export interface BillItem {
  billItemName: string;
  billItemCategory: string;
  /** The net price of one unit in the coverage's currency, as the CSV writes it. */
  unitPrice: string;
  price: Decimal;
}

/** What a SIM can be charged for, in the order in which a day's charges are listed. */
export const simItemNames = [
  'initialFee',
  'basicCharge',
  'bundleBasicCharge',
  'dataTraffic',
  'bundleDataTraffic',
  'smsSent',
  'beamRequest',
  'harvestDataBasicCharge',
] as const;

/** The place of a SIM's charge among {@link simItemNames}. */
export const simItem = {
  initialFee: 0,
  basic: 1,
  bundleBasic: 2,
  data: 3,
  bundleData: 4,
  sms: 5,
  beam: 6,
  harvest: 7,
} as const;

/** The items of something that is no SIM: what it costs a day, and once when it is set up. */
export interface ThingItems {
  daily: BillItem;
  setup: BillItem | undefined;
}

/** The prices of a month. */
export interface Tariff {
  /** By their place in {@link simItemNames}. */
  sim: readonly BillItem[];
  /** By the name of the CSV column that identifies the thing. */
  things: Readonly<Record<ThingColumn, ThingItems>>;
  /** Beam's free tier, given back at the end of the list. */
  beamFreeTier: BillItem;
  /** Requests to Beam that are free each month. */
  freeBeamRequests: number;
}

/** The CSV's columns for things other than SIMs, in their order. */
export const thingColumns = [
  'vpgId',
  'loraGatewayId',
  'loraDeviceId',
  'sigfoxDeviceId',
  'deviceId',
  'gadgetId',
  'soraCamDeviceId',
] as const;

export type ThingColumn = (typeof thingColumns)[number];

interface Prices {
  initial: string;
  basic: string;
  bundle: string;
  /** Per byte: before the change of prices, and after it. */
  data: [string, string];
  sms: string;
  beam: string;
  harvest: string;
  vpgHour: string;
  vpgSetup: string;
  device: string;
}

const prices: Readonly<Record<CoverageType, Prices>> = {
  jp: {
    initial: '900',
    basic: '10',
    bundle: '11',
    // 0.2 and 0.24 yen for 2^20 bytes.
    data: ['0.00000019073486328125', '0.0000002288818359375'],
    sms: '4',
    beam: '0.0009',
    harvest: '5',
    vpgHour: '5',
    vpgSetup: '980',
    device: '8',
  },
  g: {
    initial: '5',
    basic: '0.06',
    bundle: '0.1',
    // 0.02 and 0.024 dollars for 2^20 bytes.
    data: ['0.000000019073486328125', '0.00000002288818359375'],
    sms: '0.04',
    beam: '0.000009',
    harvest: '0.05',
    vpgHour: '0.04',
    vpgSetup: '9.8',
    device: '0.07',
  },
};

/** How many months after its opening an account meets the change of the data price. */
const priceChangeAge = 18;

const known = new Map<string, Tariff>();

/** The prices for an account that was opened `age` months before. */
export function findTariff(coverageType: CoverageType, age: number): Tariff {
  const changed = age >= priceChangeAge;
  const key = `${coverageType} ${String(changed)}`;
  const tariff = known.get(key) ?? createTariff(prices[coverageType], changed);
  known.set(key, tariff);
  return tariff;
}

function createTariff(list: Prices, changed: boolean): Tariff {
  const air = [
    list.initial,
    list.basic,
    list.bundle,
    list.data[changed ? 1 : 0] ?? '',
    '0',
    list.sms,
    list.beam,
    list.harvest,
  ];
  const categories = ['Air', 'Air', 'Air', 'Air', 'Air', 'Air', 'Beam', 'Harvest Data'];
  const daily = (name: string, category: string): ThingItems => ({
    daily: createItem(name, category, list.device),
    setup: undefined,
  });
  return {
    sim: simItemNames.map((name, place) => createItem(name, categories[place] ?? '', air[place] ?? '0')),
    things: {
      vpgId: {
        daily: createItem('vpgBasicCharge', 'VPG', list.vpgHour),
        setup: createItem('vpgSetupFee', 'VPG', list.vpgSetup),
      },
      loraGatewayId: daily('loraGatewayBasicCharge', 'LoRaWAN'),
      loraDeviceId: daily('loraDeviceBasicCharge', 'LoRaWAN'),
      sigfoxDeviceId: daily('sigfoxBasicCharge', 'Sigfox'),
      deviceId: daily('inventoryBasicCharge', 'Inventory'),
      gadgetId: daily('gadgetBasicCharge', 'Gadget'),
      soraCamDeviceId: daily('soraCamBasicCharge', 'SoraCam'),
    },
    beamFreeTier: createItem('beamRequestFreeTier', 'Beam', `-${list.beam}`),
    freeBeamRequests: 100_000,
  };
}

/** An item with its price read. */
export function createItem(billItemName: string, billItemCategory: string, unitPrice: string): BillItem {
  return { billItemName, billItemCategory, unitPrice, price: readDecimal(unitPrice) };
}
