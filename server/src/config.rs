//! Configuration: a TOML file, and environment variables that override it. A wrong value is one clear sentence.

use serde::Deserialize;
use std::net::SocketAddr;

#[derive(Clone, Debug)]
pub struct Config {
    pub address: SocketAddr,
    /// `sqlite://…` or `postgres://…`.
    pub database: String,
    /// As people reach it, without a slash at the end: goes into links and QR codes.
    pub public_url: String,
    /// At least 32 characters; signs nothing that must outlive it. Empty means: made anew at every start.
    pub secret: Option<String>,
    /// Answering requests of one address per second; 0 means that somebody in front of this server counts them.
    pub requests_per_second: u32,
    /// A proxy of our own stands in front and names the address of whoever asks.
    pub behind_proxy: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    address: Option<String>,
    database: Option<String>,
    public_url: Option<String>,
    secret: Option<String>,
    requests_per_second: Option<u32>,
    behind_proxy: Option<bool>,
}

impl Config {
    /// Reads `KEHA_CONFIG` (or `keha.toml` where it exists) and `KEHA_ADDRESS`, `KEHA_DATABASE`, `KEHA_PUBLIC_URL`,
    /// `KEHA_SECRET`, `KEHA_REQUESTS_PER_SECOND`, `KEHA_BEHIND_PROXY`.
    pub fn load() -> Result<Config, String> {
        let named = std::env::var("KEHA_CONFIG").ok();
        let path = named.clone().unwrap_or_else(|| "keha.toml".into());
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| {
                format!("The configuration file {path} cannot be read: {}", error.message())
            })?,
            Err(_) if named.is_none() => File::default(),
            Err(error) => return Err(format!("The configuration file {path} cannot be opened: {error}")),
        };
        Config::check(file, |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
    }

    fn check(file: File, env: impl Fn(&str) -> Option<String>) -> Result<Config, String> {
        let address = env("KEHA_ADDRESS").or(file.address).unwrap_or_else(|| "127.0.0.1:3000".into());
        let address: SocketAddr = address.parse().map_err(|_| {
            format!("KEHA_ADDRESS is \"{address}\": write an address and a port, such as 127.0.0.1:3000.")
        })?;
        let database =
            env("KEHA_DATABASE").or(file.database).unwrap_or_else(|| "sqlite://keha.sqlite?mode=rwc".into());
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database.starts_with(scheme)) {
            return Err("KEHA_DATABASE must begin with sqlite:// or postgres://, such as sqlite://keha.sqlite?mode=rwc.".into());
        }
        let public_url =
            env("KEHA_PUBLIC_URL").or(file.public_url).unwrap_or_else(|| format!("http://{address}"));
        let public_url = public_url.trim_end_matches('/').to_string();
        if !(public_url.starts_with("https://") || public_url.starts_with("http://")) {
            return Err(format!(
                "KEHA_PUBLIC_URL is \"{public_url}\": write the whole address, such as https://keha.kunta.fi."
            ));
        }
        let secret = env("KEHA_SECRET").or(file.secret);
        if secret.as_ref().is_some_and(|secret| secret.chars().count() < 32) {
            return Err("KEHA_SECRET is too short: use at least 32 random characters.".into());
        }
        let requests_per_second = number(&env, "KEHA_REQUESTS_PER_SECOND", file.requests_per_second, 200)?;
        let behind_proxy = number(&env, "KEHA_BEHIND_PROXY", file.behind_proxy.map(u32::from), 0)? != 0;
        Ok(Config { address, database, public_url, secret, requests_per_second, behind_proxy })
    }

    /// Cookies are sent over encrypted connections only, unless this is a trial on plain HTTP.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn number(
    env: &impl Fn(&str) -> Option<String>,
    name: &str,
    file: Option<u32>,
    default: u32,
) -> Result<u32, String> {
    match env(name) {
        None => Ok(file.unwrap_or(default)),
        Some(text) => text
            .trim()
            .parse()
            .map_err(|_| format!("{name} is \"{text}\": write a whole number, such as {default}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Config, String> {
        Config::check(File::default(), |asked| (asked == name).then(|| value.into()))
    }

    #[test]
    fn without_anything_it_is_a_local_trial() {
        let config = with("", "").unwrap();
        assert_eq!(config.public_url, "http://127.0.0.1:3000");
        assert!(!config.is_https());
    }

    #[test]
    fn a_wrong_value_is_named_in_one_sentence() {
        for (name, value) in [
            ("KEHA_ADDRESS", "localhost"),
            ("KEHA_DATABASE", "mysql://x"),
            ("KEHA_PUBLIC_URL", "keha.fi"),
            ("KEHA_SECRET", "salasana123"),
        ] {
            let sentence = with(name, value).unwrap_err();
            assert!(sentence.contains(name) && sentence.lines().count() == 1, "{sentence}");
            assert!(name != "KEHA_SECRET" || !sentence.contains(value), "a secret is not printed");
        }
        assert!(toml::from_str::<File>("adress = \"x\"").is_err());
    }
}
