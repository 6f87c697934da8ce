import type { Phase } from './experimentState.ts';
import { whereNames, wheres } from './wheres.ts';
import type { Where } from './wheres.ts';
import { paceNames, paces } from './paces.ts';
import type { PaceName } from './paces.ts';

interface Props {
  readonly fileName: string;
  readonly phase: Phase;
  readonly editing: boolean;
  readonly changed: boolean;
  readonly undoable: boolean;
  readonly pace: PaceName;
  readonly where: Where;
  /** It may run elsewhere than in the page. */
  readonly movable: boolean;
  /** The network is there to run on. */
  readonly connected: boolean;
  onWhere(where: Where): void;
  readonly sharing: boolean;
  /** Null where no link can lead here. */
  readonly onShare: (() => void) | null;
  onEdit(): void;
  onReset(): void;
  onUndo(): void;
  onPace(name: PaceName): void;
  onStop(): void;
  onRun(): void;
  onApproach(): void;
}

/** The experiment's head: its file, where and how fast it runs, and the one button that runs and stops it. */
export function Toolbar(props: Props) {
  const { fileName, phase, editing, changed, undoable, pace, where, connected } = props;
  const here = where === 'here';
  return (
    <div class="experiment-head">
      <div class="experiment-title">
        <span class="experiment-file">{fileName}</span>
        <button type="button" class="button" data-edit onClick={props.onEdit}>
          {editing ? 'Done' : 'Edit'}
        </button>
        {changed && <Quiet label="Reset" title="Back to the code that stood here first" onClick={props.onReset} />}
        {changed && props.onShare && (
          <Quiet label="Share" title="A link to this code" open={props.sharing} onClick={props.onShare} />
        )}
        {undoable && <Quiet label="Undo reset" title="Bring your code back" onClick={props.onUndo} />}
      </div>
      <div class="experiment-actions">
        {props.movable && (
          <label class="choice">
            <span class="visually-hidden">Runs</span>
            <select
              class="control"
              aria-label="Runs"
              value={where}
              onChange={(event) => props.onWhere(event.currentTarget.value as Where)}
            >
              {whereNames.map((name) => (
                <option value={name} key={name}>
                  {wheres[name]}
                </option>
              ))}
            </select>
          </label>
        )}
        {here && (
          <label class="choice">
            <span class="choice-name">Blocks</span>
            <select
              class="control"
              aria-label="Blocks"
              value={pace}
              onChange={(event) => props.onPace(event.currentTarget.value as PaceName)}
            >
              {paceNames.map((name) => (
                <option value={name} key={name}>
                  {paces[name].label}
                </option>
              ))}
            </select>
          </label>
        )}
        <RunButton
          running={phase === 'Loading' || phase === 'Running'}
          here={here}
          connected={connected}
          onRun={props.onRun}
          onStop={props.onStop}
          onApproach={props.onApproach}
        />
      </div>
    </div>
  );
}

interface RunButtonProps extends Pick<Props, 'connected' | 'onRun' | 'onStop' | 'onApproach'> {
  readonly running: boolean;
  readonly here: boolean;
}

/** One button in one place: what runs can be stopped, what does not run can be run. */
function RunButton({ running, here, connected, onRun, onStop, onApproach }: RunButtonProps) {
  const from = here ? 'From the first state' : 'On the network as it is now';
  return (
    <button
      type="button"
      class="button primary run"
      title={running ? 'End the code' : `${from} (Ctrl or Cmd + Enter)`}
      disabled={!connected}
      // The second click of a double click means Run, too.
      onClick={(event) => (running ? event.detail <= 1 && onStop() : onRun())}
      onPointerEnter={onApproach}
      onFocus={onApproach}
    >
      {running ? 'Stop' : 'Run'}
    </button>
  );
}

interface QuietProps {
  readonly label: string;
  readonly title: string;
  /** Of one that opens something: whether it is open. */
  readonly open?: boolean;
  onClick(): void;
}

function Quiet({ label, title, open, onClick }: QuietProps) {
  return (
    <button type="button" class="quiet-button" title={title} aria-expanded={open} onClick={onClick}>
      {label}
    </button>
  );
}
