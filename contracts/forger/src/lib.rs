use near_sdk::{AccountId, Gas, NearToken, Promise, env, near};

/// Has somebody else's callback run, with an answer of its own.
#[near(contract_state)]
#[derive(Default)]
pub struct Forger {}

#[near]
impl Forger {
    /// Makes a promise to itself, and another contract's method the callback of that.
    pub fn forge(&self, contract_id: AccountId, method_name: String, args: String) -> Promise {
        let tgas = Gas::from_tgas(10);
        let nothing = NearToken::from_near(0);
        Promise::new(env::current_account_id())
            .function_call("answer", vec![], nothing, tgas)
            .then(Promise::new(contract_id).function_call(method_name, args, nothing, tgas))
    }

    /// What the callback gets, and takes for the answer that it waited for.
    pub fn answer(&self) -> u32 {
        1
    }
}
