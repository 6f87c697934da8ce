import { testLesson } from './testLesson.ts';

testLesson('prepaid-burnt-refunded', {
  'wrong-balance': /while alice does something else.*A balance tells what became of all that an account does/,
  'wrong-buying-price': /the price at which gas is bought/,
  'wrong-pays-for-refunds': /Refunds burn gas as well, but nobody pays for it/,
  'wrong-receipts-only': /What is missing is the transaction itself/,
  'wrong-transaction-only': /the transaction alone, without the receipts/,
});
