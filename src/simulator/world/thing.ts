/** What an account has besides SIMs: gateways, devices and cameras, each charged by the day. */
import { createRandom, createUuid, digits, hexDigits, type Random } from '../random.ts';
import type { BillItem, Tariff, ThingColumn } from './tariff.ts';
import type { MonthView } from './usage.ts';

/** One thing. */
export interface Thing {
  /** The CSV column that its id stands in. */
  column: ThingColumn;
  id: string;
  /** The age of the account (see ./story.ts) at which it was set up. */
  age: number;
  name: string;
}

/** A row of the CSV that belongs to no SIM. */
export interface AccountRow {
  /** yyyyMMdd, or yyyyMM where it belongs to the whole month. */
  date: string;
  item: BillItem;
  quantity: number;
  /** Missing where it belongs to nothing. */
  thing?: Thing;
}

/** Things that some accounts have and others do without. */
const rare: readonly ThingColumn[] = [
  'loraGatewayId',
  'loraDeviceId',
  'sigfoxDeviceId',
  'deviceId',
  'gadgetId',
];

const hoursPerDay = 24;

/** The things of an operator. Which kinds it has differs from seed to seed. */
export function createThings(seed: string, operatorId: string, inJapan: boolean): Thing[] {
  const random = createRandom(seed, `things ${operatorId}`);
  const found = rare.filter(() => random.chance(0.2)).map((column) => createThing(column, 6, random));
  const cameras = inJapan ? [1, 2].map(() => createThing('soraCamDeviceId', 12, random)) : [];
  return [createThing('vpgId', 9, random), ...found, ...cameras];
}

function createThing(column: ThingColumn, age: number, random: Random): Thing {
  const id =
    column === 'vpgId'
      ? createUuid(random)
      : column === 'deviceId'
        ? `d-${random.text(20, digits)}`
        : random.text(column === 'sigfoxDeviceId' ? 8 : 16, hexDigits).toUpperCase();
  return { column, id, age, name: column === 'soraCamDeviceId' ? `entrance-${id.slice(0, 4)}` : '' };
}

/** What a thing is charged in a month: so much on each of the first `days` days. */
export interface ThingCharge {
  thing: Thing;
  item: BillItem;
  quantity: number;
  days: number;
}

/** What the things of an account are charged in a month. `age` is the account's in that month. */
export function listThingCharges(
  things: readonly Thing[],
  tariff: Tariff,
  age: number,
  { days, isPreliminary }: MonthView,
): ThingCharge[] {
  const charges: ThingCharge[] = [];
  for (const thing of things) {
    if (thing.age > age || days === 0) continue;
    const { daily, setup } = tariff.things[thing.column];
    const isNew = thing.age === age && setup !== undefined && !isPreliminary;
    if (isNew) charges.push({ thing, item: setup, quantity: 1, days: 1 });
    charges.push({ thing, item: daily, quantity: thing.column === 'vpgId' ? hoursPerDay : 1, days });
  }
  return charges;
}

/** The rows of the CSV for what things are charged. */
export function writeThingRows(charges: readonly ThingCharge[], month: string): AccountRow[] {
  return charges.flatMap(({ thing, item, quantity, days }) =>
    Array.from({ length: days }, (_, index) => ({
      date: `${month}${String(index + 1).padStart(2, '0')}`,
      item,
      quantity,
      thing,
    })),
  );
}
