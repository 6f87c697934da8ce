import { blocksAfterTransaction, firstTrace } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';

export const lesson: LessonModule = {
  facts: {
    /** How many blocks after the transaction hello's greeting changes. */
    changeBlock: (run) => blocksAfterTransaction(run, 'set_greeting'),
    receipts: (run) => {
      const receipts = firstTrace(run)?.steps.filter((step) => step.number !== null).length;
      return receipts === undefined ? undefined : String(receipts);
    },
  },
};
