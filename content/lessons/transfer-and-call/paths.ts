import { Account } from 'near-api-js';
import { alice, bob, liar, mallory, rpc, swap, tera, token } from 'crosscall/lesson';

const orders = (spend: string, claim: string) => JSON.stringify({ spend, claim });
const paths = {
  'all used': { receiver_id: swap.id, amount: '20', msg: '' },
  'swap panics': { receiver_id: swap.id, amount: '25', msg: 'no account id' },
  'swap cannot pay': { receiver_id: swap.id, amount: '25', msg: 'nobody.test' },
  'no contract': { receiver_id: mallory.id, amount: '25', msg: '' },
  'not registered': { receiver_id: bob.id, amount: '25', msg: '' },
  'keeps all': { receiver_id: liar.id, amount: '25', msg: orders('0', '0') },
  'claims too much': { receiver_id: liar.id, amount: '25', msg: orders('0', '1000') },
  'spends, then claims': { receiver_id: liar.id, amount: '25', msg: orders('25', '25') },
};

// Choose a path, and run. Then choose another one.
const path: keyof typeof paths = 'swap panics';

const used = await new Account(alice.id, rpc, alice.signer)
  .callFunction({
    contractId: token.id,
    methodName: 'ft_transfer_call',
    args: paths[path],
    deposit: 1n,
    gas: 100n * tera,
  })
  .catch((error: Error) => error.message.split('\n')[0]);
console.log(`${path}, used:`, used);

for (const { id } of [alice, swap, liar, mallory]) {
  const args = { account_id: id };
  console.log(`${id}:`, await rpc.callFunction({ contractId: token.id, method: 'ft_balance_of', args }));
}
