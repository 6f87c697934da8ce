import type { SharedNote } from './useSharedLink.ts';

interface Props {
  readonly note: SharedNote;
  /** The reader has code of their own here. */
  readonly hasOwn: boolean;
  /** Puts the reader's own code, or the lesson's, back in place of what the link brought. */
  onOwn(): void;
  /** Null while the note has to stay. */
  readonly onClose: (() => void) | null;
}

/** Tells what came of a link that holds code. */
export function SharedCode({ note, hasOwn, onOwn, onClose }: Props) {
  return (
    <div class="experiment-note shared-code">
      <span role="status">{textOf(note, hasOwn)}</span>
      {note.type === 'Opened' && (
        <button type="button" class="quiet-button" onClick={onOwn}>
          {hasOwn ? 'Back to my code' : 'Back to the lesson’s code'}
        </button>
      )}
      {onClose && (
        <button type="button" class="quiet-button" onClick={onClose}>
          Close
        </button>
      )}
    </div>
  );
}

function textOf(note: SharedNote, hasOwn: boolean): string {
  switch (note.type) {
    case 'Opened':
      return `This code came with a link. Nothing runs before you press Run.${hasOwn ? ' Your own code is kept.' : ''}`;
    case 'Broken':
      return 'The link to this page holds code that cannot be read: it was cut off or changed on its way. Ask for it once more. Your own code stands here as you left it.';
    case 'Newer':
      return 'The link to this page was made by a newer version of this site. Reload the page to get that version. Your own code stands here as you left it.';
    case 'NotHere':
      return `The link holds code for “${note.id.slice(0, 60)}”, which is not on this page. Your own code stands here as you left it.`;
    default:
      return note satisfies never;
  }
}
