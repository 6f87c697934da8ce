use near_sdk::{
    AccountId, Gas, NearToken, Promise, env, is_promise_success, near, require, store::LookupMap,
};

/// Keeps people's money. Forgetful: it takes the money off its books first, and leaves it off whatever becomes of the payment.
#[near(contract_state)]
pub struct ForgetfulVault {
    balances: LookupMap<AccountId, NearToken>,
}

impl Default for ForgetfulVault {
    fn default() -> Self {
        Self {
            balances: LookupMap::new(b"b"),
        }
    }
}

#[near]
impl ForgetfulVault {
    #[payable]
    pub fn deposit(&mut self) {
        let owner = env::predecessor_account_id();
        let balance = self.balance_of(owner.clone());
        let balance = balance.saturating_add(env::attached_deposit());
        self.balances.insert(owner, balance);
    }

    pub fn balance_of(&self, account_id: AccountId) -> NearToken {
        self.balances.get(&account_id).copied().unwrap_or_default()
    }

    /// Pays the caller.
    pub fn withdraw(&mut self, amount: NearToken) -> Promise {
        self.withdraw_to(env::predecessor_account_id(), amount)
    }

    /// Pays whom the caller names.
    pub fn withdraw_to(&mut self, receiver_id: AccountId, amount: NearToken) -> Promise {
        let owner = env::predecessor_account_id();
        let balance = self.balance_of(owner.clone());
        require!(amount <= balance, "the amount is more than your balance");
        self.balances.insert(owner, balance.saturating_sub(amount));
        Promise::new(receiver_id).transfer(amount).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .withdraw_callback(),
        )
    }

    /// Says whether the money was paid, and forgets to put back what was not.
    #[private]
    pub fn withdraw_callback(&mut self) -> bool {
        is_promise_success()
    }
}
