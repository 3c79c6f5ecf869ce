use super::{open_round, organisation, today};
use crate::on_both;
use domain::answer::value::{Value, Values};
use domain::answer::wire::{Operation, Outcome};
use domain::id::{ChangeId, ItemKey, ResponseId, VersionId};
use domain::survey::edit::Edit;
use domain::survey::log::{Change, Told, Wish};
use domain::survey::review::count;
use domain::survey::round::{Links, Purpose, RoundState};
use domain::text::Lang;
use store::Error;
use store::account::random_id;

#[test]
fn an_open_round_keeps_its_version_whatever_is_edited() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (_, _, code) = open_round(&store, actor).await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        let title = Edit::Title { lang: Lang::Fi, text: "Uusi".into() };
        let taken =
            store.change_survey_of(actor, survey.id, &[change(1, title)], &[], today()).await.unwrap();
        assert_eq!((taken.survey.revision, taken.survey.questionnaire.title.fi.as_str()), (2, "Uusi"));
        let asking = store.asking(&code).await.unwrap().unwrap();
        assert_eq!(asking.questionnaire, survey.questionnaire);
        assert_eq!(asking.round.state, RoundState::Open);
        assert!(store.asking("unknown").await.unwrap().is_none());
    });
}

fn change(base: i32, edit: Edit) -> Change {
    Change { id: ChangeId::from_random(random_id()), base, edit, wish: Wish::Coordinator }
}

fn title(base: i32, text: &str) -> Change {
    change(base, Edit::Title { lang: Lang::Fi, text: text.into() })
}

#[test]
fn the_later_of_two_edits_is_told_and_both_are_kept() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        open_round(&store, actor).await;
        let id = store.surveys_of(actor).await.unwrap().remove(0).id;
        let (first, second) = (title(1, "ensin"), title(1, "sitten"));
        let take = |change: &Change| {
            let (store, change) = (store.clone(), change.clone());
            async move {
                store.change_survey_of(actor, id, &[change], &[], today()).await.unwrap().told.remove(0).1
            }
        };
        assert_eq!(take(&first).await, Told::Made);
        assert_eq!(take(&second).await, Told::Over(vec![first.edit.clone()]));
        // A reply was lost: the same change again is no other change, and is told the same.
        assert_eq!(take(&second).await, Told::Over(vec![first.edit.clone()]));
        let history = store.history_of(actor, id).await.unwrap();
        let edits: Vec<&Edit> = history.iter().map(|(logged, _)| &logged.edit).collect();
        assert_eq!(edits, [&second.edit, &first.edit]);
    });
}

#[test]
fn crowds_of_edits_at_once_are_all_kept() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        open_round(&store, actor).await;
        let id = store.surveys_of(actor).await.unwrap().remove(0).id;
        let mut tasks = Vec::new();
        for n in 0..20 {
            let store = store.clone();
            let changes = [title(1, &format!("otsikko {n}"))];
            tasks.push(tokio::spawn(async move {
                store.change_survey_of(actor, id, &changes, &[], today()).await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let history = store.history_of(actor, id).await.unwrap();
        assert_eq!(history.len(), 20);
        assert_eq!(store.survey_of(actor, id).await.unwrap().revision, 21);
    });
}

#[test]
fn a_review_is_stored_once_and_its_words_are_counted() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        open_round(&store, actor).await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        let link = store.review_link_of(actor, survey.id, Wish::Staff, "reviewcode").await.unwrap();
        assert_eq!(store.review_link_of(actor, survey.id, Wish::Staff, "another").await.unwrap(), link);
        let key = survey.questionnaire.items[0].key.clone();
        let put = |id: ResponseId, revision: u32, text: &str| {
            let (store, code) = (store.clone(), link.code.clone());
            let values = Values::from([(ItemKey(format!("comment.{key}")), Value::Text(text.into()))]);
            let operation = Operation { id, revision, hash: text.into(), body: String::new() };
            async move { store.put_review(&code, &operation, Lang::Fi, &values).await.unwrap() }
        };
        let id = ResponseId::from_random(random_id());
        assert_eq!(put(id, 1, "ensin").await, Outcome::Stored);
        assert_eq!(put(id, 1, "ensin").await, Outcome::Stored);
        assert_eq!(put(id, 2, "sitten").await, Outcome::Stored);
        assert_eq!(put(id, 1, "ensin").await, Outcome::Superseded);
        let reviews = store.reviews_of(actor, survey.id).await.unwrap();
        let remarks = count(&survey.questionnaire, &reviews).remove(&key).unwrap().remarks;
        assert_eq!((remarks.len(), remarks[0].text.as_str()), (1, "sitten"));
        store.reply_of(actor, survey.id, &remarks[0].id, "Totta.").await.unwrap();
        assert_eq!(store.replies(survey.id).await.unwrap()[0].text, "Totta.");
        let other = organisation(&store, "muu").await;
        assert!(matches!(store.reviews_of(other, survey.id).await, Err(Error::NotFound)));
        assert!(matches!(store.history_of(other, survey.id).await, Err(Error::NotFound)));
        assert!(matches!(store.reply_of(other, survey.id, "x", "y").await, Err(Error::NotFound)));
        assert!(matches!(
            store.change_survey_of(other, survey.id, &[], &[], today()).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(store.archive_survey_of(other, survey.id, true).await, Err(Error::NotFound)));
    });
}

#[test]
fn a_round_opens_once_and_its_purpose_stays() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (_, round, _) = open_round(&store, actor).await;
        let again =
            store.open_round_of(actor, round, VersionId::from_random(random_id()), &[], today()).await;
        assert!(matches!(again, Err(Error::Conflict(_))));
        let purpose = store.save_purpose_of(actor, round, "Syksy", &Purpose::default(), Links::Open).await;
        assert!(matches!(purpose, Err(Error::Conflict(_))));
    });
}

#[test]
fn another_organisation_finds_no_round_and_no_survey() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, code) = open_round(&store, actor).await;
        let other = organisation(&store, "muu").await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        assert!(matches!(store.round_of(other, round).await, Err(Error::NotFound)));
        assert!(matches!(store.survey_of(other, survey.id).await, Err(Error::NotFound)));
        assert_eq!(store.links_of(other, round).await.unwrap(), []);
        assert_eq!(store.link_of(actor, round, unit.id).await.unwrap().code, code);
        assert!(matches!(store.link_of(other, round, unit.id).await, Err(Error::NotFound)));
        let closing = store.close_round_of(other, round, today(), today()).await;
        assert!(closing.is_err());
        assert!(store.response_counts_of(other, round).await.is_err());
    });
}
