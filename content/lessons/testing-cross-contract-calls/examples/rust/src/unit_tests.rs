use std::collections::HashMap;

use near_sdk::mock::{MockAction, Receipt};
use near_sdk::test_utils::{VMContextBuilder, get_created_receipts};
use near_sdk::{
    AccountId, NearToken, PromiseResult, RuntimeFeesConfig, test_vm_config, testing_env,
};

use crate::careless_vault::CarelessVault;
use crate::vault::Vault;

const TEN: NearToken = NearToken::from_near(10);

fn id(account: &str) -> AccountId {
    account.parse().unwrap()
}

/// The next call comes from this account, with this deposit, and finds these results of promises.
fn next_call(predecessor: &str, deposit: NearToken, results: Vec<PromiseResult>) {
    let context = VMContextBuilder::new()
        .current_account_id(id("vault.test"))
        .predecessor_account_id(id(predecessor))
        .account_balance(NearToken::from_near(100))
        .attached_deposit(deposit)
        .build();
    testing_env!(
        context,
        test_vm_config(),
        RuntimeFeesConfig::test(),
        HashMap::default(),
        results
    );
}

#[test]
fn asks_for_a_payment_and_a_callback() {
    let mut vault = Vault::default();
    next_call("alice.test", TEN, vec![]);
    vault.deposit();
    next_call("alice.test", NearToken::ZERO, vec![]);
    vault.withdraw(TEN).detach();

    let asked = get_created_receipts();
    let to: Vec<&str> = asked.iter().map(|one| one.receiver_id.as_str()).collect();
    assert_eq!(to, ["alice.test", "vault.test"]);
    assert!(
        matches!(asked[0].actions[..], [MockAction::Transfer { deposit, .. }] if deposit == TEN)
    );
    assert_eq!(method_of(&asked[1]), Some("withdraw_callback"));
}

#[test]
fn puts_back_what_was_not_paid() {
    let mut vault = Vault::default();
    // The callback, called by hand, with the result that the test thought up.
    next_call("vault.test", NearToken::ZERO, vec![PromiseResult::Failed]);
    assert!(!vault.withdraw_callback(id("alice.test"), TEN));
    assert_eq!(vault.balance_of(id("alice.test")), TEN);
}

#[test]
fn nothing_that_was_asked_for_ever_runs() {
    let mut vault = CarelessVault::default();
    next_call("alice.test", TEN, vec![]);
    vault.deposit();
    next_call("alice.test", NearToken::ZERO, vec![]);
    vault.withdraw(TEN).detach();

    // No callback came, and none will: the books stay as they were.
    assert_eq!(vault.balance_of(id("alice.test")), TEN);
    // A second withdrawal is the gap played by hand. Nobody has to think of it.
    next_call("alice.test", NearToken::ZERO, vec![]);
    vault.withdraw(TEN).detach();
}

fn method_of(receipt: &Receipt) -> Option<&str> {
    match &receipt.actions[..] {
        [MockAction::FunctionCallWeight { method_name, .. }] => str::from_utf8(method_name).ok(),
        _ => None,
    }
}
