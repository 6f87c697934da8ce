use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseOrValue, assert_one_yocto, env,
    ext_contract, json_types::U128, near, require, serde_json, store::LookupMap,
};

/// What a contract offers that takes tokens with a call.
#[ext_contract(receiver)]
pub trait Receiver {
    fn ft_on_transfer(
        &mut self,
        sender_id: AccountId,
        amount: U128,
        msg: String,
    ) -> PromiseOrValue<U128>;
}

/// More than any answer of a receiver needs: a number of 39 digits in quotes, and some room for spaces.
const LONGEST_ANSWER: usize = 64;
const RESOLVE_GAS: Gas = Gas::from_tgas(5);
/// What keeping one account costs: 200 bytes are enough for the longest id and the largest balance.
const REGISTRATION: NearToken = NearToken::from_millinear(2);

/// A fungible token: NEP-141, with the registration of NEP-145 and the metadata of NEP-148.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct FungibleToken {
    /// Who is registered has a balance, be it 0.
    balances: LookupMap<AccountId, u128>,
    total_supply: u128,
}

#[near]
impl FungibleToken {
    #[init]
    pub fn init(owner_id: AccountId, total_supply: U128) -> Self {
        let mut balances = LookupMap::new(b"b");
        balances.insert(owner_id.clone(), total_supply.0);
        Event::FtMint([Amount::new(owner_id, total_supply.0, None)]).emit();
        Self {
            balances,
            total_supply: total_supply.0,
        }
    }

    pub fn ft_total_supply(&self) -> U128 {
        U128(self.total_supply)
    }

    pub fn ft_balance_of(&self, account_id: AccountId) -> U128 {
        U128(self.balances.get(&account_id).copied().unwrap_or(0))
    }

    #[payable]
    pub fn ft_transfer(&mut self, receiver_id: AccountId, amount: U128, memo: Option<String>) {
        assert_one_yocto();
        self.transfer(env::predecessor_account_id(), receiver_id, amount.0, memo);
    }

    /// Transfers first and calls then: when the receiver hears of the tokens, they are its own.
    #[payable]
    pub fn ft_transfer_call(
        &mut self,
        receiver_id: AccountId,
        amount: U128,
        memo: Option<String>,
        msg: String,
    ) -> Promise {
        assert_one_yocto();
        let sender_id = env::predecessor_account_id();
        self.transfer(sender_id.clone(), receiver_id.clone(), amount.0, memo);
        receiver::ext(receiver_id.clone())
            .ft_on_transfer(sender_id.clone(), amount, msg)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(RESOLVE_GAS)
                    .with_unused_gas_weight(0) // all that is left goes to the receiver
                    .ft_resolve_transfer(sender_id, receiver_id, amount),
            )
    }

    /// Takes back what the receiver did not use, as far as it is still there. Returns how much was used.
    #[private]
    pub fn ft_resolve_transfer(
        &mut self,
        sender_id: AccountId,
        receiver_id: AccountId,
        amount: U128,
    ) -> U128 {
        let unused = unused_amount().unwrap_or(amount.0).min(amount.0);
        let held = self.ft_balance_of(receiver_id.clone()).0;
        let refund = unused.min(held); // it may have spent them meanwhile
        if refund == 0 {
            return amount;
        }
        self.balances.insert(receiver_id.clone(), held - refund);
        let memo = Some("refund".to_owned());
        let Some(balance) = self.balances.get(&sender_id).copied() else {
            // The sender has unregistered meanwhile: there is nobody to give them to.
            self.total_supply -= refund;
            Event::FtBurn([Amount::new(receiver_id, refund, memo)]).emit();
            return amount;
        };
        self.balances.insert(sender_id.clone(), balance + refund);
        Event::FtTransfer([Move::new(receiver_id, sender_id, refund, memo)]).emit();
        U128(amount.0 - refund)
    }

    /// Registers an account, so that it can have tokens. What is not needed goes back to who paid. (The standard's
    /// `registration_only` would change nothing: registration is all there is.)
    #[payable]
    pub fn storage_deposit(&mut self, account_id: Option<AccountId>) -> StorageBalance {
        let payer = env::predecessor_account_id();
        let account_id = account_id.unwrap_or_else(|| payer.clone());
        let mut rest = env::attached_deposit();
        if !self.balances.contains_key(&account_id) {
            require!(
                rest >= REGISTRATION,
                format!("the deposit must be {REGISTRATION} or more")
            );
            rest = rest.saturating_sub(REGISTRATION);
            self.balances.insert(account_id, 0);
        }
        if !rest.is_zero() {
            Promise::new(payer).transfer(rest).detach();
        }
        StorageBalance::of_registered()
    }

    /// There is never anything to withdraw: a deposit is used up by the registration.
    #[payable]
    pub fn storage_withdraw(&mut self, amount: Option<NearToken>) -> StorageBalance {
        assert_one_yocto();
        let account_id = env::predecessor_account_id();
        require!(
            self.balances.contains_key(&account_id),
            format!("{account_id} is not registered")
        );
        require!(
            amount.is_none_or(|amount| amount.is_zero()),
            "the amount is more than what is available"
        );
        StorageBalance::of_registered()
    }

    /// Forgets an account and gives the deposit back. With `force`, its tokens are burnt.
    #[payable]
    pub fn storage_unregister(&mut self, force: Option<bool>) -> bool {
        assert_one_yocto();
        let account_id = env::predecessor_account_id();
        let Some(balance) = self.balances.get(&account_id).copied() else {
            return false;
        };
        require!(
            balance == 0 || force == Some(true),
            format!("{account_id} still has {balance} tokens")
        );
        self.balances.remove(&account_id);
        if balance > 0 {
            self.total_supply -= balance;
            Event::FtBurn([Amount::new(account_id.clone(), balance, None)]).emit();
        }
        let deposit = REGISTRATION.saturating_add(env::attached_deposit());
        Promise::new(account_id).transfer(deposit).detach();
        true
    }

    pub fn storage_balance_bounds(&self) -> StorageBalanceBounds {
        StorageBalanceBounds {
            min: REGISTRATION,
            max: Some(REGISTRATION),
        }
    }

    pub fn storage_balance_of(&self, account_id: AccountId) -> Option<StorageBalance> {
        self.balances
            .contains_key(&account_id)
            .then(StorageBalance::of_registered)
    }

    pub fn ft_metadata(&self) -> Metadata {
        Metadata {
            spec: "ft-1.0.0".to_owned(),
            name: "Course token".to_owned(),
            symbol: "COURSE".to_owned(),
            decimals: 0,
        }
    }
}

impl FungibleToken {
    fn transfer(&mut self, from: AccountId, to: AccountId, amount: u128, memo: Option<String>) {
        require!(from != to, "sender and receiver must be two accounts");
        require!(amount > 0, "the amount must be more than 0");
        let rest = self.registered(&from).checked_sub(amount);
        let rest = rest.unwrap_or_else(|| env::panic_str("the amount is more than your balance"));
        let sum = self.registered(&to) + amount; // never more than the total supply
        self.balances.insert(from.clone(), rest);
        self.balances.insert(to.clone(), sum);
        Event::FtTransfer([Move::new(from, to, amount, memo)]).emit();
    }

    fn registered(&self, account_id: &AccountId) -> u128 {
        match self.balances.get(account_id) {
            Some(balance) => *balance,
            None => env::panic_str(&format!("{account_id} is not registered")),
        }
    }
}

/// What the receiver says it did not use; none if it failed, or said nothing that makes sense.
fn unused_amount() -> Option<u128> {
    let answer = env::promise_result_checked(0, LONGEST_ANSWER).ok()?;
    let amount: U128 = serde_json::from_slice(&answer).ok()?;
    Some(amount.0)
}

#[near(serializers = [json])]
pub struct StorageBalance {
    total: NearToken,
    available: NearToken,
}

impl StorageBalance {
    fn of_registered() -> Self {
        Self {
            total: REGISTRATION,
            available: NearToken::from_near(0),
        }
    }
}

#[near(serializers = [json])]
pub struct StorageBalanceBounds {
    min: NearToken,
    max: Option<NearToken>,
}

#[near(serializers = [json])]
pub struct Metadata {
    spec: String,
    name: String,
    symbol: String,
    decimals: u8,
}

/// What wallets and indexers follow: a log that begins with `EVENT_JSON:` (NEP-297).
#[near(event_json(standard = "nep141"))]
enum Event {
    #[event_version("1.0.0")]
    FtMint([Amount; 1]),
    #[event_version("1.0.0")]
    FtTransfer([Move; 1]),
    #[event_version("1.0.0")]
    FtBurn([Amount; 1]),
}

#[near(serializers = [json])]
struct Amount {
    owner_id: AccountId,
    amount: U128,
    #[serde(skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
}

impl Amount {
    fn new(owner_id: AccountId, amount: u128, memo: Option<String>) -> Self {
        let amount = U128(amount);
        Self {
            owner_id,
            amount,
            memo,
        }
    }
}

#[near(serializers = [json])]
struct Move {
    old_owner_id: AccountId,
    new_owner_id: AccountId,
    amount: U128,
    #[serde(skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
}

impl Move {
    fn new(from: AccountId, to: AccountId, amount: u128, memo: Option<String>) -> Self {
        Self {
            old_owner_id: from,
            new_owner_id: to,
            amount: U128(amount),
            memo,
        }
    }
}
