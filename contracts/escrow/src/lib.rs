use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseError, env, ext_contract, log, near,
    require,
};

/// What this contract knows of oracle.
#[ext_contract(oracle)]
pub trait Oracle {
    fn ask(&mut self, question: String) -> Option<String>;
}

/// Keeps what a parcel costs until it has arrived: then the shop gets the money, else the buyer has it back.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Escrow {
    oracle_id: AccountId,
    shop_id: AccountId,
}

#[near]
impl Escrow {
    #[init]
    pub fn init(oracle_id: AccountId, shop_id: AccountId) -> Self {
        Self { oracle_id, shop_id }
    }

    /// Takes the money, and asks oracle whether the parcel has arrived.
    #[payable]
    pub fn buy(&mut self, parcel: String) -> Promise {
        let price = env::attached_deposit();
        require!(!price.is_zero(), "attach what the parcel costs");
        oracle::ext(self.oracle_id.clone())
            .with_static_gas(Gas::from_tgas(15))
            .ask(format!("Has parcel {parcel} arrived?"))
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .on_delivery(env::predecessor_account_id(), price),
            )
    }

    /// Only “yes” pays the shop. “No”, no answer, and no oracle bring the money back to the buyer.
    #[private]
    pub fn on_delivery(
        &mut self,
        buyer_id: AccountId,
        price: NearToken,
        #[callback_result] answer: Result<Option<String>, PromiseError>,
    ) -> bool {
        let arrived = match answer {
            Ok(Some(answer)) => answer == "yes",
            Ok(None) => {
                log!("nobody answered");
                false
            }
            Err(_) => {
                log!("the oracle failed");
                false
            }
        };
        let receiver_id = if arrived { &self.shop_id } else { &buyer_id };
        Promise::new(receiver_id.clone()).transfer(price).detach();
        arrived
    }
}
