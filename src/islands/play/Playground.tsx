import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CourseContract } from '../../course/play/courseContracts.ts';
import type { Sheet } from '../../course/play/createSheetStore.ts';
import { draftId } from '../../course/play/createSheetStore.ts';
import { lessonTypes } from '../../course/play/lessonTypes.ts';
import { writtenOn } from '../../course/play/playWorld.ts';
import type { PlayWorld } from '../../course/play/playWorld.ts';
import { useLazyView } from '../timeline/useLazyView.ts';
import { PlayExperiment } from './PlayExperiment.tsx';
import type { ContractTooling } from './PlayExperiment.tsx';
import { SheetBar } from './SheetBar.tsx';
import { usePlayNetwork } from './usePlayNetwork.ts';
import { useSheets } from './useSheets.ts';
import { useTransfer } from './useTransfer.ts';
import { useWasmFiles } from './useWasmFiles.ts';
import { WorldPanel } from './WorldPanel.tsx';

/** A pattern to begin from, with its code. */
export interface ShownExample extends Sheet {
  readonly id: string;
}

interface Props {
  /** The gallery; the first is what a new playground holds. */
  readonly examples: readonly [ShownExample, ...ShownExample[]];
  readonly contracts: readonly CourseContract[];
  /** The folder of the course's contracts, with its slash. */
  readonly contractsUrl: string;
  readonly frameUrl: string;
  readonly typesUrl: string;
  readonly tooling: ContractTooling;
  /** The contract that a new one begins as. */
  readonly contractStart: string;
  /** The first example's code, highlighted. */
  readonly children?: ComponentChildren;
}

/** A link to the playground: fetched when it is asked for. */
const loadShare = () => import('../save/ShareLink.tsx').then(({ ShareLink }) => ShareLink);

/** Milliseconds after which what is not needed any more may go: nobody waits for it. */
const SWEEP_AFTER = 20_000;

/** Any contracts, any accounts, any code: an experiment on a network that its reader makes up. */
export function Playground(props: Props) {
  const { examples, contracts, contractsUrl, frameUrl, typesUrl, tooling, children } = props;
  const [first] = examples;
  const sheets = useSheets(first);
  const { id, sheet } = sheets;
  const { world } = sheet;
  const wasm = useWasmFiles(world, sheets.report);
  const code = useRef('');
  const contract = useRef('');
  const [elsewhere, setElsewhere] = useState(false);
  const { problems, ready, genesis, accounts } = usePlayNetwork(world, wasm, contracts, contractsUrl);
  const types = lessonTypes(world);

  useEffect(() => setElsewhere(false), [id]);
  useEffect(() => {
    const timer = setTimeout(() => void wasm.sweep(sheets.neededFiles()), SWEEP_AFTER);
    return () => clearTimeout(timer);
  }, [id]);

  const transfer = useTransfer(sheets, wasm, () => ({
    title: sheet.title,
    code: code.current,
    contract: writtenOn(world) === -1 ? sheet.contract : contract.current,
    world,
  }));
  const { said, link } = transfer;
  const [linking, setLinking] = useState(false);
  const ShareLink = useLazyView(linking && link ? loadShare : null);
  const latestLink = useRef(link);
  latestLink.current = link;
  // Written anew when the world changes, or when the link is opened again.
  const write = useCallback(async () => (await latestLink.current?.()) ?? '', [types, linking]);

  const isFirst = sheet.source === first.source;
  return (
    <div class="playground">
      <div class="examples" role="group" aria-label="Examples">
        <p>Begin from an example; what you have here stays.</p>
        <ul>
          {examples.map(({ id: example, ...its }) => (
            <li key={example}>
              <button type="button" class="button" onClick={() => sheets.add(its)}>
                {its.title}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <SheetBar
        id={id}
        title={sheet.title}
        list={sheets.list}
        removed={sheets.removed}
        onOpen={sheets.open}
        onTitle={(title) => sheets.change({ title })}
        onRemove={sheets.remove}
        onRestore={sheets.restore}
        linking={linking}
        onLink={() => setLinking(!linking)}
        onExport={() => void transfer.exportFile()}
        onImport={(file) => void transfer.importFile(file)}
      />
      {linking && ShareLink && link && (
        <ShareLink write={write} holds="The code, the accounts and which contracts they have" />
      )}
      {linking && !link && <p class="play-said">A link cannot hold Wasm files. Export it, and send that file.</p>}
      <p class="play-said" role={said?.good === false ? 'alert' : 'status'}>
        {said?.text}
      </p>
      {sheets.trouble && (
        <p class="play-trouble" role="status">
          {sheets.trouble}
        </p>
      )}
      <PlayExperiment
        key={id}
        world={world}
        tooling={tooling}
        contractStart={sheet.contract ?? props.contractStart}
        contractRef={contract}
        id={draftId(id)}
        fileName="snippet.ts"
        source={sheet.source}
        genesis={genesis}
        accounts={accounts}
        frameUrl={frameUrl}
        typesUrl={typesUrl}
        lessonTypes={types}
        ready={ready}
        sharable={false}
        codeRef={code}
        onWhere={(where) => setElsewhere(where !== 'here')}
        aside={
          <WorldPanel
            world={world}
            problems={problems}
            contracts={contracts}
            wasm={wasm}
            elsewhere={elsewhere}
            onWorld={(next: PlayWorld) => sheets.change({ world: next })}
          />
        }
      >
        {isFirst ? children : undefined}
      </PlayExperiment>
    </div>
  );
}
