use super::{open_round, organisation, today};
use crate::on_both;
use domain::id::VersionId;
use domain::survey::questionnaire::Edit;
use domain::survey::round::{Links, Purpose, RoundState};
use domain::text::Text;
use store::Error;
use store::account::random_id;

#[test]
fn an_open_round_keeps_its_version_whatever_is_edited() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (_, _, code) = open_round(&store, actor).await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        let mut edited = survey.questionnaire.clone();
        edited.apply(Edit::Title { text: Text::same("Uusi") }).unwrap();
        assert_eq!(store.save_survey_of(actor, survey.id, &edited, 1).await.unwrap(), 2);
        let asking = store.asking(&code).await.unwrap().unwrap();
        assert_eq!(asking.questionnaire, survey.questionnaire);
        assert_eq!(asking.round.state, RoundState::Open);
        assert!(store.asking("unknown").await.unwrap().is_none());
    });
}

#[test]
fn the_later_of_two_edits_is_told() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        open_round(&store, actor).await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        store.save_survey_of(actor, survey.id, &survey.questionnaire, 1).await.unwrap();
        let late = store.save_survey_of(actor, survey.id, &survey.questionnaire, 1).await;
        assert!(matches!(late, Err(Error::Conflict(_))));
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
        let (_, round, _) = open_round(&store, actor).await;
        let other = organisation(&store, "muu").await;
        let survey = store.surveys_of(actor).await.unwrap().remove(0);
        assert!(matches!(store.round_of(other, round).await, Err(Error::NotFound)));
        assert!(matches!(store.survey_of(other, survey.id).await, Err(Error::NotFound)));
        assert_eq!(store.links_of(other, round).await.unwrap(), []);
        let closing = store.close_round_of(other, round, today(), today()).await;
        assert!(closing.is_err());
        assert!(store.response_counts_of(other, round).await.is_err());
    });
}
