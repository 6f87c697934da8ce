//! What else near-workspaces asks of a node: to be patched, and to go forward. For the stand-in's sake; no lesson quotes it.
use near_workspaces::types::NearToken;
use serde_json::json;

const HELLO: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../../../public/contracts/hello.wasm"
);

#[tokio::test]
async fn is_patched_and_goes_forward() -> Result<(), Box<dyn std::error::Error>> {
    let worker = near_workspaces::sandbox().await?;
    let hello = worker.dev_deploy(&std::fs::read(HELLO)?).await?;
    let alice = worker.dev_create_account().await?;

    let call = alice.call(hello.id(), "set_greeting");
    let end = call
        .args_json(json!({ "greeting": "howdy" }))
        .transact()
        .await?;
    assert!(end.is_success());
    assert_eq!(hello.view("get_greeting").await?.json::<String>()?, "howdy");
    let refused = alice.call(hello.id(), "set_greeting").args_json(json!({}));
    assert!(refused.transact().await?.is_failure());

    let before = alice.view_account().await?.balance;
    let bob = worker.dev_create_account().await?;
    let transfer = alice
        .transfer_near(bob.id(), NearToken::from_near(1))
        .await?;
    transfer.into_result()?;
    assert!(alice.view_account().await?.balance < before);

    worker.patch_state(hello.id(), b"PLAIN", b"text").await?;
    let state = hello.view_state().await?;
    assert_eq!(
        state.get(b"PLAIN".as_slice()).map(Vec::as_slice),
        Some(b"text".as_slice())
    );

    let height = worker.view_block().await?.height();
    worker.fast_forward(500).await?;
    assert!(worker.view_block().await?.height() >= height + 500);
    Ok(())
}
