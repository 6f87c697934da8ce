import { useEffect, useRef, useState } from 'preact/hooks';
import { openElsewhere } from '../../network/openElsewhere.ts';
import type { Begun, Elsewhere } from '../../network/openElsewhere.ts';
import { reachFromPage } from '../../network/reachFromPage.ts';
import { readKey } from '../../network/readKey.ts';
import type { LessonGenesis } from '../../network/types.ts';
import { publicNetworks, testnetFaucet } from '../../site.config.ts';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import { ConnectForm, emptyAnswers } from './ConnectForm.tsx';
import css from './otherNetwork.css?inline';
import type { Where } from './wheres.ts';

adoptStyle(css);

export interface OtherNetworkProps {
  readonly where: Exclude<Where, 'here'>;
  readonly genesis: LessonGenesis;
  /** The lesson stands there, or (null) it does not any more. */
  onElsewhere(elsewhere: Elsewhere | null): void;
}

type Stage =
  | { readonly type: 'Asking'; readonly trouble: string | null }
  | { readonly type: 'Connecting'; readonly progress: string }
  | { readonly type: 'Connected'; readonly elsewhere: Elsewhere }
  | { readonly type: 'Leaving' };

const NEAR = 10n ** 24n;

async function fetchCode(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(
      `The contract at ${url} could not be loaded: HTTP ${response.status}. Reload the page to try again.`,
    );
  return new Uint8Array(await response.arrayBuffer());
}

/** Brings the lesson to another network, says what it does there, and takes it back. */
export function OtherNetwork({ where, genesis, onElsewhere }: OtherNetworkProps) {
  const [stage, setStage] = useState<Stage>({ type: 'Asking', trouble: null });
  const [answers, setAnswers] = useState(emptyAnswers(where));
  const begun = useRef<Begun>({ accounts: new Map() });
  const shown = useRef(true);
  useEffect(() => () => void (shown.current = false), []);

  const show = (next: Stage): void => {
    if (shown.current) setStage(next);
  };

  async function connect(): Promise<void> {
    const { url, account, key, limit, faucet } = answers;
    show({ type: 'Connecting', progress: 'Connecting…' });
    try {
      const elsewhere = await openElsewhere({
        urls: where === 'testnet' ? (publicNetworks.find(({ name }) => name === 'testnet')?.rpc ?? []) : [url.trim()],
        genesis,
        payer: faucet ? { faucet: testnetFaucet } : readKey(key, account),
        limit: BigInt(Math.round(limit * 100)) * (NEAR / 100n),
        begun: begun.current,
        reach: reachFromPage,
        fetchCode,
        onProgress: (progress) => show({ type: 'Connecting', progress }),
      });
      if (!shown.current) return;
      setAnswers({ ...answers, key: '' });
      show({ type: 'Connected', elsewhere });
      onElsewhere(elsewhere);
    } catch (error) {
      show({ type: 'Asking', trouble: error instanceof Error ? error.message : String(error) });
    }
  }

  async function forget(elsewhere: Elsewhere): Promise<void> {
    onElsewhere(null);
    show({ type: 'Leaving' });
    const left = await elsewhere.giveBack();
    begun.current = { accounts: new Map() };
    const remains = `${left} of the accounts could not be deleted; they stay below ${elsewhere.payerId}, whose key can still delete them.`;
    show({ type: 'Asking', trouble: left > 0 ? remains : null });
  }

  // Whose page this one stands in cannot be known, and such a page could lay itself over the form.
  if (globalThis.self !== globalThis.top) {
    return (
      <div class="other-network">
        <p role="status">
          This experiment stands inside another page. Open it in a tab of its own to run it on another network.
        </p>
      </div>
    );
  }
  switch (stage.type) {
    case 'Asking':
      return (
        <ConnectForm
          where={where}
          trouble={stage.trouble}
          answers={answers}
          onChange={setAnswers}
          onConnect={() => void connect()}
        />
      );
    case 'Connecting':
    case 'Leaving':
      return (
        <div class="other-network">
          <p role="status">{stage.type === 'Leaving' ? 'Giving back what is left…' : stage.progress}</p>
        </div>
      );
    case 'Connected':
      return <Connected elsewhere={stage.elsewhere} onForget={() => void forget(stage.elsewhere)} />;
    default:
      return stage satisfies never;
  }
}

function Connected({ elsewhere, onForget }: { readonly elsewhere: Elsewhere; readonly onForget: () => void }) {
  const { networkId, payerId, accountIds } = elsewhere;
  return (
    <div class="other-network">
      <p role="status">
        Connected to {networkId}. The lesson’s accounts are below {payerId}:
      </p>
      <ul>
        {accountIds.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
      <p>
        Each run goes on from the state that the last one left. That network makes its blocks by itself, so they cannot
        be stepped, gone back or forked here. Predictions and exercises look at runs in this page only.
      </p>
      <button type="button" class="button" onClick={onForget}>
        Give back and forget
      </button>
    </div>
  );
}
