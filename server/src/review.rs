//! Review links: the answering page asks about the questions, and what comes back takes the road of answers.

use domain::answer::asking::Asking;
use domain::answer::check::check;
use domain::answer::wire::{Answer, Operation, Outcome, Refusal};
use domain::id::{ItemKey, VersionId};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::review::{count, form, purpose};
use domain::survey::round::{Links, RoundState};
use std::collections::HashMap;
use store::review::Reviewing;
use store::{Result, Store};

pub async fn asking(store: &Store, code: &str) -> Result<Option<Asking>> {
    let Some(found) = store.reviewing(code).await? else { return Ok(None) };
    let questionnaire = form_of(store, &found).await?;
    Ok(Some(Asking {
        link: code.into(),
        organisation: found.organisation,
        unit: String::new(),
        // One for all its edits: a draft that was begun before an edit goes on after it.
        version: VersionId(found.survey.id.0),
        state: if found.survey.archived { RoundState::Closed } else { RoundState::Open },
        purpose: purpose(),
        questionnaire,
        links: Links::Open,
        ballots: None,
        review: true,
    }))
}

/// The form, with the comments that have been answered.
async fn form_of(store: &Store, found: &Reviewing) -> Result<Questionnaire> {
    let questionnaire = &found.survey.questionnaire;
    let replies: HashMap<String, String> =
        store.replies(found.survey.id).await?.into_iter().map(|reply| (reply.remark, reply.text)).collect();
    let mut talked: HashMap<ItemKey, Vec<(String, String)>> = HashMap::new();
    if !replies.is_empty() {
        for (key, reviewed) in count(questionnaire, &store.reviews_through(&found.link).await?) {
            let answered = reviewed.remarks.into_iter().filter_map(|remark| {
                let reply = replies.get(&remark.id)?.clone();
                Some((remark.text, reply))
            });
            talked.insert(key, answered.collect());
        }
    }
    Ok(form(questionnaire, &talked))
}

/// What becomes of an answer whose link is none of a round's.
pub async fn take(store: &Store, operation: &Operation, answer: &Answer) -> Result<Outcome> {
    let refused = |why| Ok(Outcome::Refused { why });
    let Some(found) = store.reviewing(&answer.link).await? else { return refused(Refusal::UnknownLink) };
    if found.survey.archived {
        return refused(Refusal::RoundClosed);
    }
    let form = form(&found.survey.questionnaire, &HashMap::new());
    // The draft has been edited since: what was said of items that have gone is no fault of whoever said it.
    let mut values = answer.values.clone();
    values.retain(|key, _| form.item(key).is_some());
    if !values.is_empty() && !check(&form, &values).is_empty() {
        return refused(Refusal::NotPossible);
    }
    store.put_review(&answer.link, operation, answer.lang, &values).await
}
