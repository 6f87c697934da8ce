import type { LessonGenesis } from '../../network/types.ts';
import type { DraftStorage, SaveResult } from '../../snippets/createDraftStore.ts';
import { addSheet } from './addSheet.ts';
import { createSheetStore } from './createSheetStore.ts';
import { fromLesson } from './fromLesson.ts';

/** An experiment of a lesson, as its reader left it. */
export interface CarriedExperiment {
  readonly title: string;
  readonly code: string;
  readonly genesis: LessonGenesis;
  /** Account ids by the names that snippets import. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** Makes a playground of a lesson's experiment, which opens with the playground's page. */
export function carryOver(
  { title, code, genesis, accounts }: CarriedExperiment,
  storage: () => DraftStorage | undefined,
): SaveResult {
  const sheet = { title, source: code, contract: null, world: fromLesson(genesis, accounts) };
  return addSheet(createSheetStore(storage), storage, sheet);
}
