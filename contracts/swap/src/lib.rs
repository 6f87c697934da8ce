use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseOrValue, env, is_promise_success,
    json_types::U128, near, require,
};

/// Buys one kind of token at a fixed price, for whole NEAR from its own account.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Swap {
    token_id: AccountId,
    /// How many tokens it wants for one NEAR.
    price: u128,
}

#[near]
impl Swap {
    #[init]
    pub fn init(token_id: AccountId, price: U128) -> Self {
        require!(price.0 > 0, "the price must be more than 0");
        Self {
            token_id,
            price: price.0,
        }
    }

    pub fn price(&self) -> U128 {
        U128(self.price)
    }

    /// Pays for the tokens that it was sent: the account that `msg` names, or else the sender. What does not make a
    /// whole NEAR it has no use for.
    pub fn ft_on_transfer(
        &mut self,
        sender_id: AccountId,
        amount: U128,
        msg: String,
    ) -> PromiseOrValue<U128> {
        // Anybody can call this, and say that there were tokens.
        require!(
            env::predecessor_account_id() == self.token_id,
            format!("this swap takes nothing but {}", self.token_id)
        );
        let payee = match msg.as_str() {
            "" => sender_id,
            name => name
                .parse()
                .unwrap_or_else(|_| env::panic_str("msg must be an account id, or empty")),
        };
        let near = amount.0 / self.price;
        let unused = U128(amount.0 % self.price);
        if near == 0 {
            return PromiseOrValue::Value(unused);
        }
        Promise::new(payee)
            .transfer(NearToken::from_near(near))
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .with_unused_gas_weight(0)
                    .payment_callback(amount, unused),
            )
            .into()
    }

    /// What this returns is what `ft_on_transfer` has promised. If the payment failed, no token was used.
    #[private]
    pub fn payment_callback(&self, amount: U128, unused: U128) -> U128 {
        if is_promise_success() { unused } else { amount }
    }
}
