use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseError, env, ext_contract, log, near,
};

/// What this contract knows of hello: the methods it calls.
#[ext_contract(hello)]
pub trait Hello {
    fn get_greeting(&self) -> String;
    fn set_greeting(&mut self, greeting: String);
}

/// Calls hello, another contract on another account.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Caller {
    hello_id: AccountId,
}

#[near]
impl Caller {
    #[init]
    pub fn init(hello_id: AccountId) -> Self {
        Self { hello_id }
    }

    /// Asks hello for its greeting. The answer arrives in `query_greeting_callback`, a receipt of its own.
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

    /// Does what `query_greeting` does, in the words of the network itself. Each promise takes five things.
    pub fn query_greeting_low_level(&self) {
        let query = env::promise_create(
            self.hello_id.clone(),   // the account
            "get_greeting",          // the method
            b"",                     // its arguments, encoded
            NearToken::from_near(0), // the deposit
            Gas::from_tgas(5),       // the gas
        );
        let callback = env::promise_then(
            query,
            env::current_account_id(),
            "query_greeting_callback",
            b"",
            NearToken::from_near(0),
            Gas::from_tgas(5),
        );
        env::promise_return(callback);
    }

    #[private]
    pub fn query_greeting_callback(
        &self,
        #[callback_result] greeting: Result<String, PromiseError>,
    ) -> Option<String> {
        match greeting {
            Ok(greeting) => {
                log!("hello says {greeting}");
                Some(greeting)
            }
            Err(_) => {
                log!("hello did not answer");
                None
            }
        }
    }

    /// Makes hello change its greeting, and leaves it at that: nobody here waits for the outcome.
    pub fn change_greeting(&mut self, greeting: String) -> Promise {
        hello::ext(self.hello_id.clone()).set_greeting(greeting)
    }

    /// Makes hello change its greeting. `change_greeting_callback` learns whether it did.
    pub fn change_greeting_and_check(&mut self, greeting: String) -> Promise {
        hello::ext(self.hello_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .set_greeting(greeting)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .change_greeting_callback(),
            )
    }

    #[private]
    pub fn change_greeting_callback(
        &mut self,
        #[callback_result] change: Result<(), PromiseError>,
    ) -> bool {
        change.is_ok()
    }
}
