use near_sdk::{
    AccountId, Gas, NearToken, PanicOnDefault, Promise, PromiseOrValue, env, is_promise_success,
    near, require,
    store::{LookupMap, Vector},
};

/// Pays a wage, once, to everybody on its list. There are three ways to do so, from short-sighted to right; anyone may call them,
/// for they only pay what is due.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Payroll {
    people: Vector<AccountId>,
    wage: NearToken,
    /// So many of the list have had their turn.
    next: u32,
    /// What came back, because it could not be paid.
    owed: LookupMap<AccountId, NearToken>,
}

#[near]
impl Payroll {
    #[init]
    pub fn init(people: Vec<AccountId>, wage: NearToken) -> Self {
        let mut list = Vector::new(b"p");
        list.extend(people);
        Self {
            people: list,
            wage,
            next: 0,
            owed: LookupMap::new(b"o"),
        }
    }

    /// How many still wait for their turn.
    pub fn waiting(&self) -> u32 {
        self.people.len() - self.next
    }

    /// What somebody could not be paid, and may claim.
    pub fn owed_to(&self, account_id: AccountId) -> NearToken {
        self.owed.get(&account_id).copied().unwrap_or_default()
    }

    /// Short-sighted: everybody at once, with a callback for each.
    pub fn pay_all(&mut self) -> u32 {
        self.pay_page(u32::MAX)
    }

    /// Short-sighted, too: everybody at once, with one callback for all.
    pub fn pay_together(&mut self) -> PromiseOrValue<u32> {
        let people = self.take_turns(u32::MAX);
        let paid = people
            .iter()
            .map(|person| Promise::new(person.clone()).transfer(self.wage));
        match paid.reduce(Promise::and) {
            None => PromiseOrValue::Value(0),
            Some(all) => all
                .then(
                    Self::ext(env::current_account_id())
                        .with_static_gas(Gas::from_tgas(5))
                        .on_paid_together(people),
                )
                .into(),
        }
    }

    #[private]
    pub fn on_paid_together(&mut self, people: Vec<AccountId>) -> u32 {
        for (index, person) in people.into_iter().enumerate() {
            if env::promise_result_checked(index as u64, 0).is_err() {
                self.owe(person, self.wage);
            }
        }
        self.waiting()
    }

    /// The next `limit` people. Called often enough, it pays a list of any length. Gives how many then still wait.
    pub fn pay_page(&mut self, limit: u32) -> u32 {
        for person in self.take_turns(limit) {
            self.pay_and_hear(person, self.wage).detach();
        }
        self.waiting()
    }

    #[private]
    pub fn on_paid(&mut self, person: AccountId, amount: NearToken) -> bool {
        let paid = is_promise_success();
        if !paid {
            self.owe(person, amount);
        }
        paid
    }

    /// Pays the caller what could not be paid before.
    pub fn claim(&mut self) -> Promise {
        let person = env::predecessor_account_id();
        let amount = self.owed.remove(&person).unwrap_or_default();
        require!(!amount.is_zero(), "nothing is owed to you");
        self.pay_and_hear(person, amount)
    }
}

impl Payroll {
    /// From here on the next people have had their turn, so that nobody is paid twice, whatever runs before a callback.
    fn take_turns(&mut self, limit: u32) -> Vec<AccountId> {
        let end = self.people.len().min(self.next.saturating_add(limit));
        let turns = (self.next..end)
            .map(|index| self.people[index].clone())
            .collect();
        self.next = end;
        turns
    }

    fn pay_and_hear(&self, person: AccountId, amount: NearToken) -> Promise {
        Promise::new(person.clone()).transfer(amount).then(
            Self::ext(env::current_account_id())
                .with_static_gas(Gas::from_tgas(5))
                .on_paid(person, amount),
        )
    }

    fn owe(&mut self, person: AccountId, amount: NearToken) {
        let owed = self.owed_to(person.clone()).saturating_add(amount);
        self.owed.insert(person, owed);
    }
}
