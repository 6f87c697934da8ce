import { useMemo } from 'preact/hooks';
import { layoutState } from '../../picture/layoutState.ts';
import type { StateGroup } from '../../picture/statePicture.ts';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import type { ViewProps } from '../timeline/viewProps.ts';
import { EntryView } from './EntryView.tsx';
import css from './state.css?inline';
import { StorageTable } from './StorageTable.tsx';

adoptStyle(css);

/** Keys that are shown of one receipt. */
const SHOWN = 50;

/** What each receipt changed in the state of its contract, key by key, and what the accounts store. */
export function StateView({ trace, colours, onWhy }: ViewProps) {
  const picture = useMemo(() => layoutState(trace, colours ? { colours } : {}), [trace, colours]);
  if (trace.changes === null && !trace.final)
    return <p class="view-note">What the receipts wrote is shown when all of them have run.</p>;
  if (trace.changes === null)
    return (
      <p class="view-note">
        It was not asked what the blocks of this transaction changed, so nothing is known of state.
      </p>
    );
  return (
    <div class="state">
      {trace.changes.unknown.map((sentence) => (
        <p key={sentence} class="view-note">
          {sentence}
        </p>
      ))}
      {picture.groups.length === 0 && trace.changes.unknown.length === 0 && (
        <p class="view-note">
          {trace.final
            ? 'No receipt changed the state of a contract.'
            : 'No receipt has changed the state of a contract so far.'}
        </p>
      )}
      {picture.groups.map((group) => (
        <Group key={group.key} group={group} onWhy={onWhy} />
      ))}
      <StorageTable storage={picture.storage} />
      {picture.groups.length > 0 && (
        <footer class="timeline-foot">
          <p>A receipt that is not listed wrote nothing. What one receipt wrote stays, even when a later one fails.</p>
        </footer>
      )}
    </div>
  );
}

interface GroupProps {
  readonly group: StateGroup;
  readonly onWhy: ViewProps['onWhy'];
}

function Group({ group, onWhy }: GroupProps) {
  return (
    <div
      class={group.stepId === null ? 'state-group others' : 'state-group'}
      style={group.colour === null ? {} : { '--account': `var(--${group.colour})` }}
    >
      <h3>
        <span class="state-account">{group.accountId}</span> {group.name !== '' && <code>{group.name}</code>}{' '}
        <span class="quiet">
          {group.which}, block {group.height}
        </span>
      </h3>
      {group.undone && (
        <p class="fail">
          <b>✕ failed:</b> whatever it wrote was undone.
        </p>
      )}
      {group.entries.length > 0 && (
        <dl>
          {group.entries.slice(0, SHOWN).map((entry, i) => (
            <EntryView key={i} entry={entry} codeHash={group.codeHash} stepId={group.stepId} onWhy={onWhy} />
          ))}
        </dl>
      )}
      {group.entries.length > SHOWN && <p class="quiet">And {group.entries.length - SHOWN} more keys.</p>}
    </div>
  );
}
