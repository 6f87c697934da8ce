use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseError, env, ext_contract, log, near,
    require, store::LookupMap,
};

/// What this contract knows of counter.
#[ext_contract(counter)]
pub trait Counter {
    fn count(&mut self, name: AccountId) -> u32;
}

#[near(serializers = [json, borsh])]
#[derive(Clone, PartialEq)]
pub struct Entry {
    author: AccountId,
    text: String,
}

/// Keeps what visitors write, and has each of them counted by counter, another contract on another account.
/// There are several ways to sign, from careless to right: `sign…` asks counter, `sign…_callback` hears the outcome.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Guestbook {
    counter_id: AccountId,
    entries: Vec<Entry>,
    /// The lock of `sign_with_lock`.
    busy: bool,
    /// What `sign_with_pending` has yet to hear about, a text for each author.
    pending: LookupMap<AccountId, String>,
}

#[near]
impl Guestbook {
    #[init]
    pub fn init(counter_id: AccountId) -> Self {
        Self {
            counter_id,
            entries: Vec::new(),
            busy: false,
            pending: LookupMap::new(b"p"),
        }
    }

    pub fn get_entries(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    pub fn is_busy(&self) -> bool {
        self.busy
    }

    pub fn get_pending(&self, author: AccountId) -> Option<String> {
        self.pending.get(&author).cloned()
    }

    /// Careless: the callback below is open to everyone.
    pub fn sign_openly(&mut self, text: String) -> Promise {
        let author = env::predecessor_account_id();
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .sign_openly_callback(author, text),
            )
    }

    /// Believes what it is told: it asks neither who calls nor what counter said.
    pub fn sign_openly_callback(&mut self, author: AccountId, text: String) {
        self.entries.push(Entry { author, text });
    }

    /// Writes the entry once counter has counted its author.
    pub fn sign(&mut self, text: String) -> Promise {
        let author = env::predecessor_account_id();
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .sign_callback(author, text),
            )
    }

    #[private]
    pub fn sign_callback(
        &mut self,
        author: AccountId,
        text: String,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        if number.is_ok() {
            self.entries.push(Entry { author, text });
        }
        number.is_ok()
    }

    /// Writes the entry first and asks counter then, with the deposit as its fee.
    #[payable]
    pub fn sign_at_once(&mut self, text: String) -> Promise {
        let author = env::predecessor_account_id();
        self.entries.push(Entry {
            author: author.clone(),
            text,
        });
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .with_attached_deposit(env::attached_deposit())
            .count(author)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .sign_at_once_callback(),
            )
    }

    /// Undoes nothing: where counter failed, the entry stays, and so does the deposit that came back.
    #[private]
    pub fn sign_at_once_callback(
        &mut self,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        match number {
            Ok(number) => log!("visitor number {number}"),
            Err(_) => log!("counter did not count"),
        }
        number.is_ok()
    }

    /// Writes the entry first, as `sign_at_once` does, and takes it back where counter fails.
    #[payable]
    pub fn sign_and_undo(&mut self, text: String) -> Promise {
        let author = env::predecessor_account_id();
        let deposit = env::attached_deposit();
        self.entries.push(Entry {
            author: author.clone(),
            text: text.clone(),
        });
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .with_attached_deposit(deposit)
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_tgas(5))
                    .sign_and_undo_callback(author, text, deposit),
            )
    }

    /// The deposit of a call that failed comes back to this contract: it is for us to hand it on.
    #[private]
    pub fn sign_and_undo_callback(
        &mut self,
        author: AccountId,
        text: String,
        deposit: NearToken,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        if number.is_ok() {
            return true;
        }
        // Others may have signed meanwhile, so the last entry need not be the one to take back.
        let entry = Entry { author, text };
        if let Some(index) = self.entries.iter().rposition(|other| *other == entry) {
            self.entries.remove(index);
        }
        if !deposit.is_zero() {
            Promise::new(entry.author).transfer(deposit).detach();
        }
        false
    }

    /// Lets nobody else sign until the callback has run. It gets `callback_ggas` of gas (Ggas, 10⁹), and no more.
    pub fn sign_with_lock(&mut self, text: String, callback_ggas: u64) -> Promise {
        require!(!self.busy, "the guestbook is busy");
        self.busy = true;
        let author = env::predecessor_account_id();
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_ggas(callback_ggas))
                    .with_unused_gas_weight(0)
                    .sign_with_lock_callback(author, text),
            )
    }

    /// Where this fails, all it wrote is undone, the opening of the lock with it.
    #[private]
    pub fn sign_with_lock_callback(
        &mut self,
        author: AccountId,
        text: String,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        self.busy = false;
        require!(text.chars().count() <= 80, "the text is too long"); // too late
        if number.is_ok() {
            self.entries.push(Entry { author, text });
        }
        number.is_ok()
    }

    /// Keeps the text as pending until the callback has run. A callback that dies stops nobody but the author,
    /// who may `forget_pending`.
    pub fn sign_with_pending(&mut self, text: String, callback_ggas: u64) -> Promise {
        require!(text.chars().count() <= 80, "the text is too long");
        let author = env::predecessor_account_id();
        require!(
            !self.pending.contains_key(&author),
            format!("{author} has a text pending")
        );
        self.pending.insert(author.clone(), text.clone());
        counter::ext(self.counter_id.clone())
            .with_static_gas(Gas::from_tgas(5))
            .count(author.clone())
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(Gas::from_ggas(callback_ggas))
                    .with_unused_gas_weight(0)
                    .sign_with_pending_callback(author, text),
            )
    }

    /// Makes the pending text an entry, unless its author forgot it meanwhile.
    #[private]
    pub fn sign_with_pending_callback(
        &mut self,
        author: AccountId,
        text: String,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> bool {
        if self.pending.get(&author) != Some(&text) {
            return false;
        }
        self.pending.remove(&author);
        if number.is_ok() {
            self.entries.push(Entry { author, text });
        }
        number.is_ok()
    }

    pub fn forget_pending(&mut self) {
        self.pending.remove(&env::predecessor_account_id());
    }
}
