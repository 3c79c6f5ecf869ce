//! Whether an answer that has arrived counts.

use super::ballot::{is_genuine, named_response_id, response_id};
use super::check::check;
use super::wire::{Answer, Refusal, Ticket};
use crate::id::{ResponseId, UnitId, VersionId};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::round::{Links, RoundState};

/// What the server knows of the link that an answer came through.
pub struct Asked<'a> {
    pub state: RoundState,
    pub links: Links,
    pub unit: UnitId,
    pub version: VersionId,
    pub questionnaire: &'a Questionnaire,
    /// The round's, see [`super::ballot`].
    pub seed: &'a [u8],
}

/// What is still to be asked of the store before the answer may be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission<'a> {
    Yes,
    /// If an invitation with this secret exists in the unit.
    IfInvited(&'a str),
    /// If exactly this is stored already: the round is closed, but a receipt was lost.
    IfStored,
}

/// An answer is checked against the questionnaire that it was given on, whatever has been edited since. While a round
/// is closing, answers that were begun before are welcome; only new starts are not.
pub fn admit<'a>(asked: &Asked, id: ResponseId, answer: &'a Answer) -> Result<Admission<'a>, Refusal> {
    if asked.version != answer.version || !check(asked.questionnaire, &answer.values).is_empty() {
        return Err(Refusal::NotPossible);
    }
    match asked.state {
        RoundState::Draft => return Err(Refusal::UnknownLink),
        RoundState::Closed | RoundState::Published => return Ok(Admission::IfStored),
        RoundState::Open | RoundState::Closing => {}
    }
    match (asked.links, &answer.ticket) {
        (Links::Open, _) => Ok(Admission::Yes),
        (Links::Personal, Some(Ticket::Ballot(ballot)))
            if id == response_id(&ballot.nonce) && is_genuine(asked.seed, asked.unit, ballot) =>
        {
            Ok(Admission::Yes)
        }
        (Links::Named, Some(Ticket::Named(secret))) if id == named_response_id(secret) => {
            Ok(Admission::IfInvited(secret))
        }
        _ => Err(Refusal::NoTicket),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::ballot::{begin, finish, issue, public_key};
    use crate::answer::value::{Value, Values};
    use crate::survey::{bank, item::Audience};
    use crate::text::{Lang, Text};

    const SEED: [u8; 32] = [1; 32];

    fn questionnaire() -> Questionnaire {
        let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
        questionnaire.items = bank::starter(Audience::Staff);
        questionnaire
    }

    fn answer(questionnaire: &Questionnaire, ticket: Option<Ticket>) -> Answer {
        Answer {
            link: "k7m2pq".into(),
            version: VersionId::from_random([2; 16]),
            lang: Lang::Fi,
            values: Values::from([(questionnaire.items[0].key.clone(), Value::Choice(4))]),
            ticket,
        }
    }

    fn asked(questionnaire: &Questionnaire, state: RoundState, links: Links) -> Asked<'_> {
        let (unit, version) = (UnitId::from_random([3; 16]), VersionId::from_random([2; 16]));
        Asked { state, links, unit, version, questionnaire, seed: &SEED }
    }

    #[test]
    fn late_answers_are_welcome_while_the_round_is_closing() {
        let q = questionnaire();
        let (id, answer) = (ResponseId::from_random([4; 16]), answer(&q, None));
        let at = |state| admit(&asked(&q, state, Links::Open), id, &answer);
        assert_eq!(at(RoundState::Open), Ok(Admission::Yes));
        assert_eq!(at(RoundState::Closing), Ok(Admission::Yes));
        assert_eq!(at(RoundState::Closed), Ok(Admission::IfStored));
        assert_eq!(at(RoundState::Draft), Err(Refusal::UnknownLink));
    }

    #[test]
    fn a_round_of_personal_links_counts_ballots_only() {
        let q = questionnaire();
        let asked = asked(&q, RoundState::Open, Links::Personal);
        let blinded = begin([5; 32]).unwrap();
        let issued = issue(&SEED, asked.unit, &blinded.message, [6; 32]).unwrap();
        let ballot = finish(&blinded, &issued, &public_key(&SEED).unwrap(), asked.unit).unwrap();
        let id = response_id(&ballot.nonce);
        let good = answer(&q, Some(Ticket::Ballot(ballot)));
        assert_eq!(admit(&asked, id, &good), Ok(Admission::Yes));
        assert_eq!(admit(&asked, ResponseId::from_random([9; 16]), &good), Err(Refusal::NoTicket));
        for other in [None, Some(Ticket::Named("x".into()))] {
            assert_eq!(admit(&asked, id, &answer(&q, other)), Err(Refusal::NoTicket));
        }
    }

    #[test]
    fn a_named_link_counts_if_it_was_given_to_somebody() {
        let q = questionnaire();
        let asked = asked(&q, RoundState::Open, Links::Named);
        let answer = answer(&q, Some(Ticket::Named("abc".into())));
        assert_eq!(admit(&asked, named_response_id("abc"), &answer), Ok(Admission::IfInvited("abc")));
        assert_eq!(admit(&asked, named_response_id("other"), &answer), Err(Refusal::NoTicket));
    }
}
