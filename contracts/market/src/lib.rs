use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, env, ext_contract, is_promise_success,
    near, require, serde_json, store::LookupMap,
};

const ONE_YOCTO: NearToken = NearToken::from_yoctonear(1);

/// What this contract knows of the NFT contract.
#[ext_contract(nft)]
pub trait Nft {
    fn nft_transfer(
        &mut self,
        receiver_id: AccountId,
        token_id: String,
        approval_id: Option<u64>,
        memo: Option<String>,
    );
}

#[near(serializers = [json, borsh])]
#[derive(Clone)]
pub struct Offer {
    seller_id: AccountId,
    price: NearToken,
    /// The number of the approval with which the offer came. It is good for no later one.
    approval_id: u64,
}

/// What a seller says with the approval, as JSON.
#[near(serializers = [json])]
pub struct Terms {
    price: NearToken,
}

/// Sells tokens of one NFT contract for their owners, who have them in the meantime.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Market {
    nft_id: AccountId,
    offers: LookupMap<String, Offer>,
}

#[near]
impl Market {
    #[init]
    pub fn init(nft_id: AccountId) -> Self {
        Self {
            nft_id,
            offers: LookupMap::new(b"o"),
        }
    }

    pub fn get_offer(&self, token_id: String) -> Option<Offer> {
        self.offers.get(&token_id).cloned()
    }

    /// Hears from the NFT contract that an owner has approved the market, and on what terms.
    pub fn nft_on_approve(
        &mut self,
        token_id: String,
        owner_id: AccountId,
        approval_id: u64,
        msg: String,
    ) {
        require!(
            env::predecessor_account_id() == self.nft_id,
            "only the NFT contract knows who owns what"
        );
        let Ok(Terms { price }) = serde_json::from_str(&msg) else {
            env::panic_str("msg must be {\"price\": \"…\"}, in yoctoNEAR");
        };
        let offer = Offer {
            seller_id: owner_id,
            price,
            approval_id,
        };
        self.offers.insert(token_id, offer);
    }

    /// Takes an offer off the books. The approval stays until its owner revokes it.
    pub fn withdraw_offer(&mut self, token_id: String) {
        let offer = self.take_offer(token_id);
        require!(
            env::predecessor_account_id() == offer.seller_id,
            "the offer is not yours"
        );
    }

    /// Buys a token for its price and one yoctoNEAR, which is the deposit of the transfer. What is too much comes back.
    #[payable]
    pub fn buy(&mut self, token_id: String) -> Promise {
        let offer = self.take_offer(token_id.clone());
        let buyer_id = env::predecessor_account_id();
        let deposit = env::attached_deposit();
        require!(
            deposit > offer.price,
            "attach the price, and one yoctoNEAR for the transfer"
        );
        nft::ext(self.nft_id.clone())
            .with_static_gas(Gas::from_tgas(10))
            .with_attached_deposit(ONE_YOCTO)
            .nft_transfer(buyer_id.clone(), token_id, Some(offer.approval_id), None)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(10))
                    .resolve_buy(buyer_id, deposit, offer),
            )
    }

    /// Pays the seller if the token was transferred; else the buyer has all of it back. Whether it was sold is the answer.
    #[private]
    pub fn resolve_buy(&mut self, buyer_id: AccountId, deposit: NearToken, offer: Offer) -> bool {
        if !is_promise_success() {
            pay(buyer_id, deposit);
            return false;
        }
        pay(offer.seller_id, offer.price);
        let spent = offer.price.saturating_add(ONE_YOCTO);
        pay(buyer_id, deposit.saturating_sub(spent));
        true
    }
}

impl Market {
    fn take_offer(&mut self, token_id: String) -> Offer {
        let offer = self.offers.remove(&token_id);
        offer.unwrap_or_else(|| env::panic_str("the token is not for sale"))
    }
}

fn pay(account_id: AccountId, amount: NearToken) {
    if !amount.is_zero() {
        Promise::new(account_id).transfer(amount).detach();
    }
}
