/** The SIMs of an operator: who they are, and how much they use. */
import { createRandom, createRandomSeries, digits, type Random } from '../random.ts';
import { arrivalAge, countArrived, growthMonths, readStory, silentSim, storySims } from './story.ts';
import type { SimStory } from './story.ts';

/** How a SIM behaves. Of a large fleet many SIMs share a pattern, so that a million are added up as fast as a thousand. */
export interface Pattern {
  kind: Kind;
  site: string;
  /** Where it stands, as somebody noted it: a tag that SIMs got later. */
  place: Readonly<Record<'en' | 'ja', string>>;
  /** The age of the account (see ./story.ts) from which it sends nothing. */
  silentAge: number;
  usesSms: boolean;
  usesBeam: boolean;
  usesHarvest: boolean;
  /** What it does in a month, by the month's number. */
  activity: (month: number) => Random;
}

interface Kind {
  name: string;
  group: string;
  /** How much data it moves, from 1 (a meter) to 12 (a camera). */
  appetite: number;
}

/** Some SIMs that are alike in a month: each `step`th one, beginning with the `first`. */
export interface SimGroup {
  pattern: Pattern;
  story: SimStory;
  first: number;
  step: number;
  count: number;
}

/** The SIMs from `start` to before `end`, of which each belongs to the group at `(sim - start) % groups.length`. */
export interface SimRun {
  start: number;
  end: number;
  groups: readonly SimGroup[];
}

/** All SIMs of an operator, none of them held: each is made when it is asked for. */
export interface Fleet {
  size: number;
  /** How many SIMs are charged for in a month; always the first ones. */
  countIn: (month: string) => number;
  patternOf: (index: number) => Pattern;
  /** The SIMs of a month by what they use: stories one by one, then those that were there, then those that arrive. */
  runsIn: (month: string) => SimRun[];
  simIdOf: (index: number) => string;
  imsiOf: (index: number) => string;
  nameOf: (index: number) => string;
  /** The months since the account was opened. */
  ageIn: (month: string) => number;
}

const patterns = 1000;
const sites: readonly [string, ...string[]] = ['tokyo', 'osaka', 'nagoya', 'sapporo', 'fukuoka', '横浜'];
const kinds: readonly [Kind, ...Kind[]] = [
  { name: 'meter', group: 'metering', appetite: 1 },
  { name: 'tracker', group: 'logistics', appetite: 3 },
  { name: 'gateway', group: '工場', appetite: 6 },
  { name: 'camera', group: 'security, cameras', appetite: 12 },
];

const places: readonly [Pattern['place'], ...Pattern['place'][]] = [
  { en: '', ja: '' },
  { en: '2, north', ja: '2 階 北側' },
  { en: '3, by the "big" door', ja: '3 階, 大扉の横' },
];

/** Names that a person typed: a reader of the CSV must cope with them. */
const oddNames: Readonly<Record<number, string>> = {
  4: 'gate "north"',
  7: '倉庫 3 号',
  10: 'roof\nsensor',
  11: 'pump 2, spare',
};

/** The SIMs of an operator whose account was opened in `openedMonth`. */
export function createFleet(seed: string, operatorId: string, openedMonth: string, size: number): Fleet {
  const known = new Map<number, Pattern>();
  const ageIn = (month: string): number => monthsBetween(openedMonth, month);
  const patternOf = (index: number): Pattern => {
    const place = index % patterns;
    const pattern = known.get(place) ?? createPattern(seed, operatorId, place);
    known.set(place, pattern);
    return pattern;
  };
  const storyOf = (index: number, month: string): SimStory => {
    const age = ageIn(month);
    return {
      ...(index < storySims ? readStory(index, size, age) : {}),
      ...(arrivalAge(index, size) === age ? { arrivesOn: arrivalDay(seed, operatorId, month) } : {}),
      isSilent: patternOf(index).silentAge <= age,
    };
  };
  const numberOf = createNumbers(seed, operatorId);
  const width = Math.max(3, String(size).length);
  return {
    size,
    ageIn,
    countIn: (month) => countArrived(ageIn(month), size),
    patternOf,
    runsIn: (month) => {
      const age = ageIn(month);
      const arrived = countArrived(age, size);
      const before = Math.max(storySims, countArrived(age - 1, size));
      const createRun = (start: number, end: number, most: number): SimRun => {
        const length = Math.max(0, Math.min(most, end - start));
        const groups = Array.from({ length }, (_, place) => ({
          pattern: patternOf(start + place),
          story: storyOf(start + place, month),
          first: start + place,
          step: most,
          count: Math.floor((end - start - place - 1) / most) + 1,
        }));
        return { start, end, groups };
      };
      return [
        createRun(0, Math.min(arrived, storySims), storySims),
        createRun(storySims, Math.min(before, arrived), patterns),
        createRun(before, arrived, patterns),
      ];
    },
    simIdOf: (index) => `898110000${numberOf(index)}`,
    imsiOf: (index) => `44010${numberOf(index)}`,
    // One width for all, so that the length of a CSV is known without writing it.
    nameOf: (index) =>
      oddNames[index] ?? `${patternOf(index).kind.name}-${String(index + 1).padStart(width, '0')}`,
  };
}

function createPattern(seed: string, operatorId: string, place: number): Pattern {
  const random = createRandom(seed, `sim ${operatorId} ${place}`);
  return {
    kind: random.pick(kinds),
    site: random.pick(sites),
    place: random.pick(places),
    usesSms: random.chance(0.2),
    usesBeam: random.chance(0.5),
    usesHarvest: random.chance(0.25),
    silentAge:
      place === silentSim ? growthMonths - 2 : random.chance(0.05) ? random.integer(8, 40) : Infinity,
    activity: createRandomSeries(seed, `activity ${operatorId} ${place}`),
  };
}

/** A delivery arrives on one day of its month. */
function arrivalDay(seed: string, operatorId: string, month: string): number {
  return createRandom(seed, `arrival ${operatorId} ${month}`).integer(3, 12);
}

/** Ten digits for each SIM, no two alike: a step that shares no factor with 10^10 meets every number once. */
function createNumbers(seed: string, operatorId: string): (index: number) => string {
  const start = Number(createRandom(seed, `numbers ${operatorId}`).text(10, digits));
  return (index) => String((start + index * 7_654_321) % 10_000_000_000).padStart(10, '0');
}

function monthsBetween(from: string, to: string): number {
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6));
  return count(to) - count(from);
}
