//! Ballots: the right to answer once, which nobody can trace back to the invitation that it was given for.
//!
//! A partially oblivious pseudorandom function (RFC 9497, ristretto255-SHA512, mode POPRF). The device blinds a random
//! nonce, the server evaluates what it cannot read with the round's key, the device checks the proof against the
//! key that is published to everybody in the round and unblinds. The unit is the public part: a ballot of one unit
//! does not count in another. The nonce names the answer, so the same ballot is one row however often it is sent.

use crate::id::{ResponseId, UnitId};
use rand_core::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use voprf::{BlindedElement, EvaluationElement, Group, PoprfClient, PoprfServer, Proof, Ristretto255};

type Suite = Ristretto255;

/// Random bytes that each step asks for; the caller has the source.
pub type Entropy = [u8; 32];

/// What proves the right to answer. Hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    pub nonce: String,
    pub seal: String,
}

/// A ballot on its way: kept on the device until the server has answered, so that a lost reply can be asked again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blinded {
    pub nonce: String,
    /// Stays on the device.
    pub secret: String,
    /// Goes to the server. Every nonce is equally likely behind it.
    pub message: String,
}

/// The server's part. The same message is always evaluated to the same element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    pub evaluation: String,
    pub proof: String,
}

/// Why there is no ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotProblem {
    /// Not what this protocol sends.
    NotUnderstood,
    /// Made with another key than the one that is published.
    NotGenuine,
}

/// `POST /ballot/v1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub link: String,
    /// The part of the personal link after `#`.
    pub secret: String,
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    Issued(Issued),
    Refused(NoBallot),
}

/// Why the server gives no ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoBallot {
    UnknownLink,
    /// Another device has it, or this one has lost what it kept.
    Taken,
    /// No new starts any more.
    Closed,
    NotUnderstood,
}

/// The device's first step.
pub fn begin(entropy: Entropy) -> Result<Blinded, BallotProblem> {
    let mut rng = Stream::new(entropy);
    let mut nonce = [0; 32];
    rng.fill_bytes(&mut nonce);
    let blind = PoprfClient::<Suite>::blind(&nonce, &mut rng).map_err(|_| BallotProblem::NotUnderstood)?;
    Ok(Blinded {
        nonce: hex(&nonce),
        secret: hex(&blind.state.serialize()),
        message: hex(&blind.message.serialize()),
    })
}

/// The server's step. `seed` is the round's; see [`public_key`].
pub fn issue(seed: &[u8], unit: UnitId, message: &str, entropy: Entropy) -> Result<Issued, BallotProblem> {
    let message =
        BlindedElement::<Suite>::deserialize(&bytes(message)?).map_err(|_| BallotProblem::NotUnderstood)?;
    let done = server(seed)?
        .blind_evaluate(&mut Stream::new(entropy), &message, Some(unit.0.as_bytes()))
        .map_err(|_| BallotProblem::NotUnderstood)?;
    Ok(Issued { evaluation: hex(&done.message.serialize()), proof: hex(&done.proof.serialize()) })
}

/// The device's second step: checks the proof against the published key and takes the blinding off.
pub fn finish(
    blinded: &Blinded,
    issued: &Issued,
    public_key: &str,
    unit: UnitId,
) -> Result<Ballot, BallotProblem> {
    let odd = |_| BallotProblem::NotUnderstood;
    let client = PoprfClient::<Suite>::deserialize(&bytes(&blinded.secret)?).map_err(odd)?;
    let evaluation = EvaluationElement::deserialize(&bytes(&issued.evaluation)?).map_err(odd)?;
    let proof = Proof::deserialize(&bytes(&issued.proof)?).map_err(odd)?;
    let key = Ristretto255::deserialize_elem(&bytes(public_key)?).map_err(odd)?;
    let seal = client
        .finalize(&bytes(&blinded.nonce)?, &evaluation, &proof, key, Some(unit.0.as_bytes()))
        .map_err(|_| BallotProblem::NotGenuine)?;
    Ok(Ballot { nonce: blinded.nonce.clone(), seal: hex(&seal[..16]) })
}

/// Whether the server's key made this ballot for this unit.
pub fn is_genuine(seed: &[u8], unit: UnitId, ballot: &Ballot) -> bool {
    let seal = || {
        let nonce = bytes(&ballot.nonce).ok()?;
        server(seed).ok()?.evaluate(&nonce, Some(unit.0.as_bytes())).ok()
    };
    seal().is_some_and(|seal| hex(&seal[..16]) == ballot.seal)
}

/// What everybody in the round is shown: the key that proofs are checked against.
pub fn public_key(seed: &[u8]) -> Result<String, BallotProblem> {
    Ok(hex(&Ristretto255::serialize_elem(server(seed)?.get_public_key())))
}

/// A ballot names its answer. The answer's name does not tell the nonce.
pub fn response_id(nonce: &str) -> ResponseId {
    named_by("ballot", nonce)
}

/// Where a round uses named links, the link itself names the answer: confidential, not anonymous.
pub fn named_response_id(secret: &str) -> ResponseId {
    named_by("named", secret)
}

fn named_by(what: &str, name: &str) -> ResponseId {
    let digest = Sha256::digest(format!("keha {what} {name}").as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    ResponseId::from_random(id)
}

/// The secret of a personal link: 26 letters that cannot be mistaken for one another, about 127 bits. Derived, so that
/// a list can be printed again and a reminder sent although only its hash is stored.
pub fn link_secret(seed: &[u8], invitation: uuid::Uuid) -> String {
    const LETTERS: &[u8; 30] = b"abcdefghjkmnpqrstuvwxyz2345678";
    let digest = Sha256::new()
        .chain_update(b"keha link ")
        .chain_update(seed)
        .chain_update(invitation.as_bytes())
        .finalize();
    digest.iter().take(26).map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

fn server(seed: &[u8]) -> Result<PoprfServer<Suite>, BallotProblem> {
    PoprfServer::new_from_seed(seed, b"keha round").map_err(|_| BallotProblem::NotUnderstood)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(hex: &str) -> Result<Vec<u8>, BallotProblem> {
    let digit = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    hex.as_bytes().chunks(2).map(pair).collect::<Option<_>>().ok_or(BallotProblem::NotUnderstood)
}

/// SHA-256 in counter mode over random bytes that were passed in.
struct Stream {
    seed: Entropy,
    count: u64,
}

impl Stream {
    fn new(seed: Entropy) -> Stream {
        Stream { seed, count: 0 }
    }
}

impl RngCore for Stream {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, to: &mut [u8]) {
        for chunk in to.chunks_mut(32) {
            let block =
                Sha256::new().chain_update(self.seed).chain_update(self.count.to_be_bytes()).finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
            self.count += 1;
        }
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(to);
        Ok(())
    }
}

impl CryptoRng for Stream {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: [u8; 32] = [0xa3; 32];

    fn unit(n: u8) -> UnitId {
        UnitId::from_random([n; 16])
    }

    fn ballot(n: u8) -> (Blinded, Ballot) {
        let blinded = begin([n; 32]).unwrap();
        let issued = issue(&SEED, unit(1), &blinded.message, [9; 32]).unwrap();
        let ballot = finish(&blinded, &issued, &public_key(&SEED).unwrap(), unit(1)).unwrap();
        (blinded, ballot)
    }

    /// RFC 9497 appendix A.1.3: the published key pair and output of the ristretto255 POPRF.
    #[test]
    fn the_cipher_suite_is_that_of_rfc_9497() {
        let server = PoprfServer::<Suite>::new_from_seed(&SEED, b"test key").unwrap();
        assert_eq!(
            hex(&Ristretto255::serialize_elem(server.get_public_key())),
            "c647bef38497bc6ec077c22af65b696efa43bff3b4a1975a3e8e0a1c5a79d631"
        );
        let output = server.evaluate(&[0], Some(b"test info")).unwrap();
        assert_eq!(
            hex(&output),
            "ca688351e88afb1d841fde4401c79efebb2eb75e7998fa9737bd5a82a152406d38bd29f680504e54fd4587eddcf2f37a2617ac2fbd2993f7bdf45442ace7d221"
        );
    }

    #[test]
    fn a_ballot_counts_in_its_round_and_unit_only() {
        let (_, ballot) = ballot(1);
        assert!(is_genuine(&SEED, unit(1), &ballot));
        assert!(!is_genuine(&SEED, unit(2), &ballot));
        assert!(!is_genuine(&[7; 32], unit(1), &ballot));
        let forged = Ballot { seal: "00".repeat(16), ..ballot.clone() };
        assert!(!is_genuine(&SEED, unit(1), &forged));
        assert!(!is_genuine(&SEED, unit(1), &Ballot { nonce: "not hex".into(), ..ballot }));
    }

    #[test]
    fn a_lost_reply_is_asked_again_with_the_same_result() {
        let (blinded, first) = ballot(1);
        let again = issue(&SEED, unit(1), &blinded.message, [200; 32]).unwrap();
        let second = finish(&blinded, &again, &public_key(&SEED).unwrap(), unit(1)).unwrap();
        assert_eq!(first, second);
        assert_eq!(response_id(&first.nonce), response_id(&second.nonce));
    }

    /// A server that marks people with keys of their own is found out by the proof.
    #[test]
    fn another_key_than_the_published_one_is_noticed() {
        let blinded = begin([3; 32]).unwrap();
        let marked = issue(&[4; 32], unit(1), &blinded.message, [9; 32]).unwrap();
        let key = public_key(&SEED).unwrap();
        assert_eq!(finish(&blinded, &marked, &key, unit(1)), Err(BallotProblem::NotGenuine));
        let elsewhere = issue(&SEED, unit(2), &blinded.message, [9; 32]).unwrap();
        assert_eq!(finish(&blinded, &elsewhere, &key, unit(1)), Err(BallotProblem::NotGenuine));
    }

    /// What the server stores of an invitation fits every ballot: for each pair there is a blinding that joins them.
    #[test]
    fn every_message_could_have_become_every_ballot() {
        let (first, one) = ballot(1);
        let (second, other) = ballot(2);
        // The messages share nothing with the ballots, and swapping them is not noticed by anything that is stored.
        for (message, ballot) in [(&first.message, &other), (&second.message, &one), (&first.message, &one)] {
            assert!(!message.contains(&ballot.nonce) && !message.contains(&ballot.seal));
            let seen = issue(&SEED, unit(1), message, [5; 32]).unwrap();
            assert!(!seen.evaluation.contains(&ballot.seal) && !seen.proof.contains(&ballot.seal));
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_from_outside_is_an_error_and_no_panic(text in ".{0,80}", hex in "[0-9a-f]{64}") {
            let _ = issue(&SEED, unit(1), &text, [1; 32]);
            let _ = issue(&SEED, unit(1), &hex, [1; 32]);
            let blinded = begin([1; 32]).unwrap();
            let issued = Issued { evaluation: hex.clone(), proof: format!("{hex}{hex}") };
            prop_assert!(finish(&blinded, &issued, &hex, unit(1)).is_err());
            prop_assert!(finish(&blinded, &issued, &text, unit(1)).is_err());
        }
    }
}
