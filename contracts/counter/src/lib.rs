use near_sdk::{near, require, store::LookupMap};

/// Counts visitors, each of them once.
#[near(contract_state)]
pub struct Counter {
    total: u32,
    /// The number that each visitor got.
    numbers: LookupMap<String, u32>,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            total: 0,
            numbers: LookupMap::new(b"n"),
        }
    }
}

#[near]
impl Counter {
    /// Counts a visitor and keeps the deposit as its fee, which may be nothing.
    #[payable]
    pub fn count(&mut self, name: String) -> u32 {
        require!(
            !self.numbers.contains_key(&name),
            format!("{name} has been counted already")
        );
        self.total += 1;
        self.numbers.insert(name, self.total);
        self.total
    }

    pub fn get_count(&self) -> u32 {
        self.total
    }

    pub fn has_counted(&self, name: String) -> bool {
        self.numbers.contains_key(&name)
    }
}
