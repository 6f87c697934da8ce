import { NearBindgen, bytes, call, near } from 'near-sdk-js';

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
  create({ name, text }: { name: string; text: string }): void {
    const creator = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    const card = near.promiseBatchCreate(`${name}.${near.currentAccountId()}`);
    near.promiseBatchActionCreateAccount(card);
    near.promiseBatchActionTransfer(card, deposit);
    near.promiseBatchActionDeployContract(card, storedCode());
    near.promiseBatchActionFunctionCall(card, 'init', JSON.stringify({ owner_id: creator, text }), 0n, TEN_TGAS);
    const callback = near.promiseBatchThen(card, near.currentAccountId());
    const paid = JSON.stringify([creator, `${deposit}`]);
    near.promiseBatchActionFunctionCall(callback, 'give_back', paid, 0n, TEN_TGAS);
    near.promiseReturn(callback);
  }

  @call({ privateFunction: true })
  give_back([creator, deposit]: [string, string]): void {
    try {
      near.promiseResultRaw(0n);
    } catch {
      const refund = near.promiseBatchCreate(creator);
      near.promiseBatchActionTransfer(refund, BigInt(deposit));
    }
  }
}

function storedCode(): Uint8Array {
  return near.storageReadRaw(CODE) ?? new Uint8Array(0);
}
