use near_workspaces::network::Sandbox;
use near_workspaces::operations::Function;
use near_workspaces::result::ExecutionFinalResult;
use near_workspaces::types::{Gas, NearToken};
use near_workspaces::{Account, Contract, Worker};
use serde_json::{Value, json};

const CONTRACTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../../../public/contracts"
);
const TEN: NearToken = NearToken::from_near(10);

type Error = Box<dyn std::error::Error>;

struct Bank {
    vault: Contract,
    mallory: Account,
    // The node ends with it.
    _worker: Worker<Sandbox>,
}

/// A network of its own for each test: a vault with 20 NEAR of somebody's, and 10 of mallory's.
async fn open(contract: &str) -> Result<Bank, Error> {
    let worker = near_workspaces::sandbox().await?;
    let wasm = std::fs::read(format!("{CONTRACTS}/{contract}.wasm"))?;
    let vault = worker.dev_deploy(&wasm).await?;
    let alice = worker.dev_create_account().await?;
    let mallory = worker.dev_create_account().await?;
    for (owner, near) in [(&alice, 20), (&mallory, 10)] {
        let call = owner.call(vault.id(), "deposit");
        let end = call.deposit(NearToken::from_near(near)).transact().await?;
        end.into_result()?;
    }
    Ok(Bank {
        vault,
        mallory,
        _worker: worker,
    })
}

impl Bank {
    async fn books(&self) -> Result<NearToken, Error> {
        let args = json!({ "account_id": self.mallory.id() });
        let answer = self.vault.view("balance_of").args_json(args).await?;
        Ok(answer.json()?)
    }

    async fn purse(&self) -> Result<NearToken, Error> {
        Ok(self.mallory.view_account().await?.balance)
    }

    async fn call(&self, method: &str, args: Value) -> Result<ExecutionFinalResult, Error> {
        let call = self.mallory.call(self.vault.id(), method);
        Ok(call.args_json(args).transact().await?)
    }

    /// Asks for 10 NEAR twice in one transaction: both calls have run before either callback.
    async fn withdraw_twice(&self) -> Result<ExecutionFinalResult, Error> {
        let withdraw = || {
            let args = json!({ "amount": TEN });
            Function::new("withdraw")
                .args_json(args)
                .gas(Gas::from_tgas(30))
        };
        let batch = self.mallory.batch(self.vault.id());
        Ok(batch.call(withdraw()).call(withdraw()).transact().await?)
    }
}

#[tokio::test]
async fn pays_what_is_asked_for() -> Result<(), Error> {
    let bank = open("vault").await?;
    let end = bank.call("withdraw", json!({ "amount": TEN })).await?;
    assert!(end.receipt_failures().is_empty());
    assert!(end.json::<bool>()?);
    assert_eq!(bank.books().await?, NearToken::ZERO);
    Ok(())
}

#[tokio::test]
async fn puts_back_what_could_not_be_paid() -> Result<(), Error> {
    let bank = open("vault").await?;
    let args = json!({ "receiver_id": "nobody.test.near", "amount": TEN });
    let end = bank.call("withdraw_to", args).await?;
    assert_eq!(end.receipt_failures().len(), 1);
    assert!(!end.json::<bool>()?);
    assert_eq!(bank.books().await?, TEN);
    Ok(())
}

#[tokio::test]
async fn pays_nobody_twice() -> Result<(), Error> {
    let bank = open("vault").await?;
    let end = bank.withdraw_twice().await?;
    assert!(end.is_failure());
    assert_eq!(bank.books().await?, TEN);
    Ok(())
}

#[tokio::test]
async fn pays_once_if_asked_again_at_once() -> Result<(), Error> {
    let bank = open("vault").await?;
    let send = || {
        let call = bank.mallory.call(bank.vault.id(), "withdraw");
        call.args_json(json!({ "amount": TEN })).transact_async()
    };
    // Both are sent before anybody waits. In which blocks they stand is the clock's affair.
    let (first, second) = (send().await?, send().await?);
    let ends = [first.await?, second.await?];
    assert_eq!(ends.iter().filter(|end| end.is_success()).count(), 1);
    Ok(())
}

#[tokio::test]
async fn finds_out_the_careless_vault() -> Result<(), Error> {
    let bank = open("careless-vault").await?;
    let before = bank.purse().await?;
    let end = bank.withdraw_twice().await?;
    assert!(end.receipt_failures().is_empty());
    let gained = bank.purse().await?.saturating_sub(before);
    assert!(gained > NearToken::from_near(19));
    Ok(())
}
