//! The course's two vaults. In a project of its own, this would be the contract itself.
#[path = "../../../../../../contracts/careless-vault/src/lib.rs"]
pub mod careless_vault;
#[path = "../../../../../../contracts/vault/src/lib.rs"]
pub mod vault;

#[cfg(test)]
mod unit_tests;
