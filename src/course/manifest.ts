/** A lesson of the course. A lesson appears on the site when it is written; there are no empty pages. */
export interface Lesson {
  /** The lesson's folder in `content/lessons/` and its place in addresses and stored progress; never changed once published. */
  readonly id: string;
  /** Its place in the course, such as `A1`. */
  readonly code: string;
  readonly title: string;
  /** The one question on which the lesson stands. */
  readonly question: string;
}

/** Lessons that belong together. */
export interface Track {
  readonly code: string;
  readonly title: string;
  readonly lessons: readonly Lesson[];
}

/** The course in the order in which it is read. The sidebar, previous and next, and the home page are made from it. */
export const tracks: readonly Track[] = [
  {
    code: 'A',
    title: 'One call',
    lessons: [
      {
        id: 'two-contracts-one-call',
        code: 'A1',
        title: 'Two contracts, one call',
        question: 'Alice calls one contract, and another one changes. What happened in between, and when?',
      },
      {
        id: 'hearing-back',
        code: 'A2',
        title: 'Hearing back',
        question:
          'Your method asked another contract a question and has already returned. Where does the answer arrive?',
      },
      {
        id: 'what-a-promise-becomes',
        code: 'A3',
        title: 'What a promise becomes',
        question:
          '“Call that contract, and then this method of mine.” What do such lines leave behind when the method is over?',
      },
      {
        id: 'when-does-it-run',
        code: 'A4',
        title: 'When does it run?',
        question: 'Two people send at the same moment, and the one who asked first is answered last. What decides?',
      },
      {
        id: 'who-may-call-back',
        code: 'A5',
        title: 'Who may call back?',
        question: 'Your callback expects an answer from a contract that you trust. Who else can bring it one?',
      },
    ],
  },
  {
    code: 'B',
    title: 'When things fail',
    lessons: [
      {
        id: 'success-is-not-success',
        code: 'B1',
        title: 'Success is not success',
        question: 'The transaction reads “success”, and yet nothing changed. Where is the failure?',
      },
      {
        id: 'nothing-rolls-back',
        code: 'B2',
        title: 'Nothing rolls back for you',
        question: 'The call to the other contract failed. What becomes of all that yours had written by then?',
      },
      {
        id: 'follow-the-money',
        code: 'B3',
        title: 'Follow the money',
        question: 'You sent money along with a call, and the call failed. Who has it now?',
      },
      {
        id: 'the-callback-that-fails',
        code: 'B4',
        title: 'The callback that fails',
        question: 'The callback is to put everything right. Who puts things right when the callback fails?',
      },
    ],
  },
  {
    code: 'C',
    title: 'Gas',
    lessons: [
      {
        id: 'prepaid-burnt-refunded',
        code: 'C1',
        title: 'Prepaid, burnt, used, refunded',
        question:
          'Alice attaches 100 Tgas to a call that burns four. Where were the other ninety-six, and what did they cost?',
      },
      {
        id: 'a-budget-for-the-chain',
        code: 'C2',
        title: 'A budget for the chain',
        question:
          'Everything worked but the callback, which ran out of gas. How much would have been enough, and whose was it to say?',
      },
      {
        id: 'running-out',
        code: 'C3',
        title: 'Running out',
        question:
          'Three calls run out of gas. One leaves nothing behind, one is told of it, one is left half done. What decides?',
      },
      {
        id: 'the-limits',
        code: 'C4',
        title: 'Limits',
        question:
          'The payroll has paid everybody for years. Then a 44th person is hired, and nobody is paid any more. Why?',
      },
    ],
  },
  {
    code: 'D',
    title: 'Patterns',
    lessons: [
      {
        id: 'in-sequence',
        code: 'D1',
        title: 'In sequence',
        question:
          'Train, then hotel, then museum. The hotel has no room for alice. Does the museum still sell her a ticket?',
      },
      {
        id: 'in-parallel',
        code: 'D2',
        title: 'In parallel',
        question:
          'Three contracts are asked at the same time, and one callback hears them all. In which order, and what if one of them fails?',
      },
      {
        id: 'batches',
        code: 'D3',
        title: 'Batches',
        question: 'Four steps have to succeed together, and the fourth fails. Who undoes the other three?',
      },
      {
        id: 'returning-a-promise',
        code: 'D4',
        title: 'Returning a promise',
        question: 'You ask a contract that has to ask another one first. Whose answer do you get, and when?',
      },
      {
        id: 'factories',
        code: 'D5',
        title: 'Factories',
        question:
          'A contract makes another contract on an account of its own. Who pays for it, and who can change it afterwards?',
      },
      {
        id: 'waiting-for-the-world',
        code: 'D6',
        title: 'Waiting for the world',
        question:
          'Has the parcel arrived? No contract can go and look. How does one wait for somebody who does, and for how long?',
      },
      {
        id: 'transfer-and-call',
        code: 'D7',
        title: 'Transfer and call',
        question:
          'You send tokens to a contract, and it says that it did not need them all. Who gives them back, and what if they are gone?',
      },
      {
        id: 'an-nft-marketplace',
        code: 'D8',
        title: 'An NFT marketplace',
        question:
          'Bob pays for a token, and at the same moment alice gives it to somebody else. Who ends up with what?',
      },
    ],
  },
  {
    code: 'E',
    title: 'Security',
    lessons: [
      {
        id: 'the-gap',
        code: 'E1',
        title: 'The gap',
        question:
          'Between a call and its callback, your contract is open to everybody. What can mallory do with three blocks?',
      },
      {
        id: 'reentrancy',
        code: 'E2',
        title: 'Reentrancy, NEAR style',
        question: 'No method is ever interrupted here. How does a contract that you pay get into yours all the same?',
      },
    ],
  },
  {
    code: 'F',
    title: 'For real',
    lessons: [
      {
        id: 'testing-cross-contract-calls',
        code: 'F2',
        title: 'Testing cross-contract calls',
        question: 'All tests of the vault are green, and the vault pays twice. What would a test have to do to see it?',
      },
    ],
  },
];

/** All lessons in reading order. */
export const lessons: readonly Lesson[] = tracks.flatMap((track) => track.lessons);

/** Finds a lesson by its id. */
export function findLesson(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id);
}

/** Finds the track to which a lesson belongs. */
export function trackOf(lessonId: string): Track | undefined {
  return tracks.find((track) => track.lessons.some((lesson) => lesson.id === lessonId));
}

/** Gives a lesson's content entry and route, without base path or slashes around it. */
export function lessonSlug(lessonId: string): string {
  return `lessons/${lessonId}`;
}
