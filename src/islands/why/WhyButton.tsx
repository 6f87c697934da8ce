import type { WhyQuestion } from '../../trace/why.ts';

interface Props {
  readonly question: WhyQuestion;
  /** What it asks about, for those who do not see where it stands. */
  readonly about: string;
  readonly onWhy: (question: WhyQuestion) => void;
}

/** Asks what led to the thing beside it. */
export function WhyButton({ question, about, onWhy }: Props) {
  return (
    <button type="button" class="why-button" onClick={() => onWhy(question)}>
      Why?<span class="visually-hidden"> {about}</span>
    </button>
  );
}
