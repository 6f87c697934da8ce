use near_workspaces::network::Sandbox;
use near_workspaces::types::{Gas, NearToken};
use near_workspaces::{Account, Contract, Worker};
use serde_json::json;

const CONTRACTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../../../public/contracts"
);
const TEN: NearToken = NearToken::from_near(10);

type Outcome = Result<(), Box<dyn std::error::Error>>;

struct Bank {
    vault: Contract,
    mallory: Account,
    // The node ends with it.
    _worker: Worker<Sandbox>,
}

/// A network of its own for each test: a vault with 20 NEAR of somebody's, and 10 of mallory's.
async fn open(contract: &str) -> Result<Bank, Box<dyn std::error::Error>> {
    let worker = near_workspaces::sandbox().await?;
    let wasm = std::fs::read(format!("{CONTRACTS}/{contract}.wasm"))?;
    let vault = worker.dev_deploy(&wasm).await?;
    let (alice, mallory) = (
        worker.dev_create_account().await?,
        worker.dev_create_account().await?,
    );
    for (owner, amount) in [(&alice, NearToken::from_near(20)), (&mallory, TEN)] {
        owner
            .call(vault.id(), "deposit")
            .deposit(amount)
            .transact()
            .await?
            .into_result()?;
    }
    Ok(Bank {
        vault,
        mallory,
        _worker: worker,
    })
}

impl Bank {
    async fn books(&self, owner: &Account) -> Result<NearToken, Box<dyn std::error::Error>> {
        let args = json!({ "account_id": owner.id() });
        Ok(self
            .vault
            .view("balance_of")
            .args_json(args)
            .await?
            .json()?)
    }

    /// Asks for 10 NEAR twice, without waiting in between; tells how often they were paid.
    async fn withdraw_twice(&self) -> Result<usize, Box<dyn std::error::Error>> {
        let withdraw = || {
            let call = self.mallory.call(self.vault.id(), "withdraw");
            call.args_json(json!({ "amount": TEN }))
                .gas(Gas::from_tgas(30))
                .transact_async()
        };
        let (first, second) = (withdraw().await?, withdraw().await?);
        let ends = [first.await?, second.await?];
        Ok(ends.iter().filter(|end| end.is_success()).count())
    }
}

#[tokio::test]
async fn pays_what_is_asked_for() -> Outcome {
    let bank = open("vault").await?;
    let args = json!({ "amount": TEN });
    let end = bank
        .mallory
        .call(bank.vault.id(), "withdraw")
        .args_json(args)
        .transact()
        .await?;
    assert!(end.failures().is_empty(), "{:?}", end.failures());
    assert!(end.json::<bool>()?);
    assert_eq!(bank.books(&bank.mallory).await?, NearToken::ZERO);
    Ok(())
}

#[tokio::test]
async fn puts_back_what_could_not_be_paid() -> Outcome {
    let bank = open("vault").await?;
    let args = json!({ "receiver_id": "nobody.test.near", "amount": TEN });
    let end = bank
        .mallory
        .call(bank.vault.id(), "withdraw_to")
        .args_json(args)
        .transact()
        .await?;
    assert_eq!(end.receipt_failures().len(), 1);
    assert!(!end.json::<bool>()?);
    assert_eq!(bank.books(&bank.mallory).await?, TEN);
    Ok(())
}

#[tokio::test]
async fn pays_nobody_twice_at_once() -> Outcome {
    assert_eq!(open("vault").await?.withdraw_twice().await?, 1);
    Ok(())
}

/// The same test would have caught the careless vault.
#[tokio::test]
async fn the_careless_vault_pays_twice() -> Outcome {
    assert_eq!(open("careless-vault").await?.withdraw_twice().await?, 2);
    Ok(())
}
