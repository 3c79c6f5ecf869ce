use super::answer::{operation, put};
use super::{close, open_round, organisation, today, unit};
use crate::on_both;
use domain::account::Coordinator;
use domain::id::{ResponseId, SnapshotId, UnitId};
use domain::insight::republish::{Source, Sources};
use domain::insight::result::{Shown, Snapshot};
use domain::survey::item::Audience;
use domain::text::Text;
use store::account::random_id;
use store::{Error, Store};

async fn answers(store: &Store, code: &str, people: u8) {
    let asking = store.asking(code).await.unwrap().unwrap();
    for person in 0..people {
        put(store, &asking, &operation(&asking, ResponseId::from_random(random_id()), 1, 1 + person % 5))
            .await;
    }
}

async fn publish(store: &Store, actor: Coordinator, sources: &Sources) -> Result<SnapshotId, Error> {
    let id = SnapshotId::from_random(random_id());
    store.publish_sources_of(actor, id, Text::same("Syksy"), sources, today()).await?;
    Ok(id)
}

async fn published(store: &Store, actor: Coordinator, id: SnapshotId, unit: UnitId) -> Shown {
    let body = store.publication_of(actor, id).await.unwrap();
    let snapshot: Snapshot = serde_json::from_str(&body).unwrap();
    snapshot.units.iter().find(|known| known.id == unit).unwrap().staff.clone()
}

#[test]
fn a_closed_round_is_published_through_the_gate_and_only_there() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (library, round, code) = open_round(&store, actor).await;
        answers(&store, &code, 12).await;
        let sources = Sources::from([(Source::Round(round), Audience::Staff)]);
        assert!(publish(&store, actor, &sources).await.is_err(), "open");
        close(&store, actor, round).await;

        let stranger = organisation(&store, "muu").await;
        assert!(publish(&store, stranger, &sources).await.is_err());
        let id = publish(&store, actor, &sources).await.unwrap();
        assert!(store.publication_of(stranger, id).await.is_err());
        assert_eq!(store.publications_of(stranger).await.unwrap(), []);
        assert_eq!(store.publications_of(actor).await.unwrap()[0].id, id);
        let shown = published(&store, actor, id, library.id).await;
        assert_eq!(shown.full().map(|full| full.respondents), Some(12));
    });
}

#[test]
fn four_people_stay_hidden() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (library, round, code) = open_round(&store, actor).await;
        answers(&store, &code, 4).await;
        close(&store, actor, round).await;
        let sources = Sources::from([(Source::Round(round), Audience::Staff)]);
        let id = publish(&store, actor, &sources).await.unwrap();
        assert_eq!(published(&store, actor, id, library.id).await, Shown::Hidden);
    });
}

#[test]
fn what_was_published_is_published_again_only_with_the_same_results() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (library, round, code) = open_round(&store, actor).await;
        answers(&store, &code, 12).await;
        close(&store, actor, round).await;
        let sources = Sources::from([(Source::Round(round), Audience::Staff)]);
        publish(&store, actor, &sources).await.unwrap();
        publish(&store, actor, &sources).await.unwrap();

        // A unit above the first now gathers the same answers: subtracting the two tables must stay impossible.
        let mut above = unit("Sivistys");
        above.head_count = None;
        store.add_units_of(actor, std::slice::from_ref(&above)).await.unwrap();
        store
            .change_unit_of(actor, &domain::account::Unit { parent: Some(above.id), ..library })
            .await
            .unwrap();
        let again = publish(&store, actor, &sources).await;
        assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
        assert_eq!(store.publications_of(actor).await.unwrap().len(), 2);
    });
}

#[test]
fn late_answers_are_published_again_when_five_have_come() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (library, round, code) = open_round(&store, actor).await;
        answers(&store, &code, 12).await;
        close(&store, actor, round).await;
        let sources = Sources::from([(Source::Round(round), Audience::Staff)]);
        publish(&store, actor, &sources).await.unwrap();
        // More time; four come, then one more.
        store.close_round_of(actor, round, today().plus_days(3), today()).await.unwrap();
        answers(&store, &code, 4).await;
        close(&store, actor, round).await;
        assert!(matches!(publish(&store, actor, &sources).await, Err(Error::Conflict(_))));
        store.close_round_of(actor, round, today().plus_days(3), today()).await.unwrap();
        answers(&store, &code, 1).await;
        close(&store, actor, round).await;
        let id = publish(&store, actor, &sources).await.unwrap();
        let shown = published(&store, actor, id, library.id).await;
        assert_eq!(shown.full().map(|full| full.respondents), Some(17));
    });
}
