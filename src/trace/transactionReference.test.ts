import { describe, expect, it } from 'vitest';
import { readTransactionReference } from './transactionReference.ts';

const hash = '6DCeMUdWHWTLtqeHkYP1NWyMZa6EoCnWqBGkg8qvk8z4';

describe('what a reader pastes', () => {
  it.each([
    [hash, null, null],
    [`  ${hash}\n`, null, null],
    [`${hash} alice.near`, 'alice.near', null],
    [`alice.near, ${hash}`, 'alice.near', null],
    [`"${hash}"`, null, null],
    [`https://nearblocks.io/txns/${hash}`, null, 'mainnet'],
    [`https://nearblocks.io/fr/txns/${hash}?tab=execution#top`, null, 'mainnet'],
    [`https://testnet.nearblocks.io/txns/${hash} alice.testnet`, 'alice.testnet', 'testnet'],
    [`https://explorer.testnet.near.org/transactions/${hash}`, null, 'testnet'],
    [`https://pikespeak.ai/transaction-viewer/${hash}/detailed`, null, 'mainnet'],
    [`https://unheard.example/#/tx/${hash}`, null, null],
    [`https://unheard.example/?network=testnet&hash=${hash}&account=alice.testnet`, 'alice.testnet', 'testnet'],
  ])('%s', (text, accountId, network) => {
    expect(readTransactionReference(text)).toEqual({ hash, accountId, network });
  });

  it.each([
    '',
    'alice.near',
    '6DCeMUdWHWTLtqeHkYP1NWyMZa6EoCnWqBGkg8qvk8',
    `${hash}${hash}`,
    '0OIl'.repeat(11),
    'https://nearblocks.io/',
    'https://',
  ])('names no transaction: “%s”', (text) => expect(readTransactionReference(text)).toBeNull());
});
