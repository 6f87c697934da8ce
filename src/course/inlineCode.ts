/** A piece of a sentence: plain, or between backticks. */
export interface TextPiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** Splits a sentence at its backticks, so that questions and answers can hold code without holding HTML. */
export function inlineCode(sentence: string): TextPiece[] {
  return sentence
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
