/** What usage costs. */
import type { CoverageType } from '../../model/command.ts';

/** One kind of charge. Quantities come in steps, so that unit price times quantity is always a whole minor unit. */
export interface BillItem {
  billItemName: string;
  billItemCategory: string;
  /** The price of one unit as a decimal in the coverage's currency. */
  unitPrice: string;
  /** Units in one step. */
  step: number;
  /** Minor units (yen or cents) for one step. */
  stepPrice: number;
}

/** The tariff of a coverage, in the order in which charges are listed. */
export interface Tariff {
  basic: BillItem;
  data: BillItem;
  sms: BillItem;
  beam: BillItem;
  harvest: BillItem;
  /** Beam's monthly allowance, given back as credit; `stepPrice` is its size in minor units for each SIM. */
  beamCredit: BillItem;
}

export const tariffs: Readonly<Record<CoverageType, Tariff>> = {
  jp: {
    basic: item('basicCharge', 'Air', '10', 1, 10),
    data: item('dataTraffic', 'Air', '0.2', 5, 1),
    sms: item('smsSent', 'Air', '4', 1, 4),
    beam: item('beamRequest', 'Beam', '0.001', 1000, 1),
    harvest: item('harvestDataBasicCharge', 'Harvest Data', '5', 1, 5),
    beamCredit: item('beamRequestFreeTier', 'Beam', '-1', 1, 100),
  },
  g: {
    basic: item('basicCharge', 'Air', '0.06', 1, 6),
    data: item('dataTraffic', 'Air', '0.02', 1, 2),
    sms: item('smsSent', 'Air', '0.04', 1, 4),
    beam: item('beamRequest', 'Beam', '0.00001', 1000, 1),
    harvest: item('harvestDataBasicCharge', 'Harvest Data', '0.05', 1, 5),
    beamCredit: item('beamRequestFreeTier', 'Beam', '-1', 1, 90),
  },
};

function item(
  billItemName: string,
  billItemCategory: string,
  unitPrice: string,
  step: number,
  stepPrice: number,
): BillItem {
  return { billItemName, billItemCategory, unitPrice, step, stepPrice };
}
