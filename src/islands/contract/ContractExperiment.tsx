import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { onRun } from '../../course/runBus.ts';
import type { LessonGenesis } from '../../network/types.ts';
import { Experiment } from '../experiment/Experiment.tsx';
import type { ExperimentProps } from '../experiment/Experiment.tsx';
import type { PreparedRun } from '../experiment/useExperiment.ts';
import { ContractPane } from './ContractPane.tsx';
import { findPanic, readPanic } from './findPanic.ts';
import { useContract } from './useContract.ts';
import type { BuiltContract, ContractSetup } from './useContract.ts';

export interface ContractExperimentProps extends ExperimentProps {
  /** The reader's contract; its draft's name is made of the experiment's. */
  readonly contract: Omit<ContractSetup, 'id'> & {
    /** The account that it is deployed on, in place of what is there. */
    readonly accountId: string;
    readonly typesUrl: string;
    readonly toolsSize: number;
    /** Takes the source as it stands, for who stands outside and wants it. */
    readonly codeRef?: { current: string };
  };
  /** The contract's source, highlighted. */
  readonly contractCode?: ComponentChildren;
}

/** An experiment with a contract of the reader's: Run compiles it, deploys it in a fresh network, and runs the snippet there. */
export function ContractExperiment({ contract: setup, contractCode, ...experiment }: ContractExperimentProps) {
  const contract = useContract({ ...setup, id: `${experiment.id}/contract` });
  if (setup.codeRef) setup.codeRef.current = contract.draft.text;
  const start = useRef<() => void>(() => {});
  const deployed = useRef<{ readonly built: BuiltContract; readonly genesis: LessonGenesis } | null>(null);
  const { accountId, fileName, typesUrl, toolsSize } = setup;

  useEffect(
    () =>
      onRun(
        experiment.id,
        (run) => run.contract && contract.blame(run.contract.source, findPanic(run.traces, accountId, fileName)),
      ),
    [experiment.id, accountId, fileName],
  );

  async function prepareRun(): Promise<PreparedRun> {
    const built = await contract.build();
    if (built === null) return { ok: false, reason: `Nothing ran: ${fileName} was not deployed.` };
    if (deployed.current?.built !== built)
      deployed.current = { built, genesis: withCode(experiment.genesis, accountId, built.wasm) };
    return { ok: true, genesis: deployed.current.genesis, contract: built };
  }

  /** The network could not be started: it may be the contract that would not be initialised. */
  function onBroken(reason: string): void {
    if (deployed.current) contract.blame(deployed.current.built.source, readPanic(reason, fileName));
  }

  return (
    <div class="contract-experiment">
      <ContractPane
        contract={contract}
        fileName={fileName}
        accountId={accountId}
        typesUrl={typesUrl}
        toolsSize={toolsSize}
        onRun={() => start.current()}
      >
        {contractCode}
      </ContractPane>
      <Experiment {...experiment} prepareRun={prepareRun} onBroken={onBroken} startRef={start} />
    </div>
  );
}

function withCode(genesis: LessonGenesis, accountId: string, code: Uint8Array): LessonGenesis {
  const accounts = genesis.accounts.map((account) => (account.id === accountId ? { ...account, code } : account));
  return { ...genesis, accounts };
}
