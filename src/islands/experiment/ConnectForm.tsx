import type { Where } from './wheres.ts';

/** What the reader filled in. */
export interface ConnectAnswers {
  readonly url: string;
  readonly account: string;
  readonly key: string;
  /** NEAR. */
  readonly limit: number;
  /** The account comes from the faucet: account and key are not needed. */
  readonly faucet: boolean;
}

interface Props {
  readonly where: Exclude<Where, 'here'>;
  /** Why the last try failed. */
  readonly trouble: string | null;
  readonly answers: ConnectAnswers;
  onChange(answers: ConnectAnswers): void;
  onConnect(): void;
}

const DEFAULT_LIMIT = 5;

export function emptyAnswers(where: Props['where']): ConnectAnswers {
  return { url: 'http://127.0.0.1:3030', account: '', key: '', limit: DEFAULT_LIMIT, faucet: where === 'testnet' };
}

/** Asks for a network's address, for the account that pays there, and for how much. */
export function ConnectForm({ where, trouble, answers, onChange, onConnect }: Props) {
  const change = (changes: Partial<ConnectAnswers>): void => onChange({ ...answers, ...changes });
  return (
    <form
      class="other-network"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect();
      }}
    >
      {where === 'testnet' && (
        <fieldset>
          <legend>Who pays there?</legend>
          <label>
            <input type="radio" name="payer" checked={answers.faucet} onChange={() => change({ faucet: true })} /> a new
            account from the faucet
          </label>
          <label>
            <input type="radio" name="payer" checked={!answers.faucet} onChange={() => change({ faucet: false })} /> an
            account of mine
          </label>
        </fieldset>
      )}
      <div class="other-network-fields">
        {where === 'sandbox' && (
          <label class="field">
            Address of its RPC
            <input
              class="control"
              type="url"
              required
              value={answers.url}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => change({ url: event.currentTarget.value })}
            />
          </label>
        )}
        {!answers.faucet && (
          <>
            <label class="field">
              Account that pays
              <input
                class="control"
                type="text"
                value={answers.account}
                placeholder="alice.test"
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                onInput={(event) => change({ account: event.currentTarget.value })}
              />
            </label>
            <label class="field">
              Its key, or key file
              <input
                class="control"
                type="password"
                required
                value={answers.key}
                placeholder="ed25519:…"
                autocomplete="off"
                onInput={(event) => change({ key: event.currentTarget.value })}
              />
            </label>
          </>
        )}
        <label class="field">
          At most, in NEAR
          <input
            class="control"
            type="number"
            required
            min={1}
            max={1000}
            step={0.5}
            value={answers.limit}
            onInput={(event) => change({ limit: event.currentTarget.valueAsNumber })}
          />
        </label>
        <button type="submit" class="button primary">
          Connect
        </button>
      </div>
      {trouble && <p role="alert">{trouble}</p>}
      <Explanation where={where} faucet={answers.faucet} />
    </form>
  );
}

function Explanation({ where, faucet }: { readonly where: Props['where']; readonly faucet: boolean }) {
  return (
    <p>
      The page makes this lesson’s accounts below {faucet ? 'that account' : 'yours'}, shares at most this amount among
      them, deploys the contracts, and runs the same code there.{' '}
      {faucet
        ? 'Keys stay in this page’s memory until you leave it or forget them; the code cannot reach them.'
        : 'Your key is used for that alone, in this page: it is never sent, never stored, out of the code’s reach, and dropped once the accounts stand.'}
      {where === 'sandbox' && (
        <>
          {' '}
          No sandbox at hand? <code>npm run network -- --keys keys.json</code> starts one; paste what is in that file as
          the key.
        </>
      )}
    </p>
  );
}
