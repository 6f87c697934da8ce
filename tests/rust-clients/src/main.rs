//! Deploys, calls, views, patches and fast-forwards through near-workspaces; ends with an error at the first thing
//! that is not as expected.
use near_workspaces::types::NearToken;
use serde_json::json;

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let wasm = std::fs::read(std::env::args().nth(1).expect("the path of hello.wasm"))?;
    let worker = near_workspaces::sandbox().await?;
    let hello = worker.dev_deploy(&wasm).await?;
    let alice = worker.dev_create_account().await?;

    let outcome = alice
        .call(hello.id(), "set_greeting")
        .args_json(json!({ "greeting": "howdy" }))
        .transact()
        .await?;
    assert!(outcome.is_success(), "the call failed: {outcome:?}");
    let greeting: String = hello.view("get_greeting").await?.json()?;
    assert_eq!(greeting, "howdy");

    let failed = alice.call(hello.id(), "set_greeting").args_json(json!({})).transact().await?;
    assert!(failed.is_failure());

    let before = alice.view_account().await?.balance;
    let bob = worker.dev_create_account().await?;
    alice.transfer_near(bob.id(), NearToken::from_near(1)).await?.into_result()?;
    assert!(alice.view_account().await?.balance < before);

    worker.patch_state(hello.id(), b"PLAIN", b"text").await?;
    let state = hello.view_state().await?;
    assert_eq!(state.get(b"PLAIN".as_slice()).map(Vec::as_slice), Some(b"text".as_slice()));

    let height = worker.view_block().await?.height();
    worker.fast_forward(500).await?;
    assert!(worker.view_block().await?.height() >= height + 500);
    println!("near-workspaces for Rust: called, viewed, patched and went forward.");
    Ok(())
}
