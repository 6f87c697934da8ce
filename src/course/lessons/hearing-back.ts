import { blocksAfterTransaction, firstTrace } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';

export const lesson: LessonModule = {
  facts: {
    /** How many blocks after the transaction the callback runs. */
    callbackBlock: (run) => blocksAfterTransaction(run, 'query_greeting_callback'),
    receipts: (run) => {
      const receipts = firstTrace(run)?.steps.filter((step) => step.number !== null).length;
      return receipts === undefined ? undefined : String(receipts);
    },
  },
};
