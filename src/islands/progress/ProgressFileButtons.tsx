import { useRef, useState } from 'preact/hooks';
import { pageProgress } from '../../course/pageProgress.ts';
import { readProgressFile, writeProgressFile } from '../../course/progressFile.ts';
import { listDrafts, takeDrafts } from '../../snippets/takeDrafts.ts';
import { download } from '../save/download.ts';

interface Outcome {
  readonly wrong: boolean;
  readonly says: string;
}

/** Takes what this browser remembers along to another one, as a file. */
export function ProgressFileButtons() {
  const [outcome, setOutcome] = useState<Outcome>();
  const input = useRef<HTMLInputElement>(null);

  function save(): void {
    const drafts = attempt(() => listDrafts(localStorage)) ?? {};
    const text = writeProgressFile({ progress: pageProgress.all(), drafts });
    download('crosscall-progress.json', new Blob([text], { type: 'application/json' }));
    setOutcome({ wrong: false, says: 'Saved as crosscall-progress.json.' });
  }

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setOutcome(take(await file.text().catch(() => ''), file.name));
    // The same file can be chosen again.
    if (input.current) input.current.value = '';
  }

  return (
    <div class="progress-file">
      <div class="actions">
        <button type="button" class="button" onClick={save}>
          Save to a file
        </button>
        <label class="button">
          Load a file
          <input
            ref={input}
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void load(event.currentTarget.files?.[0])}
          />
        </label>
      </div>
      <p role="status" data-wrong={outcome?.wrong}>
        {outcome?.says}
      </p>
    </div>
  );
}

function take(text: string, fileName: string): Outcome {
  const read = readProgressFile(text, fileName);
  if (read.type === 'Refused') return { wrong: true, says: read.reason };
  const { progress, drafts } = read.file;
  const saved =
    Object.keys(drafts).length === 0 ? 'Saved' : (attempt(() => takeDrafts(drafts, localStorage)) ?? 'Blocked');
  pageProgress.merge(progress);
  if (saved !== 'Saved')
    return {
      wrong: true,
      says: 'Your progress was taken in, but not all of your code: this browser has no room for it.',
    };
  const code = Object.keys(drafts).length > 0 ? ' Where you had other code here, “Undo reset” brings that back.' : '';
  return { wrong: false, says: `${fileName} was added to what was here; nothing was lost.${code}` };
}

/** Storage throws where it is blocked. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
