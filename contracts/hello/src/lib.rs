use near_sdk::{log, near};

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
        log!("greeting is now {greeting}");
        self.greeting = greeting;
    }
}
