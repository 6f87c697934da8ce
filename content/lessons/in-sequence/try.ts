import { Account } from 'near-api-js';
import { agency, mallory, rpc, tera } from 'crosscall/lesson';

// Mallory has a seat already, so the train refuses her.
const booked = await new Account(mallory.id, rpc, mallory.signer).callFunction({
  contractId: agency.id,
  methodName: 'book',
  args: { name: mallory.id },
  gas: 150n * tera,
});
console.log(JSON.stringify(booked));
