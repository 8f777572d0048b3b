/** The SIMs of an operator: who they are and how much they use. */
import { addMonths } from '../calendar.ts';
import { createRandom, createRandomSeries, digits, type Random } from '../random.ts';

/** One SIM. */
export interface Sim {
  index: number;
  simId: string;
  imsi: string;
  name: string;
  site: string;
  group: string;
  /** The first month it is charged for, yyyyMM. */
  firstMonth: string;
  /** How much data it moves, from 1 (a meter) to 12 (a camera). */
  appetite: number;
  usesSms: boolean;
  usesBeam: boolean;
  usesHarvest: boolean;
  /** What it does in a month, by the month's number. */
  activity: (month: number) => Random;
}

/** The months over which an account grows to its full size. */
export const growthMonths = 20;

const sites: readonly [string, ...string[]] = ['tokyo', 'osaka', 'nagoya', 'sapporo', 'fukuoka', 'seattle'];
const kinds: readonly [Kind, ...Kind[]] = [
  { name: 'meter', group: 'metering', appetite: 1 },
  { name: 'tracker', group: 'logistics', appetite: 3 },
  { name: 'gateway', group: 'factory', appetite: 6 },
  { name: 'camera', group: 'security', appetite: 12 },
];

interface Kind {
  name: string;
  group: string;
  appetite: number;
}

/** The SIMs of an operator whose account was opened in `openedMonth`: half from the start, the others as it grew. */
export function createSims(seed: string, operatorId: string, openedMonth: string, count: number): Sim[] {
  const atStart = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed, `sim ${operatorId} ${index}`);
    const { name, group, appetite } = random.pick(kinds);
    const later =
      index < atStart ? 0 : Math.floor(((index - atStart + 1) * growthMonths) / (count - atStart + 1));
    return {
      index,
      simId: `89811000${random.text(11, digits)}`,
      imsi: `44010${random.text(10, digits)}`,
      name: `${name}-${String(index + 1).padStart(3, '0')}`,
      site: random.pick(sites),
      group,
      firstMonth: addMonths(openedMonth, later),
      appetite,
      usesSms: random.chance(0.2),
      usesBeam: random.chance(0.5),
      usesHarvest: random.chance(0.25),
      activity: createRandomSeries(seed, `activity ${operatorId} ${index}`),
    };
  });
}
