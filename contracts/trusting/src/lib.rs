use near_sdk::{AccountId, Gas, PanicOnDefault, Promise, env, ext_contract, near};

/// What this contract knows of hello.
#[ext_contract(hello)]
pub trait Hello {
    fn get_greeting(&self) -> String;
}

/// Asks hello for its greeting, as caller does, and takes it for granted that there is an answer.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Trusting {
    hello_id: AccountId,
}

#[near]
impl Trusting {
    #[init]
    pub fn init(hello_id: AccountId) -> Self {
        Self { hello_id }
    }

    pub fn query_greeting(&self) -> Promise {
        hello::ext(self.hello_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .get_greeting()
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .query_greeting_callback(),
            )
    }

    /// Panics before its first line where hello fails: there is no value to unwrap.
    #[private]
    pub fn query_greeting_callback(&self, #[callback_unwrap] greeting: String) -> String {
        greeting
    }
}
