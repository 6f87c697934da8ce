import { testLesson } from './testLesson.ts';

const right = 'against the vault that does everything right.*your test failed all the same: ';

testLesson('testing-cross-contract-calls', {
  'wrong-always-fails.ts': new RegExp(`${right}“Smart contract panicked: the amount is more than your balance”`),
  'wrong-counts-the-vaults-money.ts': new RegExp(`${right}“The vault did not pay exactly once\\.”`),
  'wrong-looks-too-early.ts': new RegExp(`${right}“What could not be paid is not on the books again\\.”`),
  'wrong-never-fails.ts': /^null: This vault has just paid mallory more than was hers, and your test ended well\./,
  'wrong-numbers-by-heart.ts': new RegExp(`${right}“Mallory should still have her 10 NEAR`),
  'wrong-one-after-the-other.ts': /^null: .*Your test ended well: it sent nothing that could show that\./,
  'wrong-only-the-result.ts': /against a vault that does not put back.*leaves it off\. Your test ended well\./,
});
