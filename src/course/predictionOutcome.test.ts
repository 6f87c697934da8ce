import { expect, it } from 'vitest';
import { outcomeText, predictionOutcome, type PredictionQuestion } from './predictionOutcome.ts';

const question: PredictionQuestion = {
  id: 'block',
  ask: 'In which block?',
  fact: 'callbackBlock',
  choices: [{ value: '103', instead: 'In 103 hello runs.' }, { value: '104', label: 'block 104' }, { value: '105' }],
  because: 'One block for each hop.',
};

it.each([
  ['104', '104', 'You said block 104, and so it was. One block for each hop.'],
  ['103', '104', 'You said 103. The run says block 104. In 103 hello runs.'],
  ['105', '104', 'You said 105. The run says block 104. One block for each hop.'],
  [undefined, '104', 'The run says block 104. One block for each hop.'],
  ['104', '109', 'You said block 104. The run says 109. One block for each hop.'],
  ['104', undefined, 'This run does not show it.'],
])('predicted %s, ran %s: %s', (chosen, fact, text) => {
  expect(outcomeText(predictionOutcome(question, chosen, fact))).toBe(text);
});
