/** Shipping addresses: created, read, replaced, deleted. */
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { stringAt, type JsonObject } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { createAddressId } from '../operator.ts';
import { ApiRefusal } from '../refusal.ts';
import type { AddressRecord } from '../state.ts';
import { findArea } from '../world/shipping.ts';

const collection = '/operators/{operator_id}/shipping_addresses';
const one = `${collection}/{shipping_address_id}`;

const sent = [
  'addressLine1',
  'addressLine2',
  'building',
  'city',
  'companyName',
  'countryCode',
  'department',
  'email',
  'fullName',
  'phoneNumber',
  'state',
  'zipCode',
] as const;

export const addressAnswers: AnswerTable = {
  [`GET ${collection}`]: (call) => ({
    body: { shippingAddresses: call.operator.addresses.map((record) => showAddress(call, record)) },
  }),
  [`POST ${collection}`]: (call) => {
    const { operator, engine, caller, body } = call;
    const address = readAddress(body);
    operator.sequence += 1;
    const record = {
      shippingAddressId: createAddressId(engine.seed, caller.operatorId, operator.sequence),
      address,
    };
    operator.addresses.push(record);
    return { body: showAddress(call, record) };
  },
  [`GET ${one}`]: (call) => ({ body: showAddress(call, findAddress(call)) }),
  [`PUT ${one}`]: (call) => {
    findAddress(call).address = readAddress(call.body);
    return {};
  },
  [`DELETE ${one}`]: (call) => {
    const record = findAddress(call);
    call.operator.addresses = call.operator.addresses.filter((entry) => entry !== record);
    return {};
  },
};

/** The schema lets empty texts pass; a parcel does not. */
function readAddress(body: JsonObject): Record<string, string> {
  for (const name of ['addressLine1', 'city', 'state', 'zipCode']) {
    if ((stringAt(body, name) ?? '').trim() === '') throw new ApiRefusal(400, messages.missingProperty(name));
  }
  return Object.fromEntries(
    sent.flatMap((name) => {
      const value = stringAt(body, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function findAddress({ operator, params }: OperatorCall): AddressRecord {
  const record = operator.addresses.find(
    (entry) => entry.shippingAddressId === params['shipping_address_id'],
  );
  if (record === undefined) throw new ApiRefusal(404, messages.noAddress());
  return record;
}

/** The API's answer leaves the country and the email out. */
function showAddress({ engine }: OperatorCall, { shippingAddressId, address }: AddressRecord) {
  const { countryCode: _country, email: _email, ...shown } = address;
  return {
    phoneNumber: '',
    ...shown,
    shippingAddressId,
    shippingArea: findArea(engine.coverageType, address).area,
  };
}
