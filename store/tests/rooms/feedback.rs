use super::{organisation, today, unit};
use crate::on_both;
use domain::day::Period;
use domain::feedback::mapping::{DateMap, Mapping, ScoreOption, ScoreScale, Shape, ThemeMap};
use domain::feedback::number::Decimal;
use domain::feedback::record::{Record, parse};
use domain::feedback::table;
use domain::id::BatchId;
use domain::survey::item::Audience;
use domain::text::Text;
use std::collections::HashMap;
use store::account::random_id;
use store::feedback::Batch;
use store::insight::Source;

fn mapping() -> Mapping {
    let option = |value: &str, score| ScoreOption { value: value.into(), label: Text::same(value), score };
    Mapping {
        audience: Audience::Customer,
        unit: 0,
        shape: Shape::Answers { score: 1 },
        date: DateMap::Fixed { period: Period { first: today(), last: today() } },
        theme: ThemeMap::Fixed { theme: None, family: None },
        text: None,
        question: Text::same("Miten meni?"),
        scale: ScoreScale {
            min: 0.0,
            max: 10.0,
            options: vec![option("1", Some(10.0)), option("2", Some(20.0 / 3.0)), option("5", None)],
            decimal: Decimal::Point,
        },
    }
}

fn records() -> Vec<Record> {
    let file = "yksikkö;arvio\nKirjasto;1\nKirjasto;1\nKirjasto;2\nkirjasto;5\n";
    let table = table::read("a.csv", file.as_bytes()).unwrap();
    let (records, problems) = parse(&table, &mapping(), &|_| true);
    assert_eq!(problems, []);
    records
}

fn batch() -> Batch {
    Batch {
        id: BatchId::from_random(random_id()),
        audience: Audience::Customer,
        name: "Palaute".into(),
        file_name: "a.csv".into(),
        file_hash: "hash".into(),
        mapping: mapping(),
        day: today(),
        done: false,
        rows: 0,
        skipped: 0,
        rejected: 0,
    }
}

#[test]
fn the_same_file_twice_adds_nothing_and_undo_leaves_nothing() {
    on_both(|store| async move {
        let actor = organisation(&store, "oma").await;
        let library = unit("Kirjasto");
        store.add_units_of(actor, std::slice::from_ref(&library)).await.unwrap();
        let units = HashMap::from([("kirjasto".to_string(), library.id)]);
        let (first, second) = (batch(), batch());
        store.begin_batch_of(actor, &first).await.unwrap();
        assert_eq!(store.add_records_of(actor, first.id, &records(), &units).await.unwrap(), 4);
        assert!(store.count_of(actor, &[Source::Batch(first.id)]).await.is_err(), "unfinished");
        store.finish_batch_of(actor, first.id).await.unwrap();
        let (raw, _) = store.count_of(actor, &[Source::Batch(first.id)]).await.unwrap();
        let tally = &raw.units[0].customer.tallies[0];
        assert_eq!((tally.n, tally.outside, tally.counts.as_slice()), (3, 1, [2, 1, 0].as_slice()));
        assert!((tally.sum - (20.0 + 20.0 / 3.0)).abs() < 1e-9);

        store.begin_batch_of(actor, &second).await.unwrap();
        assert_eq!(store.add_records_of(actor, second.id, &records(), &units).await.unwrap(), 0);
        let finished = store.finish_batch_of(actor, second.id).await.unwrap();
        assert_eq!((finished.rows, finished.skipped), (0, 4));
        assert_eq!(store.batches_of(actor).await.unwrap().len(), 1);

        let stranger = organisation(&store, "muu").await;
        assert!(store.undo_batch_of(stranger, first.id).await.is_err());
        store.undo_batch_of(actor, first.id).await.unwrap();
        assert_eq!(store.batches_of(actor).await.unwrap(), []);
        assert!(store.count_of(actor, &[Source::Batch(first.id)]).await.is_err());
    });
}
