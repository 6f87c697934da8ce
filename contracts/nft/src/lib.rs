use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseOrValue, assert_one_yocto, env,
    ext_contract, near, require, store::LookupMap,
};
use std::collections::BTreeMap;

/// What an approval's room in storage costs: 100 bytes, which is more than the longest account id needs.
const APPROVAL_PRICE: NearToken = NearToken::from_millinear(1);
const ONE_YOCTO: NearToken = NearToken::from_yoctonear(1);
/// Few enough that all can be revoked in one call.
const MOST_APPROVALS: usize = 10;

/// Who may transfer a token besides its owner, each with the number of the approval.
pub type Approvals = BTreeMap<AccountId, u64>;

/// What this contract knows of those who are approved, or are handed a token.
#[ext_contract(receiver)]
pub trait Receiver {
    fn nft_on_approve(
        &mut self,
        token_id: String,
        owner_id: AccountId,
        approval_id: u64,
        msg: String,
    );
    fn nft_on_transfer(
        &mut self,
        sender_id: AccountId,
        previous_owner_id: AccountId,
        token_id: String,
        msg: String,
    ) -> bool;
}

#[near(serializers = [json, borsh])]
#[derive(Clone)]
pub struct Token {
    token_id: String,
    owner_id: AccountId,
    metadata: TokenMetadata,
    approved_account_ids: Approvals,
}

#[near(serializers = [json, borsh])]
#[derive(Clone)]
pub struct TokenMetadata {
    title: String,
}

#[near(serializers = [json])]
pub struct ContractMetadata {
    spec: String,
    name: String,
    symbol: String,
}

#[near(event_json(standard = "nep171"))]
pub enum Event {
    #[event_version("1.2.0")]
    NftMint([Mint; 1]),
    #[event_version("1.2.0")]
    NftTransfer([Transfer; 1]),
}

#[near(serializers = [json])]
pub struct Mint {
    owner_id: AccountId,
    token_ids: [String; 1],
}

#[near(serializers = [json])]
pub struct Transfer {
    #[serde(skip_serializing_if = "Option::is_none")]
    authorized_id: Option<AccountId>,
    old_owner_id: AccountId,
    new_owner_id: AccountId,
    token_ids: [String; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
}

/// Tokens of which there is one each (NEP-171), which others can be allowed to transfer (NEP-178).
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Nft {
    artist_id: AccountId,
    name: String,
    symbol: String,
    tokens: LookupMap<String, Token>,
    /// The number of the latest approval. None is used twice.
    approvals: u64,
}

#[near]
impl Nft {
    #[init]
    pub fn init(artist_id: AccountId, name: String, symbol: String) -> Self {
        Self {
            artist_id,
            name,
            symbol,
            tokens: LookupMap::new(b"t"),
            approvals: 0,
        }
    }

    pub fn nft_metadata(&self) -> ContractMetadata {
        ContractMetadata {
            spec: "nft-1.0.0".to_string(),
            name: self.name.clone(),
            symbol: self.symbol.clone(),
        }
    }

    pub fn nft_token(&self, token_id: String) -> Option<Token> {
        self.tokens.get(&token_id).cloned()
    }

    /// Makes a new token. It is the artist's.
    pub fn nft_mint(&mut self, token_id: String, metadata: TokenMetadata) {
        let owner_id = env::predecessor_account_id();
        require!(owner_id == self.artist_id, "only the artist makes tokens");
        require!(
            !self.tokens.contains_key(&token_id),
            "there is such a token already"
        );
        Event::NftMint([Mint {
            owner_id: owner_id.clone(),
            token_ids: [token_id.clone()],
        }])
        .emit();
        let token = Token {
            token_id: token_id.clone(),
            owner_id,
            metadata,
            approved_account_ids: Approvals::new(),
        };
        self.tokens.insert(token_id, token);
    }

    #[payable]
    pub fn nft_transfer(
        &mut self,
        receiver_id: AccountId,
        token_id: String,
        approval_id: Option<u64>,
        memo: Option<String>,
    ) {
        let before = self.hand_over(&token_id, receiver_id, approval_id, memo);
        give_back_storage(before.owner_id, before.approved_account_ids.len());
    }

    /// Hands a token to a contract and calls it. It is taken back unless the contract says that it keeps it.
    #[payable]
    pub fn nft_transfer_call(
        &mut self,
        receiver_id: AccountId,
        token_id: String,
        approval_id: Option<u64>,
        memo: Option<String>,
        msg: String,
    ) -> Promise {
        let sender_id = env::predecessor_account_id();
        let before = self.hand_over(&token_id, receiver_id.clone(), approval_id, memo);
        receiver::ext(receiver_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .nft_on_transfer(sender_id, before.owner_id.clone(), token_id.clone(), msg)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(10))
                    .with_unused_gas_weight(0)
                    .nft_resolve_transfer(
                        before.owner_id,
                        receiver_id,
                        token_id,
                        Some(before.approved_account_ids),
                    ),
            )
    }

    /// Gives a token back that was not wanted, with the approvals that it had. Whether it stayed is the answer.
    #[private]
    pub fn nft_resolve_transfer(
        &mut self,
        owner_id: AccountId,
        receiver_id: AccountId,
        token_id: String,
        approved_account_ids: Option<Approvals>,
    ) -> bool {
        let approvals = approved_account_ids.unwrap_or_default();
        let token = self.token(&token_id);
        // The receiver may have handed it on meanwhile: then it is not there to be taken.
        if is_kept() || token.owner_id != receiver_id {
            give_back_storage(owner_id, approvals.len());
            return true;
        }
        give_back_storage(receiver_id.clone(), token.approved_account_ids.len());
        emit_transfer(None, &token, &owner_id, None);
        let returned = Token {
            owner_id,
            approved_account_ids: approvals,
            ..token
        };
        self.tokens.insert(token_id, returned);
        false
    }

    /// Allows an account to transfer the token, under a new number, and tells it if there is a `msg`.
    /// Nobody here waits for what it says: the approval stands.
    #[payable]
    pub fn nft_approve(
        &mut self,
        token_id: String,
        account_id: AccountId,
        msg: Option<String>,
    ) -> PromiseOrValue<()> {
        let mut token = self.token_of_caller(&token_id);
        let known = token.approved_account_ids.contains_key(&account_id);
        require!(
            known || token.approved_account_ids.len() < MOST_APPROVALS,
            "the token has as many approvals as it may have"
        );
        let price = if known { ONE_YOCTO } else { APPROVAL_PRICE };
        let deposit = env::attached_deposit();
        require!(deposit >= price, "the deposit is too small");
        self.approvals += 1;
        token
            .approved_account_ids
            .insert(account_id.clone(), self.approvals);
        let owner_id = token.owner_id.clone();
        self.tokens.insert(token_id.clone(), token);
        pay(owner_id.clone(), deposit.saturating_sub(price));
        match msg {
            None => PromiseOrValue::Value(()),
            Some(msg) => receiver::ext(account_id)
                .nft_on_approve(token_id, owner_id, self.approvals, msg)
                .into(),
        }
    }

    #[payable]
    pub fn nft_revoke(&mut self, token_id: String, account_id: AccountId) {
        assert_one_yocto();
        let mut token = self.token_of_caller(&token_id);
        if token.approved_account_ids.remove(&account_id).is_some() {
            give_back_storage(token.owner_id.clone(), 1);
            self.tokens.insert(token_id, token);
        }
    }

    #[payable]
    pub fn nft_revoke_all(&mut self, token_id: String) {
        assert_one_yocto();
        let mut token = self.token_of_caller(&token_id);
        give_back_storage(token.owner_id.clone(), token.approved_account_ids.len());
        token.approved_account_ids.clear();
        self.tokens.insert(token_id, token);
    }

    pub fn nft_is_approved(
        &self,
        token_id: String,
        approved_account_id: AccountId,
        approval_id: Option<u64>,
    ) -> bool {
        let token = self.token(&token_id);
        let approved = token.approved_account_ids.get(&approved_account_id);
        approved.is_some_and(|id| approval_id.is_none_or(|wanted| wanted == *id))
    }
}

impl Nft {
    fn token(&self, token_id: &String) -> Token {
        let token = self.tokens.get(token_id).cloned();
        token.unwrap_or_else(|| env::panic_str("there is no such token"))
    }

    fn token_of_caller(&self, token_id: &String) -> Token {
        let token = self.token(token_id);
        require!(
            env::predecessor_account_id() == token.owner_id,
            "the token is not yours"
        );
        token
    }

    /// Makes a token the receiver's, which ends all approvals. Gives what it was before.
    fn hand_over(
        &mut self,
        token_id: &String,
        receiver_id: AccountId,
        approval_id: Option<u64>,
        memo: Option<String>,
    ) -> Token {
        assert_one_yocto();
        let before = self.token(token_id);
        let sender_id = env::predecessor_account_id();
        let is_owner = sender_id == before.owner_id;
        if !is_owner {
            let approved = before.approved_account_ids.get(&sender_id);
            let approved = approved.unwrap_or_else(|| env::panic_str("you are not approved"));
            require!(
                approval_id.is_none_or(|id| id == *approved),
                "the approval id is out of date"
            );
        }
        require!(
            receiver_id != before.owner_id,
            "the receiver owns the token already"
        );
        let authorized_id = (!is_owner).then_some(sender_id);
        emit_transfer(authorized_id, &before, &receiver_id, memo);
        let after = Token {
            owner_id: receiver_id,
            approved_account_ids: Approvals::new(),
            ..before.clone()
        };
        self.tokens.insert(token_id.clone(), after);
        before
    }
}

fn emit_transfer(
    authorized_id: Option<AccountId>,
    before: &Token,
    new_owner_id: &AccountId,
    memo: Option<String>,
) {
    Event::NftTransfer([Transfer {
        authorized_id,
        old_owner_id: before.owner_id.clone(),
        new_owner_id: new_owner_id.clone(),
        token_ids: [before.token_id.clone()],
        memo,
    }])
    .emit();
}

/// Gives back what approvals that are no more have cost.
fn give_back_storage(owner_id: AccountId, approvals: usize) {
    pay(owner_id, APPROVAL_PRICE.saturating_mul(approvals as u128));
}

fn pay(account_id: AccountId, amount: NearToken) {
    if !amount.is_zero() {
        Promise::new(account_id).transfer(amount).detach();
    }
}

/// Whether the receiver keeps the token: only if it answered `false` to whether it should go back.
fn is_kept() -> bool {
    env::promise_result_checked(0, 5).is_ok_and(|answer| answer == b"false")
}
