import { useState } from 'preact/hooks';
import { InlineText } from './InlineText.tsx';
import { useEarlyChoice } from './useEarlyChoice.ts';
import { useProgress } from './useProgress.ts';

export interface QuizQuestion {
  readonly id: string;
  readonly ask: string;
  readonly answers: readonly QuizAnswer[];
}

export interface QuizAnswer {
  readonly text: string;
  readonly right?: boolean;
  /** Why it is right, or why it is wrong. */
  readonly says: string;
}

interface Props {
  readonly lesson: string;
  readonly questions: readonly QuizQuestion[];
}

/** Two or three questions. A wrong answer says why it is wrong, and may be followed by another. */
export function Quiz({ lesson, questions }: Props) {
  const [progress, update] = useProgress(lesson);
  const answer = (id: string, text: string) => {
    const quiz = { ...progress.quiz, [id]: text };
    update({
      quiz,
      quizPassed: progress.quizPassed || questions.every((question) => isRight(question, quiz[question.id])),
    });
  };
  return (
    <ol class="quiz">
      {questions.map((question) => (
        <li key={question.id}>
          <Question
            name={`${lesson}-quiz-${question.id}`}
            question={question}
            answered={progress.quiz[question.id]}
            onAnswer={(text) => answer(question.id, text)}
          />
        </li>
      ))}
    </ol>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly question: QuizQuestion;
  readonly answered: string | undefined;
  readonly onAnswer: (text: string) => void;
}

function Question({ name, question, answered, onAnswer }: QuestionProps) {
  const [picked, setPicked] = useState<string>();
  const form = useEarlyChoice<HTMLFormElement>(setPicked);
  const shown = picked ?? answered;
  const verdict = shown === answered ? question.answers.find(({ text }) => text === answered) : undefined;
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (shown !== undefined) onAnswer(shown);
      }}
    >
      <fieldset>
        <legend>
          <InlineText text={question.ask} />
        </legend>
        {question.answers.map((answer) => (
          <label class="answer" data-verdict={answer === verdict ? (answer.right ? 'right' : 'wrong') : undefined}>
            <input
              type="radio"
              name={name}
              value={answer.text}
              checked={answer.text === shown}
              onChange={() => setPicked(answer.text)}
            />
            <span>
              <InlineText text={answer.text} />
            </span>
          </label>
        ))}
      </fieldset>
      <div class="check">
        <button class="button" type="submit" disabled={shown === undefined}>
          Check
        </button>
        <p role="status" data-verdict={verdict && (verdict.right ? 'right' : 'wrong')}>
          {verdict && (
            <>
              <strong>{verdict.right ? 'Right.' : 'Not so.'}</strong> <InlineText text={verdict.says} />
            </>
          )}
        </p>
      </div>
    </form>
  );
}

function isRight(question: QuizQuestion, answered: string | undefined): boolean {
  return question.answers.some((answer) => answer.right === true && answer.text === answered);
}
