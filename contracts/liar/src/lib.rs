use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, PromiseOrValue, env, ext_contract, json_types::U128,
    near, serde_json,
};

/// What this contract knows of the token.
#[ext_contract(token)]
pub trait Token {
    fn ft_transfer(&mut self, receiver_id: AccountId, amount: U128);
}

/// What it is told to do, in the `msg` of a transfer.
#[near(serializers = [json])]
pub struct Orders {
    /// How many tokens to pass on to its friend before it answers.
    spend: U128,
    /// What to answer.
    claim: String,
}

/// Takes tokens, and says of them what it likes.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Liar {
    friend_id: AccountId,
}

#[near]
impl Liar {
    #[init]
    pub fn init(friend_id: AccountId) -> Self {
        Self { friend_id }
    }

    pub fn ft_on_transfer(&mut self, msg: String) -> PromiseOrValue<String> {
        let orders: Orders = serde_json::from_str(&msg)
            .unwrap_or_else(|_| env::panic_str("msg must say what to spend and what to claim"));
        if orders.spend.0 == 0 {
            return PromiseOrValue::Value(orders.claim);
        }
        token::ext(env::predecessor_account_id())
            .with_attached_deposit(NearToken::from_yoctonear(1))
            .with_static_gas(Gas::from_tgas(10))
            .ft_transfer(self.friend_id.clone(), orders.spend)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .claim(orders.claim),
            )
            .into()
    }

    #[private]
    pub fn claim(&self, claim: String) -> String {
        claim
    }
}
