import { Account } from 'near-api-js';
import { alice, liar, mallory, rpc, swap, tera, token } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const send = async (receiver_id: string, msg: string) => {
  const used = await account
    .callFunction({
      contractId: token.id,
      methodName: 'ft_transfer_call',
      args: { receiver_id, amount: '25', msg },
      deposit: 1n,
      gas: 100n * tera,
    })
    .catch((error: Error) => error.message.split('\n')[0]);
  console.log('used:', used);
};

await send(swap.id, '');
await send(swap.id, 'no account id');
await send(liar.id, JSON.stringify({ spend: '15', claim: '25' }));

for (const { id } of [alice, swap, liar, mallory]) {
  const args = { account_id: id };
  console.log(`${id}:`, await rpc.callFunction({ contractId: token.id, method: 'ft_balance_of', args }));
}
