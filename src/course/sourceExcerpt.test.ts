import { expect, it } from 'vitest';
import { cutRange, findFunction } from './sourceExcerpt.ts';

const source = `#[ext_contract(hello)]
trait Hello {
    fn ask(&self) -> String;
}

impl Caller {
    /// Asks.
    #[private]
    pub fn ask(
        &self,
        how: String,
    ) -> String {
        if how == "" { "{" } else { how }
    }

    pub fn ask_again(&self) {}
}
`;

it('finds a function with its body, its attributes and its comments, and not the signature of a trait', () => {
  expect(findFunction(source, 'ask')).toEqual({ from: 7, to: 14 });
});

it('finds a function by its whole name', () => {
  expect(findFunction(source, 'ask_again')).toEqual({ from: 16, to: 16 });
});

it('takes the shared indentation off', () => {
  expect(cutRange(source, { from: 16, to: 16 })).toBe('pub fn ask_again(&self) {}');
});

it('objects to a name that is not there', () => {
  expect(() => findFunction(source, 'answer')).toThrow('no function answer');
});
