import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { worldToGenesis } from '../../course/world.ts';
import { worldOf } from '../../course/worlds.ts';
import { connectEmbedded } from '../../network/connectEmbedded.ts';
import type { ClosablePort } from '../../network/connectEmbedded.ts';
import { lessonKeyPair } from '../../network/signCall.ts';
import { median, time } from './figure.ts';

/** What the page does: calls again and again, as a snippet would. */
async function measure(): Promise<number> {
  const world = worldOf('hearing-back');
  const port = new Worker('/network.js', { type: 'module' }) as unknown as ClosablePort;
  const network = await connectEmbedded(
    worldToGenesis(world, (name) => new URL(`/${name}.wasm`, location.href).href),
    port,
  );
  await network.setPace({ type: 'Instant' });
  globalThis.fetch = async (_url, init) => {
    const { status, body } = await network.request({ method: 'POST', path: '/', body: String(init?.body) });
    return new Response(body, { status });
  };
  const signer = KeyPairSigner.fromSecretKey(lessonKeyPair('alice.test').secretKey as KeyPairString);
  const alice = new Account('alice.test', new JsonRpcProvider({ url: location.href }), signer);
  const call = () =>
    alice.callFunction({
      contractId: 'caller.test',
      methodName: 'query_greeting',
      args: {},
      gas: 30n * 10n ** 12n,
      waitUntil: 'FINAL',
    });
  const times: number[] = [];
  for (let i = 0; i < 160; i++) times.push(await time(call));
  return median(times.slice(60));
}

(globalThis as unknown as { measured: Promise<number> }).measured = measure();
