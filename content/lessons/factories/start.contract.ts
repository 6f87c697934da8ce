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
    return NearPromise.new(`${name}.${near.currentAccountId()}`)
      .createAccount()
      .transfer(deposit)
      .deployContract(storedCode())
      .functionCall('init', JSON.stringify({ owner_id: creator, text }), 0n, TEN_TGAS);
  }
}

function storedCode(): Uint8Array {
  return near.storageReadRaw(CODE) ?? new Uint8Array(0);
}
