import { NearBindgen, NearPromise, bytes, call, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;
const CODE = bytes('CODE');

/** Makes cards: each is a contract on a new account below the factory's own. */
@NearBindgen({})
export class Factory {
  /** Keeps the code of the cards to come. Each character stands for one byte. */
  @call({ privateFunction: true })
  store_code({ code }: { code: string }): void {
    near.storageWriteRaw(CODE, bytes(code));
  }

  /** Makes a card with a text for whoever calls, and hands it the deposit. */
  @call({ payableFunction: true })
  create({ name, text }: { name: string; text: string }): NearPromise {
    const creator = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(`${name}.${near.currentAccountId()}`)
      .createAccount()
      .transfer(deposit)
      .deployContract(storedCode())
      .functionCall('init', JSON.stringify({ owner_id: creator, text }), 0n, TEN_TGAS)
      .then(callback.functionCall('create_callback', JSON.stringify({ creator, deposit: `${deposit}` }), 0n, TEN_TGAS));
  }

  /** Gives the money back where there is no card. */
  @call({ privateFunction: true })
  create_callback({ creator, deposit }: { creator: string; deposit: string }): boolean {
    const made = wasMade();
    if (!made && BigInt(deposit) > 0n) NearPromise.new(creator).transfer(BigInt(deposit)).build();
    return made;
  }
}

function storedCode(): Uint8Array {
  return near.storageReadRaw(CODE) ?? new Uint8Array(0);
}

/** Whether the card was made; near-sdk-js throws when the promise failed. */
function wasMade(): boolean {
  try {
    near.promiseResultRaw(0n);
    return true;
  } catch {
    return false;
  }
}
