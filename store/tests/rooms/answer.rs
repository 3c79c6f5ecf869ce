use super::{close, open_round, organisation, today};
use crate::on_both;
use domain::answer::value::{Value, Values};
use domain::answer::wire::{Answer, Body, Operation, Outcome, Refusal};
use domain::id::{ItemKey, ResponseId};
use domain::text::Lang;
use store::Store;
use store::account::random_id;
use store::answer::Checked;
use store::insight::Source;
use store::survey::Asking;

pub fn operation(asking: &Asking, id: ResponseId, revision: u32, choice: u8) -> (Operation, Values) {
    let key: ItemKey = asking.questionnaire.items[0].key.clone();
    let values = Values::from([(key, Value::Choice(choice))]);
    let body = Body::Answer(Answer {
        link: asking.link.code.clone(),
        version: asking.version,
        lang: Lang::Fi,
        values: values.clone(),
        ticket: None,
    });
    (Operation::new(id, revision, &body).unwrap(), values)
}

pub async fn put(store: &Store, asking: &Asking, (operation, values): &(Operation, Values)) -> Outcome {
    let checked = Checked { operation, asking, lang: Lang::Fi, values, day: today() };
    store.put_responses(&[checked]).await.unwrap().remove(0).unwrap()
}

#[test]
fn fifty_sends_of_one_answer_leave_one_row() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, code) = open_round(&store, actor).await;
        let asking = store.asking(&code).await.unwrap().unwrap();
        let answer = operation(&asking, ResponseId::from_random(random_id()), 1, 4);
        let sends: Vec<_> = (0..50)
            .map(|_| {
                let (store, asking, answer) = (store.clone(), asking.clone(), answer.clone());
                tokio::spawn(async move { put(&store, &asking, &answer).await })
            })
            .collect();
        for send in sends {
            send.await.unwrap();
        }
        let counts = store.response_counts_of(actor, round).await.unwrap();
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(unit.id, 1)]);
    });
}

#[test]
fn the_highest_revision_counts_in_whatever_order_they_come() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let (_, round, code) = open_round(&store, actor).await;
        let asking = store.asking(&code).await.unwrap().unwrap();
        let id = ResponseId::from_random(random_id());
        let taken = Outcome::Refused { why: Refusal::Taken };
        for (revision, choice, told) in [
            (2, 5, Outcome::Stored),
            (1, 1, Outcome::Superseded),
            (3, 2, Outcome::Stored),
            (2, 4, Outcome::Superseded),
            (3, 2, Outcome::Stored),
            (3, 4, taken),
        ] {
            assert_eq!(put(&store, &asking, &operation(&asking, id, revision, choice)).await, told);
        }
        let source = [Source::Round(round)];
        assert!(store.count_of(actor, &source).await.is_err(), "an open round is not counted");
        close(&store, actor, round).await;
        let (raw, period) = store.count_of(actor, &source).await.unwrap();
        assert_eq!(period.unwrap().first, today());
        assert_eq!(raw.units[0].staff.respondents, 1);
        assert_eq!(raw.units[0].staff.tallies[0].sum, 2.0);
        let stranger = organisation(&store, "muu").await;
        assert!(store.count_of(stranger, &source).await.is_err());
    });
}
