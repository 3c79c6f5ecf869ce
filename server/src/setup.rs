//! The first account: a link that works once, printed on the console of whoever installs Kehä.

use crate::config::Config;
use domain::answer::wire::hash;
use store::Store;

/// While no organisation of anybody's own is here, every start prints a new link and ends the old one.
pub async fn offer(store: &Store, config: &Config) -> store::Result<()> {
    if store.is_set_up().await? {
        return Ok(());
    }
    let token = format!("{}{}", random_hex(), random_hex());
    store.replace_setup_token(&hash(&token), app::server::today()).await?;
    println!("Set up your organisation with this link (it works once): {}/setup/{token}", config.public_url);
    Ok(())
}

fn random_hex() -> String {
    store::account::random_id().iter().map(|byte| format!("{byte:02x}")).collect()
}
