use near_sdk::{
    AccountId, Gas, PanicOnDefault, Promise, PromiseError, env, ext_contract, log, near, require,
    store::LookupMap,
};

/// What this contract knows of counter.
#[ext_contract(counter)]
pub trait Counter {
    fn count(&mut self, name: AccountId) -> u32;
}

#[near(serializers = [json, borsh])]
#[derive(Clone)]
pub struct Entry {
    author: AccountId,
    text: String,
}

/// A guestbook that is tight with gas: counter and the callback get what the visitor says (Ggas, 10⁹), and nothing of what is left over.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct TightGuestbook {
    counter_id: AccountId,
    entries: Vec<Entry>,
    /// The texts that counter has yet to be asked about, one for each author.
    pending: LookupMap<AccountId, String>,
}

#[near]
impl TightGuestbook {
    #[init]
    pub fn init(counter_id: AccountId) -> Self {
        Self {
            counter_id,
            entries: Vec::new(),
            pending: LookupMap::new(b"p"),
        }
    }

    pub fn get_entries(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    pub fn get_pending(&self, author: AccountId) -> Option<String> {
        self.pending.get(&author).cloned()
    }

    /// Notes the text, has counter count its author, and makes it an entry in the callback. Signing again replaces the note.
    pub fn sign(&mut self, text: String, counter_ggas: u64, callback_ggas: u64) -> Promise {
        require!(text.chars().count() <= 80, "the text is too long");
        let author = env::predecessor_account_id();
        self.pending.insert(author.clone(), text);
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_ggas(counter_ggas))
            .with_unused_gas_weight(0)
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_ggas(callback_ggas))
                    .with_unused_gas_weight(0)
                    .sign_callback(author),
            )
    }

    /// Takes the note away, whatever counter said; it becomes an entry where counter has counted.
    #[private]
    pub fn sign_callback(
        &mut self,
        author: AccountId,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        let Some(text) = self.pending.remove(&author) else {
            return false;
        };
        match number {
            Ok(_) => self.entries.push(Entry { author, text }),
            Err(_) => log!("counter did not count {author}"),
        }
        number.is_ok()
    }
}
