use near_sdk::{log, near, require};

/// Keeps one greeting. Anyone may read it, anyone may change it.
#[near(contract_state)]
pub struct Hello {
    greeting: String,
}

impl Default for Hello {
    fn default() -> Self {
        Self {
            greeting: "Hello".to_string(),
        }
    }
}

#[near]
impl Hello {
    pub fn get_greeting(&self) -> String {
        self.greeting.clone()
    }

    pub fn set_greeting(&mut self, greeting: String) {
        require!(!greeting.is_empty(), "a greeting must not be empty");
        log!("greeting is now {greeting}");
        self.greeting = greeting;
    }
}
