import type { Fee } from '../../parameters/cost.ts';
import type { Ratio } from '../../parameters/economics.ts';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import { blockReferenceValue, findBlock, unknownBlockHttpStatus, unknownBlockText } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { commonConfigView } from '../genesisJson.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { handlerError } from '../rpcError.ts';
import { snakeCase } from '../snakeCase.ts';

/** The rules in force at a block. The protocol version of a chain does not change here. */
export function protocolConfig(params: unknown, { chain }: RpcContext): Json {
  const reference = blockReferenceValue(params);
  if (!findBlock(chain, reference)) {
    const blockId = reference.type === 'BlockId' ? reference.blockId : 0;
    throw handlerError(
      'UNKNOWN_BLOCK',
      {},
      unknownBlockText(blockId, 'BLOCK HEADER'),
      unknownBlockHttpStatus(chain, blockId),
    );
  }
  return {
    protocol_version: chain.protocolVersion,
    ...commonConfigView(chain.genesis),
    runtime_config: runtimeConfigView(runtimeParameters(chain.protocolVersion)),
  };
}

/** @see nearcore core/parameters/src/view.rs `RuntimeConfigView` */
function runtimeConfigView(parameters: RuntimeParameters): Json {
  const { economics, congestion, witness } = parameters;
  return {
    storage_amount_per_byte: economics.storageAmountPerByte.toString(),
    transaction_costs: transactionCostsView(parameters),
    wasm_config: wasmConfigView(parameters),
    account_creation_config: {
      min_allowed_top_level_account_length: economics.minAllowedTopLevelAccountLength,
      registrar_account_id: economics.registrarAccountId,
    },
    congestion_control_config: snakeCased(congestion),
    witness_config: snakeCased(witness),
    min_gas_purchase_price: economics.minGasPurchasePrice.toString(),
    account_creation_charge: economics.accountCreationCharge.toString(),
  };
}

function transactionCostsView({ fees, economics }: RuntimeParameters): Json {
  return {
    action_receipt_creation_config: feeView(fees.new_action_receipt),
    data_receipt_creation_config: {
      base_cost: feeView(fees.new_data_receipt_base),
      cost_per_byte: feeView(fees.new_data_receipt_byte),
    },
    action_creation_config: {
      create_account_cost: feeView(fees.create_account),
      deploy_contract_cost: feeView(fees.deploy_contract_base),
      deploy_contract_cost_per_byte: feeView(fees.deploy_contract_byte),
      function_call_cost: feeView(fees.function_call_base),
      function_call_cost_per_byte: feeView(fees.function_call_byte),
      transfer_cost: feeView(fees.transfer),
      stake_cost: feeView(fees.stake),
      add_key_cost: {
        full_access_cost: feeView(fees.add_full_access_key),
        function_call_cost: feeView(fees.add_function_call_key_base),
        function_call_cost_per_byte: feeView(fees.add_function_call_key_byte),
      },
      delete_key_cost: feeView(fees.delete_key),
      delete_account_cost: feeView(fees.delete_account),
      delegate_cost: feeView(fees.delegate),
    },
    storage_usage_config: {
      num_bytes_account: economics.storageNumBytesAccount,
      num_extra_bytes_record: economics.storageNumExtraBytesRecord,
    },
    burnt_gas_reward: ratioView(economics.burntGasReward),
    pessimistic_gas_price_inflation_ratio: ratioView(economics.pessimisticGasPriceInflation),
    ml_dsa_65_verification_cost: u64Json(economics.mlDsa65VerificationCost.gas),
  };
}

function wasmConfigView({ wasm, extCosts, limits }: RuntimeParameters): Json {
  const costs = Object.fromEntries(Object.entries(extCosts).map(([name, { gas }]) => [name, u64Json(gas)]));
  return {
    ...snakeCased(wasm),
    // Two costs that nothing charges any more.
    ext_costs: { ...costs, contract_compile_base: 0, contract_compile_bytes: 0 },
    limit_config: snakeCased(limits),
  };
}

function feeView({ sendSir, sendNotSir, execution }: Fee): Json {
  return { send_sir: u64Json(sendSir.gas), send_not_sir: u64Json(sendNotSir.gas), execution: u64Json(execution.gas) };
}

function ratioView({ numerator, denominator }: Ratio): Json {
  return [u64Json(numerator), u64Json(denominator)];
}

type Scalar = string | number | bigint | boolean | null;

function snakeCased(fields: Readonly<Record<string, Scalar>>): { readonly [key: string]: Json } {
  const entries = Object.entries(fields).map(([name, value]) => [
    snakeCase(name),
    typeof value === 'bigint' ? u64Json(value) : value,
  ]);
  return Object.fromEntries(entries) as { readonly [key: string]: Json };
}
