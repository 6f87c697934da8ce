import { expect, it } from 'vitest';
import type { LessonGenesis } from '../../network/types.ts';
import type { Trace } from '../../trace/trace.ts';
import { coloursFor, newcomersIn } from './coloursContext.ts';

const genesis: LessonGenesis = {
  accounts: ['alice.test', 'factory.test'].map((id) => ({ id, balance: '1', signable: true })),
};
const traceOn = (...ids: readonly string[]): Trace =>
  ({ signerId: 'alice.test', steps: ids.map((executorId) => ({ executorId, kind: 'action' })) }) as unknown as Trace;

it('gives an account that came into being in a run the same colour in all of its pictures', () => {
  const traces = [traceOn('ann.factory.test'), null, traceOn('ben.factory.test', 'ann.factory.test')];
  const newcomers = newcomersIn(traces, genesis, {});
  expect(coloursFor(genesis, {}, newcomers)).toEqual({
    'alice.test': 1,
    'factory.test': 2,
    'ann.factory.test': 3,
    'ben.factory.test': 4,
  });
});

it('knows the accounts of the world under their names elsewhere', () => {
  const names = { 'factory.test': 'factory-x.you.testnet' };
  const newcomers = newcomersIn([traceOn('factory-x.you.testnet', 'ann.factory-x.you.testnet')], genesis, names);
  expect(newcomers).toEqual(['ann.factory-x.you.testnet']);
  expect(coloursFor(genesis, names, newcomers)['factory-x.you.testnet']).toBe(2);
});
