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
  /** The network is there to run on. */
  readonly connected: boolean;
  onWhere(where: Where): void;
  onEdit(): void;
  onReset(): void;
  onUndo(): void;
  onPace(name: PaceName): void;
  onStep(): void;
  onStop(): void;
  onContinue(): void;
  onRun(): void;
  onApproach(): void;
}

/** The experiment's head: its file, and what one can do with it. */
export function Toolbar(props: Props) {
  const { fileName, phase, editing, changed, undoable, pace, where, connected } = props;
  const here = where === 'here';
  const running = phase === 'Loading' || phase === 'Running';
  return (
    <div class="experiment-head">
      <span class="experiment-file">{fileName}</span>
      <div class="experiment-actions">
        {changed && <Button label="Reset" title="Back to the lesson’s code" onClick={props.onReset} />}
        {undoable && <Button label="Undo reset" title="Bring your code back" onClick={props.onUndo} />}
        <button type="button" class="button" data-edit onClick={props.onEdit}>
          {editing ? 'Close editor' : 'Edit'}
        </button>
        <label class="pace">
          <span>Runs</span>
          <select value={where} onChange={(event) => props.onWhere(event.currentTarget.value as Where)}>
            {whereNames.map((name) => (
              <option value={name} key={name}>
                {wheres[name]}
              </option>
            ))}
          </select>
        </label>
        {here && (
          <label class="pace">
            <span>Blocks</span>
            <select value={pace} onChange={(event) => props.onPace(event.currentTarget.value as PaceName)}>
              {paceNames.map((name) => (
                <option value={name} key={name}>
                  {paces[name].label}
                </option>
              ))}
            </select>
          </label>
        )}
        {here && pace === 'manual' && (
          <Button
            label="Step"
            title="Make the next block"
            disabled={phase === 'Idle' || phase === 'Loading'}
            onClick={props.onStep}
          />
        )}
        {running && <Button label="Stop" onClick={props.onStop} />}
        {here && phase === 'Over' && (
          <Button label="Continue" title="Run again, on the state this run reached" onClick={props.onContinue} />
        )}
        <button
          type="button"
          class="button primary"
          title={
            here
              ? 'From the lesson’s first state (Ctrl or Cmd + Enter)'
              : 'On the network as it is now (Ctrl or Cmd + Enter)'
          }
          disabled={!connected}
          onClick={props.onRun}
          onPointerEnter={props.onApproach}
          onFocus={props.onApproach}
        >
          Run
        </button>
      </div>
    </div>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly title?: string;
  readonly disabled?: boolean;
  onClick(): void;
}

function Button({ label, title, disabled = false, onClick }: ButtonProps) {
  return (
    <button type="button" class="button" title={title} disabled={disabled} onClick={onClick}>
      {label}
    </button>
  );
}
