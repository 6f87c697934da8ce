use near_sdk::{
    AccountId, Gas, NearToken, Promise, env, ext_contract, is_promise_success, near, require,
    store::LookupMap,
};

/// What a contract that money is withdrawn to offers.
#[ext_contract(receiver)]
pub trait Receiver {
    fn on_vault_payment(&mut self, sender_id: AccountId, amount: NearToken);
}

/// Keeps people's money. It takes the money off its books first, and puts it back when it hears that it was not paid.
#[near(contract_state)]
pub struct Vault {
    balances: LookupMap<AccountId, NearToken>,
}

impl Default for Vault {
    fn default() -> Self {
        Self {
            balances: LookupMap::new(b"b"),
        }
    }
}

#[near]
impl Vault {
    #[payable]
    pub fn deposit(&mut self) {
        self.add(env::predecessor_account_id(), env::attached_deposit());
    }

    pub fn balance_of(&self, account_id: AccountId) -> NearToken {
        self.balances.get(&account_id).copied().unwrap_or_default()
    }

    /// Pays the caller.
    pub fn withdraw(&mut self, amount: NearToken) -> Promise {
        let owner = env::predecessor_account_id();
        self.take(owner.clone(), amount);
        Promise::new(owner.clone()).transfer(amount).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .withdraw_callback(owner, amount),
        )
    }

    #[private]
    pub fn withdraw_callback(&mut self, owner: AccountId, amount: NearToken) -> bool {
        let paid = is_promise_success();
        if !paid {
            self.add(owner, amount);
        }
        paid
    }

    /// Pays a contract by a plain transfer, and tells it afterwards. Were the money attached to the call,
    /// the contract could keep it and return a promise that fails: we would hear of a failure and put the
    /// money back on the books as well.
    pub fn withdraw_to(&mut self, receiver_id: AccountId, amount: NearToken) -> Promise {
        let owner = env::predecessor_account_id();
        self.take(owner.clone(), amount);
        Promise::new(receiver_id.clone()).transfer(amount).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .withdraw_to_callback(owner, receiver_id, amount),
        )
    }

    /// Whatever the receiver makes of the news, the payment stands: nobody here waits for its answer.
    #[private]
    pub fn withdraw_to_callback(
        &mut self,
        owner: AccountId,
        receiver_id: AccountId,
        amount: NearToken,
    ) -> bool {
        let paid = self.withdraw_callback(owner.clone(), amount);
        if paid {
            receiver::ext(receiver_id)
                .on_vault_payment(owner, amount)
                .detach();
        }
        paid
    }
}

impl Vault {
    fn add(&mut self, owner: AccountId, amount: NearToken) {
        let balance = self.balance_of(owner.clone()).saturating_add(amount);
        self.balances.insert(owner, balance);
    }

    fn take(&mut self, owner: AccountId, amount: NearToken) {
        let balance = self.balance_of(owner.clone());
        require!(amount <= balance, "the amount is more than your balance");
        self.balances.insert(owner, balance.saturating_sub(amount));
    }
}
