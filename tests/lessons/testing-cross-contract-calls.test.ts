import { testLesson } from './testLesson.ts';

const right = 'against the vault that does everything right.*your test failed all the same: ';

testLesson('testing-cross-contract-calls', {
  'wrong-always-fails': new RegExp(`${right}“Smart contract panicked: the amount is more than your balance”`),
  'wrong-counts-the-vaults-money': new RegExp(`${right}“The vault did not pay exactly once\\.”`),
  'wrong-looks-too-early': new RegExp(`${right}“What could not be paid is not on the books again\\.”`),
  'wrong-never-fails': /^null: This vault has just paid mallory more than was hers, and your test ended well\./,
  'wrong-numbers-by-heart': new RegExp(`${right}“Mallory should still have her 10 NEAR`),
  'wrong-one-after-the-other': /^null: .*Your test ended well: it sent nothing that could show that\./,
  'wrong-only-the-result': /against a vault that does not put back.*leaves it off\. Your test ended well\./,
});
