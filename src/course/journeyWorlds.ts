import type { SetupCall } from '../network/types.ts';
import type { World } from './world.ts';

const desk = (name: string) => [name, { id: `${name}.test`, contract: 'counter' }] as const;
const relay = (name: string, hotelId: string) =>
  [
    name,
    {
      id: `${name}.test`,
      contract: 'relay',
      init: {
        methodName: 'init',
        args: { train_id: 'train.test', hotel_id: hotelId, museum_id: 'museum.test' },
      },
    },
  ] as const;

/** Mallory books at a desk, in anybody's name. */
export const taken = (deskId: string, name: string): SetupCall => ({
  signerId: 'mallory.test',
  receiverId: deskId,
  methodName: 'count',
  args: { name },
});

const people = { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' };
const desks = Object.fromEntries([desk('train'), desk('hotel'), desk('museum')]);

/** An agency that books at three desks. Mallory has a seat, and both the others' rooms. */
export const agency: World = {
  people,
  contracts: { ...desks, ...Object.fromEntries([relay('agency', 'hotel.test')]) },
  setup: [taken('train.test', 'mallory.test'), taken('hotel.test', 'alice.test'), taken('hotel.test', 'bob.test')],
};

const withOffice = {
  ...desks,
  ...Object.fromEntries([relay('office', 'hotel.test'), relay('agency', 'office.test')]),
};

/** The rooms are let by an office. Bob’s seat is taken, and so are two rooms. */
export const agencyAndOffice: World = {
  people,
  contracts: withOffice,
  setup: [taken('train.test', 'bob.test'), taken('hotel.test', 'carol.test'), taken('hotel.test', 'dave.test')],
};
