/** Where parcels go and what that costs. */
import type { CoverageType } from '../../model/command.ts';

/** A shipping area. `cost` is gross (tax included), in minor units. */
export interface ShippingArea {
  area: string;
  name: string;
  cost: number;
}

const japan: readonly (ShippingArea & { prefectures: string })[] = [
  place('hokkaido', 'Hokkaido', 1320, 'hokkaido 北海道'),
  place('kita_tohoku', 'Kita-Tohoku', 990, 'aomori akita iwate 青森 秋田 岩手'),
  place('minami_tohoku', 'Minami-Tohoku', 880, 'miyagi yamagata fukushima 宮城 山形 福島'),
  place(
    'kanto',
    'Kanto',
    770,
    'ibaraki tochigi gunma saitama chiba tokyo kanagawa yamanashi 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 山梨',
  ),
  place('shinetsu', 'Shinetsu', 770, 'niigata nagano 新潟 長野'),
  place('chubu', 'Chubu', 770, 'gifu shizuoka aichi mie 岐阜 静岡 愛知 三重'),
  place('hokuriku', 'Hokuriku', 770, 'toyama ishikawa fukui 富山 石川 福井'),
  place('kansai', 'Kansai', 880, 'shiga kyoto osaka hyogo nara wakayama 滋賀 京都 大阪 兵庫 奈良 和歌山'),
  place('chugoku', 'Chugoku', 990, 'tottori shimane okayama hiroshima yamaguchi 鳥取 島根 岡山 広島 山口'),
  place('shikoku', 'Shikoku', 990, 'tokushima kagawa ehime kochi 徳島 香川 愛媛 高知'),
  place(
    'kyushu',
    'Kyushu',
    1100,
    'fukuoka saga nagasaki kumamoto oita miyazaki kagoshima 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島',
  ),
  place('okinawa', 'Okinawa', 1430, 'okinawa 沖縄'),
];

const elsewhere: readonly ShippingArea[] = [
  { area: 'north_america', name: 'North America', cost: 1070 },
  { area: 'europe', name: 'Europe', cost: 1605 },
  { area: 'rest_of_world', name: 'Rest of the world', cost: 2140 },
];

/** The price of a letter-sized parcel in Japan, whatever the area. */
export const nekoposCost = 385;

/** What fast delivery costs on top outside Japan. */
export const expeditedCost = 2675;

/** Every area of a coverage, for the price list. */
export function listAreas(coverageType: CoverageType): readonly ShippingArea[] {
  return coverageType === 'jp' ? japan : elsewhere;
}

/** The area of an address: by prefecture in Japan (an unknown one counts as Kanto), by country elsewhere. */
export function findArea(
  coverageType: CoverageType,
  address: Readonly<Record<string, string>>,
): ShippingArea {
  return coverageType === 'jp'
    ? findPrefecture(address['state'] ?? '')
    : findCountry(address['countryCode'] ?? 'US');
}

function findPrefecture(state: string): ShippingArea {
  const bare = state
    .trim()
    .toLowerCase()
    .replace(/[-\s](to|fu|ken|do|prefecture)$/, '')
    .replace(/(?<=..)[都府県]$/u, '');
  return japan.find((area) => area.prefectures.split(' ').includes(bare)) ?? fallback(japan, 'kanto');
}

const european = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

function findCountry(code: string): ShippingArea {
  const country = code.toUpperCase();
  if (country === 'US' || country === 'CA') return fallback(elsewhere, 'north_america');
  return fallback(elsewhere, european.has(country) ? 'europe' : 'rest_of_world');
}

function fallback(areas: readonly ShippingArea[], name: string): ShippingArea {
  return areas.find(({ area }) => area === name) ?? { area: name, name, cost: 0 };
}

function place(area: string, name: string, cost: number, prefectures: string) {
  return { area, name, cost, prefectures };
}
