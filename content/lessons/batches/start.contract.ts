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
    const cardId = `${name}.${near.currentAccountId()}`;
    const args = JSON.stringify({ owner_id: near.predecessorAccountId(), text });
    NearPromise.new(cardId).createAccount().build();
    NearPromise.new(cardId).transfer(near.attachedDeposit()).build();
    NearPromise.new(cardId).deployContract(storedCode()).build();
    return NearPromise.new(cardId).functionCall('init', args, 0n, TEN_TGAS);
  }
}

function storedCode(): Uint8Array {
  return near.storageReadRaw(CODE) ?? new Uint8Array(0);
}
