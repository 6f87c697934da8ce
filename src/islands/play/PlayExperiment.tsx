import { writtenOn } from '../../course/play/playWorld.ts';
import type { PlayWorld } from '../../course/play/playWorld.ts';
import { Experiment } from '../experiment/Experiment.tsx';
import type { ExperimentProps } from '../experiment/Experiment.tsx';
import { useLazyView } from '../timeline/useLazyView.ts';

/** What it takes to compile a contract in the page. */
export interface ContractTooling {
  /** The folder with the compiler, ending in a slash. */
  readonly toolsUrl: string;
  readonly typesUrl: string;
  /** Bytes that the compiler takes to load, compressed. */
  readonly toolsSize: number;
}

interface Props extends ExperimentProps {
  readonly world: PlayWorld;
  readonly tooling: ContractTooling;
  /** The source that the contract begins with. */
  readonly contractStart: string;
  /** Takes the contract's source as it stands. */
  readonly contractRef: { current: string };
}

/** A contract's editor: fetched when there is an account for the contract. */
const loadContractExperiment = () =>
  import('../contract/ContractExperiment.tsx').then(({ ContractExperiment }) => ContractExperiment);

/** The playground's experiment; above it a contract of the reader's, where an account asks for one. */
export function PlayExperiment({ world, tooling, contractStart, contractRef, ...experiment }: Props) {
  const account = world.accounts[writtenOn(world)];
  const ContractExperiment = useLazyView(account ? loadContractExperiment : null);
  if (!account) return <Experiment {...experiment} />;
  if (!ContractExperiment) return <div class="play-loading" />;
  return (
    <ContractExperiment
      {...experiment}
      contract={{
        ...tooling,
        fileName: 'contract.ts',
        start: contractStart,
        accountId: account.id,
        codeRef: contractRef,
      }}
    />
  );
}
