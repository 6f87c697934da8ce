import { expect, it } from 'vitest';
import { readQuestion, writeQuestion } from './place.ts';

it.each([
  { text: 'abc', account: '', place: 'testnet', rpcUrl: 'http://127.0.0.1:3030', example: null },
  { text: 'abc', account: 'a.near', place: 'own', rpcUrl: 'https://x.example/?k=1&b', example: null },
  { text: '', account: '', place: 'mainnet', rpcUrl: 'http://127.0.0.1:3030', example: 'callee-fails' },
] as const)('an address asks for the same again: %o', (question) => {
  expect(readQuestion(writeQuestion(question))).toEqual(question);
});

it('makes the best of an address that says nothing, or nonsense', () => {
  expect(readQuestion('')).toMatchObject({ text: '', place: 'mainnet' });
  expect(readQuestion('?network=moon&%E0%A4%A=1')).toMatchObject({ place: 'mainnet', example: null });
});
