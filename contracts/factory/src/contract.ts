import { NearBindgen, NearPromise, assert, bytes, call, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives
const CODE = bytes('CODE');

/**
 * Makes cards: each is a contract on a new account below the factory's own.
 * There are several ways to make one, from careless to right.
 */
@NearBindgen({})
export class Factory {
  /** How many cards `create` has made. */
  cards: number = 0;

  /** Keeps the code of the cards to come. JSON has no bytes: each comes as the character of its number. */
  @call({ privateFunction: true })
  store_code({ code }: { code: string }): void {
    assert(isBytes(code), 'the code must be bytes');
    near.storageWriteRaw(CODE, bytes(code));
  }

  @view({})
  get_cards(): number {
    return this.cards;
  }

  /** Careless: three promises, and each succeeds or fails by itself. */
  @call({ payableFunction: true })
  create_in_pieces({ name, text }: { name: string; text: string }): NearPromise {
    const cardId = toCardId(name);
    NearPromise.new(cardId).createAccount().transfer(near.attachedDeposit()).build();
    NearPromise.new(cardId).deployContract(storedCode()).build();
    return NearPromise.new(cardId).functionCall('init', initArgs(text), NO_DEPOSIT, TEN_TGAS);
  }

  /** One batch: all of a card or nothing. But nobody here hears which. */
  @call({ payableFunction: true })
  create_and_forget({ name, text }: { name: string; text: string }): NearPromise {
    return this.batch(name, text);
  }

  /** One batch, and a callback that gives the money back where there is no card. */
  @call({ payableFunction: true })
  create({ name, text }: { name: string; text: string }): NearPromise {
    const paid = JSON.stringify({ creator_id: near.predecessorAccountId(), deposit: `${near.attachedDeposit()}` });
    const callback = NearPromise.new(near.currentAccountId());
    return this.batch(name, text).then(
      callback.functionCallWeight('create_callback', paid, NO_DEPOSIT, TEN_TGAS, SHARE),
    );
  }

  /** The deposit of a batch that failed comes back to this contract: it is for us to hand it on. */
  @call({ privateFunction: true })
  create_callback({ creator_id, deposit }: { creator_id: string; deposit: string }): boolean {
    const made = promiseSucceeded();
    if (made) this.cards += 1;
    else if (BigInt(deposit) > 0n) NearPromise.new(creator_id).transfer(BigInt(deposit)).build();
    return made;
  }

  /** A new account with all the money that came along, its code, and the first call: one receipt. */
  batch(name: string, text: string): NearPromise {
    return NearPromise.new(toCardId(name))
      .createAccount()
      .transfer(near.attachedDeposit())
      .deployContract(storedCode())
      .functionCall('init', initArgs(text), NO_DEPOSIT, TEN_TGAS);
  }
}

/** Whoever calls owns the card. */
function initArgs(text: unknown): string {
  assert(typeof text === 'string', 'text must be a string');
  return JSON.stringify({ owner_id: near.predecessorAccountId(), text });
}

function storedCode(): Uint8Array {
  const code = near.storageReadRaw(CODE);
  assert(code !== null, 'there is no code to deploy');
  return code as Uint8Array;
}

function promiseSucceeded(): boolean {
  try {
    near.promiseResultRaw(0n);
    return true;
  } catch {
    return false; // near-sdk-js throws where the promise failed
  }
}

// A type says nothing of what arrives.

function isBytes(value: unknown): boolean {
  return typeof value === 'string' && /^[\0-\xff]*$/.test(value);
}

function toCardId(name: unknown): string {
  const id = `${String(name)}.${near.currentAccountId()}`;
  assert(typeof name === 'string' && validateAccountId(id), 'the name does not make an account id');
  return id;
}
