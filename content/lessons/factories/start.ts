import { Account, actions, base64Decode } from 'near-api-js';
import { alice, bob, factory, rpc, tera } from 'crosscall/lesson';

const [forAlice, forBob] = [alice, bob].map(({ id, signer }) => new Account(id, rpc, signer)) as [Account, Account];
const make = (creator: Account, methodName: string, name: string, near: bigint) =>
  creator.callFunction({
    contractId: factory.id,
    methodName,
    args: { name, text: `I am ${name}.` },
    deposit: near * 10n ** 24n,
    gas: 100n * tera,
  });

console.log('ann for alice:', await make(forAlice, 'create', 'ann', 2n));
console.log('ann for bob:', await make(forBob, 'create', 'ann', 2n));

// Alice puts the code of her card up for everybody. Bob’s card will use it, and pay nothing.
const { code_base64: code } = await rpc.viewContractCode({ contractId: `ann.${factory.id}` });
await forAlice.signAndSendTransaction({
  receiverId: alice.id,
  actions: [actions.deployGlobalContract(base64Decode(code), 'codeHash')],
});
console.log('ben for bob:', await make(forBob, 'create_shared', 'ben', 0n));

for (const name of ['ann', 'ben']) {
  const accountId = `${name}.${factory.id}`;
  const { storage_usage: bytes } = await rpc.viewAccount({ accountId });
  const { keys } = await rpc.viewAccessKeyList({ accountId });
  console.log(`${accountId} takes ${bytes} bytes and has ${keys.length} keys`);
}
