import { useState } from 'preact/hooks';
import type { LessonGenesis } from '../../network/types.ts';

interface Props {
  /** Where the playground is. */
  readonly href: string;
  readonly title: string;
  readonly code: string;
  readonly genesis: LessonGenesis;
  /** Account ids by the names that snippets import. */
  readonly accounts: Readonly<Record<string, string>>;
}

const load = () => import('../../course/play/carryOver.ts');

/** Takes an experiment, as it stands, to the playground. */
export function PlaygroundLink({ href, title, code, genesis, accounts }: Props) {
  const [refused, setRefused] = useState(false);

  async function carryOver(beside: boolean): Promise<void> {
    const { carryOver: carry } = await load();
    const result = carry({ title, code, genesis, accounts }, () => globalThis.localStorage);
    if (result !== 'Saved') return setRefused(true);
    // Not inside another site's frame.
    if (beside || self !== top) window.open(href);
    else location.assign(href);
  }

  return (
    <p class="experiment-foot">
      <a
        href={href}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={(event) => {
          event.preventDefault();
          void carryOver(event.ctrlKey || event.metaKey || event.shiftKey);
        }}
      >
        Open in the playground
      </a>
      {refused && (
        <span role="alert"> This browser keeps nothing more for this site, so the code cannot be taken along.</span>
      )}
    </p>
  );
}
