import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ModelCode } from '../compare/CompareWith.tsx';
import { RunComparison } from '../compare/RunComparison.tsx';
import { ShareContext } from '../save/shareContext.ts';
import { coloursFor, ColoursContext, newcomersIn } from '../timeline/coloursContext.ts';
import { useLazyView } from '../timeline/useLazyView.ts';
import { PlaygroundLink } from '../play/PlaygroundLink.tsx';
import { CodePane } from './CodePane.tsx';
import { ConsoleOutput } from './ConsoleOutput.tsx';
import type { OtherNetworkProps } from './OtherNetwork.tsx';
import type { PaceName } from './paces.ts';
import { RunError } from './RunError.tsx';
import { RunStatus } from './RunStatus.tsx';
import type { TransactionsProps } from './Transactions.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useDraft } from './useDraft.ts';
import { SharedCode } from './SharedCode.tsx';
import { useExperiment } from './useExperiment.ts';
import type { ExperimentSetup } from './useExperiment.ts';
import { useSharing } from './useSharing.ts';
import { forgetLink } from './useSharedLink.ts';
import type { Where } from './wheres.ts';

export interface ExperimentProps extends ExperimentSetup {
  /** The lesson's code. */
  readonly source: string;
  /** Where the type declarations for the editor lie. */
  readonly typesUrl: string;
  /** The declarations of `crosscall/lesson`, where they are other than a lesson's. */
  readonly lessonTypes?: string | undefined;
  /** There is a network that could be started; true if left out. */
  readonly ready?: boolean;
  /** Takes the function that Run calls, for who stands outside and wants to run. */
  readonly startRef?: { current: () => void };
  /** A link can lead to it; true if left out. */
  readonly sharable?: boolean;
  /** Takes the code as it stands, for who stands outside and wants it. */
  readonly codeRef?: { current: string };
  /** The playground's address, and what this experiment is called there; no way there if left out. */
  readonly playground?: { readonly href: string; readonly title: string } | undefined;
  /** The reader chose where it runs. */
  onWhere?(where: Where): void;
  /** The code, highlighted; else that is done here. */
  readonly children?: ComponentChildren;
  /** The lesson's other codes, with which a run of the reader's own can be compared. */
  readonly models?: readonly ModelCode[];
  /** What stands beside the code: the prediction. */
  readonly aside?: ComponentChildren;
  /** What stands beside the code needs all of the width. Said beforehand, so that nothing moves while the page arrives. */
  readonly asideBelow?: boolean;
}

/** The pictures: fetched with the first transaction. */
function useTransactionsView(needed: boolean): ComponentType<TransactionsProps> | null {
  const [view, setView] = useState<ComponentType<TransactionsProps> | null>(null);
  useEffect(() => {
    if (needed) void import('./Transactions.tsx').then(({ Transactions }) => setView(() => Transactions));
  }, [needed]);
  return view;
}

/** What it takes to run on another network: fetched when one is chosen. */
function useOtherNetwork(needed: boolean): ComponentType<OtherNetworkProps> | null {
  const [panel, setPanel] = useState<ComponentType<OtherNetworkProps> | null>(null);
  useEffect(() => {
    if (needed) void import('./OtherNetwork.tsx').then(({ OtherNetwork }) => setPanel(() => OtherNetwork));
  }, [needed]);
  return panel;
}

/** A link to the code: fetched when it is asked for. */
const loadShare = () => import('../save/ShareLink.tsx').then(({ ShareLink }) => ShareLink);

/** One experiment: code to read, edit and run, what it printed, and what it made the network do. */
export function Experiment(props: ExperimentProps) {
  const { id, fileName, source, typesUrl, lessonTypes, ready = true, sharable = true, children, aside } = props;
  const draft = useDraft(id, source);
  const { state, run, stop, step, back, setPace, move, prepare } = useExperiment(props);
  const [editing, setEditing] = useState(false);
  const [pace, choosePace] = useState<PaceName>('paced');
  const [where, setWhere] = useState<Where>('here');
  const [connected, setConnected] = useState(true);
  const [ranText, setRanText] = useState<string | null>(null);
  const Transactions = useTransactionsView(state.transactions.length > 0);
  const OtherNetwork = useOtherNetwork(where !== 'here');
  const frame = useRef<HTMLDivElement>(null);
  const [linkOpen, openLink] = useState(false);
  const ShareLink = useLazyView(linkOpen ? loadShare : null);
  const [namesThere, setNamesThere] = useState<Readonly<Record<string, string>>>({});

  const traces = state.transactions.map(({ trace }) => trace);
  const newcomers = newcomersIn(traces, props.genesis, namesThere).join();
  const colours = useMemo(
    () => coloursFor(props.genesis, namesThere, newcomers === '' ? [] : newcomers.split(',')),
    [props.genesis, namesThere, newcomers],
  );

  const chooseWhere = (chosen: Where): void => {
    setWhere(chosen);
    setConnected(chosen === 'here');
    move(null);
    props.onWhere?.(chosen);
  };
  const choosePaceToo = (name: PaceName): void => {
    choosePace(name);
    setPace(name);
  };
  const sharing = useSharing({
    id,
    draft,
    ran: ranText ?? source,
    pace,
    where,
    onOpen(linkedPace, linkedWhere) {
      if (linkedPace) choosePaceToo(linkedPace);
      if (linkedWhere && linkedWhere !== where) chooseWhere(linkedWhere);
      frame.current?.scrollIntoView({ block: 'nearest' });
    },
  });

  const start = (onward: boolean): void => {
    if (!connected || !ready) return;
    setRanText(draft.text);
    void run(draft.text, onward);
  };
  if (props.startRef) props.startRef.current = () => start(false);
  if (props.codeRef) props.codeRef.current = draft.text;
  const runOnKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    start(false);
  };

  const failure = state.end?.type === 'Failed' && ranText === draft.text ? state.end.error : null;
  return (
    <div class="experiment" ref={frame} data-phase={state.phase} data-run={state.run} onKeyDown={runOnKey}>
      <div class={`experiment-top${props.asideBelow ? ' aside-below' : ''}`}>
        <div class="experiment-code">
          <Toolbar
            fileName={fileName}
            phase={state.phase}
            editing={editing}
            changed={draft.changed}
            undoable={draft.undoable}
            pace={pace}
            where={where}
            movable={props.prepareRun === undefined}
            connected={connected && ready}
            onWhere={chooseWhere}
            onEdit={() => setEditing(!editing)}
            onReset={draft.reset}
            onUndo={draft.undoReset}
            onPace={choosePaceToo}
            sharing={linkOpen}
            onShare={sharable ? () => openLink(!linkOpen) : null}
            onStop={stop}
            onRun={() => start(false)}
            onApproach={prepare}
          />
          {ShareLink && linkOpen && <ShareLink write={sharing.linkToDraft} />}
          {sharing.note && (
            <SharedCode
              note={sharing.note}
              hasOwn={draft.ownWaits}
              onOwn={sharing.takeBack}
              onClose={sharing.closeNote}
            />
          )}
          {OtherNetwork && where !== 'here' && (
            <OtherNetwork
              key={where}
              where={where}
              genesis={props.genesis}
              onElsewhere={(elsewhere) => {
                move(elsewhere);
                setConnected(elsewhere !== null);
                setNamesThere(
                  elsewhere?.rename(Object.fromEntries(props.genesis.accounts.map((a) => [a.id, a.id]))) ?? {},
                );
              }}
            />
          )}
          <CodePane
            text={draft.text}
            revision={draft.revision}
            changed={draft.changed}
            editing={editing}
            fileName={fileName}
            typesUrl={typesUrl}
            lessonTypes={lessonTypes}
            error={failure}
            onText={(text) => {
              forgetLink();
              draft.edit(text);
            }}
            onRun={() => start(false)}
            onLeave={() => frame.current?.querySelector<HTMLElement>('[data-edit]')?.focus()}
          >
            {children}
          </CodePane>
          {draft.trouble && (
            <p class="experiment-note" role="status">
              {draft.trouble}
            </p>
          )}
        </div>
        {aside && <div class="experiment-aside">{aside}</div>}
      </div>
      <div class="experiment-output">
        <RunStatus
          state={state}
          here={where === 'here'}
          byHand={pace === 'manual'}
          onBack={back}
          onStep={step}
          onOnward={() => start(true)}
        />
        <RunError end={state.end} fileName={fileName} />
        {(state.lines.length > 0 || state.dropped > 0) && <ConsoleOutput lines={state.lines} dropped={state.dropped} />}
      </div>
      {Transactions && state.transactions.length > 0 && (
        <ShareContext.Provider value={sharable ? sharing.linkToRun : null}>
          <ColoursContext.Provider value={colours}>
            <Transactions
              key={state.run}
              transactions={state.transactions}
              live={state.phase !== 'Over'}
              past={state.newest !== null}
            />
          </ColoursContext.Provider>
        </ShareContext.Provider>
      )}
      <RunComparison
        state={state}
        where={where}
        pace={pace}
        names={where === 'here' ? {} : namesThere}
        ran={ranText}
        source={source}
        sideBySide={props.sideBySide ?? false}
        models={props.models}
        genesis={props.genesis}
        accounts={props.accounts}
        frameUrl={props.frameUrl}
        fileName={fileName}
      />
      {props.playground && (
        <PlaygroundLink {...props.playground} code={draft.text} genesis={props.genesis} accounts={props.accounts} />
      )}
    </div>
  );
}
