/** One thing to predict, with the answers to choose from. */
export interface PredictionQuestion {
  readonly id: string;
  readonly ask: string;
  readonly choices: readonly PredictionChoice[];
  /** The lesson's fact (`src/course/lessons/<id>.ts`) that answers it. */
  readonly fact: string;
  /** One or two sentences on why it is so, said after the run. */
  readonly because: string;
}

export interface PredictionChoice {
  /** What the fact gives when this is the answer. */
  readonly value: string;
  /** What the reader sees; the value, where it is left out. */
  readonly label?: string;
  /** Said instead of `because` when the reader chose this and the run shows otherwise. */
  readonly instead?: string;
}

/** How a run compares with a prediction. */
export type PredictionOutcome =
  /** This run does not show it: the code was changed, or it ended early. */
  | { readonly type: 'NotShown' }
  | { readonly type: 'NotPredicted'; readonly actual: string; readonly says: string }
  | { readonly type: 'Right'; readonly actual: string; readonly says: string }
  | { readonly type: 'Different'; readonly actual: string; readonly chosen: string; readonly says: string };

/** Lays a run's fact over what the reader predicted. */
export function predictionOutcome(
  question: PredictionQuestion,
  chosen: string | undefined,
  fact: string | undefined,
): PredictionOutcome {
  if (fact === undefined) return { type: 'NotShown' };
  const actual = labelOf(question, fact);
  if (chosen === undefined) return { type: 'NotPredicted', actual, says: question.because };
  if (chosen === fact) return { type: 'Right', actual, says: question.because };
  const choice = question.choices.find(({ value }) => value === chosen);
  return { type: 'Different', actual, chosen: labelOf(question, chosen), says: choice?.instead ?? question.because };
}

/** Says an outcome in words. */
export function outcomeText(outcome: PredictionOutcome): string {
  switch (outcome.type) {
    case 'NotShown':
      return 'This run does not show it.';
    case 'NotPredicted':
      return `The run says ${outcome.actual}. ${outcome.says}`;
    case 'Right':
      return `You said ${outcome.actual}, and so it was. ${outcome.says}`;
    case 'Different':
      return `You said ${outcome.chosen}. The run says ${outcome.actual}. ${outcome.says}`;
    default:
      return outcome satisfies never;
  }
}

function labelOf(question: PredictionQuestion, value: string): string {
  return question.choices.find((choice) => choice.value === value)?.label ?? value;
}
