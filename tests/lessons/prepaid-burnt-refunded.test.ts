import { testLesson } from './testLesson.ts';

testLesson('prepaid-burnt-refunded', {
  'wrong-balance.ts': /while alice does something else.*A balance tells what became of all that an account does/,
  'wrong-buying-price.ts': /the price at which gas is bought/,
  'wrong-pays-for-refunds.ts': /Refunds burn gas as well, but nobody pays for it/,
  'wrong-receipts-only.ts': /What is missing is the transaction itself/,
  'wrong-transaction-only.ts': /the transaction alone, without the receipts/,
});
