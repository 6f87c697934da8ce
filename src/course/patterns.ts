import type { PatternGraphOptions } from './patternGraph.ts';

/** A way for contracts to work together, and the lesson that shows it. */
export interface Pattern {
  /** The lesson's id. */
  readonly lesson: string;
  /** When it is the right one; code stands in backticks. */
  readonly when: string;
  /** What becomes of the whole if one part fails. */
  readonly fails: string;
  /** Of the graphs that the lesson has recorded, those that show it. */
  readonly graphs: readonly PatternPicture[];
}

export interface PatternPicture extends PatternGraphOptions {
  readonly graph: string;
  readonly title: string;
}

/** The patterns at a glance, in the order of their lessons. Sentences only say what the lessons show. */
export const patterns: readonly Pattern[] = [
  {
    lesson: 'in-sequence',
    when: 'When a step needs what the one before it gave, or must not happen unless that went well.',
    fails: 'Whoever makes one promise after the other can stop there. What has been done by then stays done.',
    graphs: [
      { graph: 'steps-well', title: 'Nobody refuses', ghosts: false },
      { graph: 'steps-refused', title: 'The hotel refuses', ghosts: 'steps-well' },
    ],
  },
  {
    lesson: 'in-parallel',
    when: 'When calls do not need each other, and one callback is to hear them all.',
    fails: 'The failure is one of the results. The other calls have happened all the same.',
    graphs: [
      { graph: 'well', title: 'Nobody refuses' },
      { graph: 'refused', title: 'The train refuses' },
    ],
  },
  {
    lesson: 'batches',
    when: 'When steps on one account have to succeed together: create it, pay it, deploy to it, call it.',
    fails:
      'All of the batch is undone, and its deposit goes back to whoever made it. Receipts of their own undo nothing of each other.',
    graphs: [
      { graph: 'well', title: 'All four go well' },
      { graph: 'last-fails', title: 'The last of the four fails', refunds: true, ghosts: false },
    ],
  },
  {
    lesson: 'returning-a-promise',
    when: 'When what you return is what somebody else will say, and you have nothing to add to it.',
    fails:
      'Whoever waits for you hears of the failure. Your own method has succeeded by then, and what it wrote stays.',
    graphs: [
      { graph: 'well', title: 'The hotel has a room' },
      { graph: 'refused', title: 'The hotel refuses' },
    ],
  },
  {
    lesson: 'factories',
    when: 'When everybody is to have a contract of their own, on an account below yours.',
    fails: 'Nothing is made, and the money comes back to the factory. Its callback has to send it on.',
    graphs: [
      { graph: 'well', title: 'A card is made' },
      { graph: 'taken', title: 'The name is taken', refunds: true, ghosts: false },
    ],
  },
  {
    lesson: 'waiting-for-the-world',
    when: 'When the answer is not on the chain, and somebody can bring it within 200 blocks.',
    fails:
      'If nobody does, the callback runs all the same, with a failure for an answer. It has to tidy up, so it must not panic.',
    graphs: [
      { graph: 'well', title: 'Bob answers' },
      { graph: 'nobody', title: 'Nobody answers' },
    ],
  },
  {
    lesson: 'transfer-and-call',
    when: 'When tokens are to be sent and used in one go.',
    fails: 'The token takes back what was not used, if it is still there.',
    graphs: [
      { graph: 'well', title: 'Swap pays' },
      { graph: 'panics', title: 'Swap panics' },
    ],
  },
  {
    lesson: 'an-nft-marketplace',
    when: 'When a contract sells what it does not hold.',
    fails: 'The one callback that pays the seller gives the buyer the money back if the token was not transferred.',
    graphs: [
      { graph: 'sale', title: 'Bob buys' },
      { graph: 'failed-transfer', title: 'The token is gone', ghosts: false },
    ],
  },
];
