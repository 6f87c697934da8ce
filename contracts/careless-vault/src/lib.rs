use near_sdk::{
    AccountId, Gas, NearToken, Promise, env, ext_contract, is_promise_success, near, require,
    store::LookupMap,
};

/// What a contract that money is withdrawn to offers.
#[ext_contract(receiver)]
pub trait Receiver {
    fn on_vault_payment(&mut self, sender_id: AccountId, amount: NearToken);
}

/// Keeps people's money. Careless: it pays first and takes the money off its books when it hears that it was paid.
#[near(contract_state)]
pub struct CarelessVault {
    balances: LookupMap<AccountId, NearToken>,
}

impl Default for CarelessVault {
    fn default() -> Self {
        Self {
            balances: LookupMap::new(b"b"),
        }
    }
}

#[near]
impl CarelessVault {
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
        let owner = env::predecessor_account_id();
        let balance = self.balance_of(owner.clone());
        require!(amount <= balance, "the amount is more than your balance");
        Promise::new(owner.clone()).transfer(amount).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .withdraw_callback(owner, amount),
        )
    }

    /// Pays a contract, which gets the money with a call and may do with both what it likes.
    pub fn withdraw_to(&mut self, receiver_id: AccountId, amount: NearToken) -> Promise {
        let owner = env::predecessor_account_id();
        let balance = self.balance_of(owner.clone());
        require!(amount <= balance, "the amount is more than your balance");
        receiver::ext(receiver_id)
            .with_attached_deposit(amount)
            .on_vault_payment(owner.clone(), amount)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .with_unused_gas_weight(0)
                    .withdraw_callback(owner, amount),
            )
    }

    /// Takes the money off the books: blocks after it left, and after whatever happened meanwhile.
    #[private]
    pub fn withdraw_callback(&mut self, owner: AccountId, amount: NearToken) -> bool {
        let paid = is_promise_success();
        if paid {
            let balance = self.balance_of(owner.clone()).saturating_sub(amount);
            self.balances.insert(owner, balance);
        }
        paid
    }
}
