use near_sdk::{
    AccountId, Gas, GasWeight, PanicOnDefault, Promise, PromiseError, YieldId, env, near, require,
    serde_json::json, store::IterableMap,
};

/// Answers questions about the world. Somebody out there has to go and look; until then, each question waits as a
/// receipt of this contract's own.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Oracle {
    /// Who goes and looks.
    reporter_id: AccountId,
    next_id: u32,
    open: IterableMap<u32, Question>,
}

#[near(serializers = [borsh])]
pub struct Question {
    text: String,
    /// With this, and from this account only, the waiting receipt can be resumed.
    yield_id: YieldId,
}

#[near]
impl Oracle {
    #[init]
    pub fn init(reporter_id: AccountId) -> Self {
        Self {
            reporter_id,
            next_id: 0,
            open: IterableMap::new(b"o"),
        }
    }

    /// The questions that nobody has answered yet.
    pub fn get_open(&self) -> Vec<(u32, String)> {
        let entry = |(id, question): (&u32, &Question)| (*id, question.text.clone());
        self.open.iter().map(entry).collect()
    }

    /// Returns a promise that is kept open until the reporter answers, or until 200 blocks have gone by.
    pub fn ask(&mut self, question: String) -> Promise {
        require!(question.len() <= 200, "the question is too long");
        let id = self.next_id;
        self.next_id += 1;
        let (promise, yield_id) = Promise::new_yield(
            "on_answer",
            json!({ "id": id }).to_string(),
            Gas::from_tgas(5),
            GasWeight(0),
        );
        let text = question;
        self.open.insert(id, Question { text, yield_id });
        promise
    }

    /// Resumes what waits for the answer. Gives whether anything still did.
    pub fn answer(&mut self, id: u32, answer: String) -> bool {
        require!(
            env::predecessor_account_id() == self.reporter_id,
            "only the reporter may answer"
        );
        let question = self.open.remove(&id);
        let Some(Question { yield_id, .. }) = question else {
            env::panic_str("no such question is open");
        };
        yield_id.resume(json!(answer).to_string()).is_ok()
    }

    /// Passes the answer on to whoever asked; null, if there was none. It must not panic: nobody would tidy up after it.
    #[private]
    pub fn on_answer(
        &mut self,
        id: u32,
        #[callback_result] answer: Result<String, PromiseError>,
    ) -> Option<String> {
        self.open.remove(&id);
        answer.ok()
    }
}
