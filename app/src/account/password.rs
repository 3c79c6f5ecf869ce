//! Passwords are kept as Argon2id hashes (RFC 9106, the library's recommended cost).

use crate::error::AppError;
use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// Hashing takes tens of milliseconds on purpose, so it must not hold up other requests.
pub async fn hash(password: String) -> Result<String, AppError> {
    let work = move || {
        let salt = SaltString::generate(&mut OsRng);
        Argon2::default().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Internal)?.map_err(|error| {
        tracing::error!(%error, "a password could not be hashed");
        AppError::Internal
    })
}

/// Whether the password belongs to the hash. Without an account it works as long, so that time tells nothing.
pub async fn verify(password: String, known: Option<String>) -> bool {
    let work = move || {
        let Some(known) = known else {
            let salt = SaltString::generate(&mut OsRng);
            let _ = Argon2::default().hash_password(password.as_bytes(), &salt);
            return false;
        };
        PasswordHash::new(&known)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}
