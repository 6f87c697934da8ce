use near_sdk::{AccountId, PanicOnDefault, Promise, env, near, require};

/// A card with a text and an owner, on an account of its own. Factory makes them.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Card {
    owner_id: AccountId,
    text: String,
}

#[near]
impl Card {
    /// Open to everybody, and only the first call counts: whoever deploys a card calls this in the same batch.
    #[init]
    pub fn init(owner_id: AccountId, text: String) -> Self {
        require!(!text.is_empty(), "a card needs a text");
        Self { owner_id, text }
    }

    pub fn get_owner(&self) -> AccountId {
        self.owner_id.clone()
    }

    pub fn get_text(&self) -> String {
        self.text.clone()
    }

    pub fn set_text(&mut self, text: String) {
        self.assert_owner();
        require!(!text.is_empty(), "a card needs a text");
        self.text = text;
    }

    /// Puts other code on this account. JSON has no bytes: each comes as the character of its number.
    pub fn upgrade(&mut self, code: String) -> Promise {
        self.assert_owner();
        let code: Result<Vec<u8>, _> = code.chars().map(u8::try_from).collect();
        let code = code.unwrap_or_else(|_| env::panic_str("the code must be bytes"));
        Promise::new(env::current_account_id()).deploy_contract(code)
    }
}

impl Card {
    fn assert_owner(&self) {
        require!(
            env::predecessor_account_id() == self.owner_id,
            "only the owner may do this"
        );
    }
}
