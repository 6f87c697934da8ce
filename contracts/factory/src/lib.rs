use near_sdk::{
    AccountId, CryptoHash, Gas, NearToken, Promise, env, is_promise_success, near, serde_json::json,
};

const CODE: &[u8] = b"CODE";
const NO_DEPOSIT: NearToken = NearToken::from_near(0);
const INIT_GAS: Gas = Gas::from_tgas(10);

/// Makes cards: each is a contract on a new account below the factory's own.
/// There are several ways to make one, from careless to right.
#[near(contract_state)]
#[derive(Default)]
pub struct Factory {
    /// How many cards `create` has made.
    cards: u32,
    code_hash: CryptoHash,
}

#[near]
impl Factory {
    /// Keeps the code of the cards to come. JSON has no bytes: each comes as the character of its number.
    #[private]
    pub fn store_code(&mut self, code: String) {
        let code: Result<Vec<u8>, _> = code.chars().map(u8::try_from).collect();
        let code = code.unwrap_or_else(|_| env::panic_str("the code must be bytes"));
        self.code_hash = env::sha256_array(&code);
        env::storage_write(CODE, &code);
    }

    pub fn get_cards(&self) -> u32 {
        self.cards
    }

    /// Careless: three promises, and each succeeds or fails by itself.
    #[payable]
    pub fn create_in_pieces(&mut self, name: String, text: String) -> Promise {
        let card_id = card_id(&name);
        Promise::new(card_id.clone())
            .create_account()
            .transfer(env::attached_deposit())
            .detach();
        Promise::new(card_id.clone())
            .deploy_contract(code())
            .detach();
        Promise::new(card_id).function_call("init", args(text), NO_DEPOSIT, INIT_GAS)
    }

    /// One batch: all of a card or nothing. But nobody here hears which.
    #[payable]
    pub fn create_and_forget(&mut self, name: String, text: String) -> Promise {
        self.batch(name, text)
    }

    /// One batch, and a callback that gives the money back where there is no card.
    #[payable]
    pub fn create(&mut self, name: String, text: String) -> Promise {
        self.batch(name, text).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .create_callback(env::predecessor_account_id(), env::attached_deposit()),
        )
    }

    /// The deposit of a batch that failed comes back to this contract: it is for us to hand it on.
    #[private]
    pub fn create_callback(&mut self, creator_id: AccountId, deposit: NearToken) -> bool {
        let made = is_promise_success();
        if made {
            self.cards += 1;
        } else if !deposit.is_zero() {
            Promise::new(creator_id).transfer(deposit).detach();
        }
        made
    }

    /// As `create`, with code that somebody has put up for all: there is nothing to send, and nothing to store.
    /// Code is called by its hash, so it does not matter who that was.
    #[payable]
    pub fn create_shared(&mut self, name: String, text: String) -> Promise {
        Promise::new(card_id(&name))
            .create_account()
            .transfer(env::attached_deposit())
            .use_global_contract(self.code_hash)
            .function_call("init", args(text), NO_DEPOSIT, INIT_GAS)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .create_callback(env::predecessor_account_id(), env::attached_deposit()),
            )
    }
}

impl Factory {
    /// A new account with all the money that came along, its code, and the first call: one receipt.
    fn batch(&self, name: String, text: String) -> Promise {
        Promise::new(card_id(&name))
            .create_account()
            .transfer(env::attached_deposit())
            .deploy_contract(code())
            .function_call("init", args(text), NO_DEPOSIT, INIT_GAS)
    }
}

/// Whoever calls owns the card.
fn args(text: String) -> String {
    json!({ "owner_id": env::predecessor_account_id(), "text": text }).to_string()
}

fn card_id(name: &str) -> AccountId {
    format!("{name}.{}", env::current_account_id())
        .parse()
        .unwrap_or_else(|_| env::panic_str("the name does not make an account id"))
}

fn code() -> Vec<u8> {
    env::storage_read(CODE).unwrap_or_else(|| env::panic_str("there is no code to deploy"))
}
