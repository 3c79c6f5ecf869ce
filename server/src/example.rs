//! An organisation to look around in: New York City's schools of 2011, their teachers and parents. See
//! `example/README.md` for the source.

use domain::account::{Coordinator, Unit};
use domain::day::{Day, Period};
use domain::feedback::mapping::{DateMap, Mapping, ScoreOption, ScoreScale, Shape, ThemeMap};
use domain::feedback::number::Decimal;
use domain::feedback::record::parse;
use domain::feedback::table::read;
use domain::id::{AccountId, BatchId, OrgId, SnapshotId, UnitId};
use domain::insight::republish::{Source, Sources};
use domain::survey::item::{Audience, Family, Theme};
use domain::text::{Lang, Text};
use std::collections::HashMap;
use store::account::{Organisation, random_id};
use store::{Error, Result, Store};

/// The letter of a school's number, and the borough it stands for.
const BOROUGHS: [(char, &str); 5] =
    [('M', "Manhattan"), ('X', "Bronx"), ('K', "Brooklyn"), ('Q', "Queens"), ('R', "Staten Island")];

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text { fi: fi.into(), sv: sv.into(), en: en.into() }
}

/// Makes the example once.
pub async fn offer(store: &Store) -> Result<()> {
    if store.example_coordinator().await?.is_some() {
        return Ok(());
    }
    let org = Organisation {
        id: OrgId::from_random(random_id()),
        name: "New York City schools".into(),
        lang: Lang::Fi,
        example: true,
    };
    let account = AccountId::from_random(random_id());
    // No password has this hash: nobody signs in with one.
    let actor = store.create_organisation(&org, account, "example", "Esimerkki", "none").await?;
    let units = units();
    store.add_units_of(actor, &units).await?;
    let names = units.into_iter().map(|unit| (unit.name.to_lowercase(), unit.id)).collect();
    let asked = text("Opettajien kysymys 1a", "Lärarnas fråga 1a", "Teachers' question 1a");
    let answered = text("Vanhempien kysymys 2a", "Föräldrarnas fråga 2a", "Parents' question 2a");
    let teachers = file(
        store,
        actor,
        Audience::Staff,
        asked,
        "nyc2011_teachers.csv",
        include_str!("../example/nyc2011_teachers.csv"),
        &names,
    )
    .await?;
    let parents = file(
        store,
        actor,
        Audience::Customer,
        answered,
        "nyc2011_parents.csv",
        include_str!("../example/nyc2011_parents.csv"),
        &names,
    )
    .await?;
    let sources = Sources::from([(teachers, Audience::Staff), (parents, Audience::Customer)]);
    let title = text("Koulukysely 2011", "Skolenkäten 2011", "School survey 2011");
    let id = SnapshotId::from_random(random_id());
    store.publish_sources_of(actor, id, title, &sources, app::server::today()).await
}

/// The schools of both files under their boroughs.
fn units() -> Vec<Unit> {
    let borough = |(_, name): &(char, &str)| Unit {
        id: UnitId::from_random(random_id()),
        parent: None,
        name: (*name).into(),
        code: String::new(),
        head_count: None,
    };
    let lines = include_str!("../example/nyc2011_teachers.csv").lines().skip(1);
    let letters: std::collections::HashSet<char> = lines.filter_map(|line| line.chars().nth(2)).collect();
    let there: Vec<_> = BOROUGHS.into_iter().filter(|(letter, _)| letters.contains(letter)).collect();
    let mut units: Vec<Unit> = there.iter().map(borough).collect();
    let schools = include_str!("../example/nyc2011_teachers.csv").lines().skip(1);
    for name in schools.filter_map(|line| line.split(',').next()) {
        let letter = there.iter().position(|(letter, _)| name.chars().nth(2) == Some(*letter));
        let parent = letter.and_then(|at| units.get(at)).map(|borough| borough.id);
        let id = UnitId::from_random(random_id());
        units.push(Unit { id, parent, name: name.into(), code: String::new(), head_count: None });
    }
    units
}

fn mapping(audience: Audience, question: Text) -> Mapping {
    let scores = [Some(10.0), Some(20.0 / 3.0), Some(10.0 / 3.0), Some(0.0), None];
    let taken = if audience == Audience::Staff { 4 } else { 5 };
    let unsure = text("en osaa sanoa", "vet inte", "don't know");
    let option = |(index, score): (usize, Option<f64>)| ScoreOption {
        value: format!("{}", index + 1),
        label: if score.is_none() { unsure.clone() } else { Text::default() },
        score,
    };
    let options: Vec<ScoreOption> = scores.into_iter().enumerate().take(taken).map(option).collect();
    let day = |month, day| Day::new(2011, month, day).unwrap_or(Day::from_unix(0));
    Mapping {
        audience,
        unit: 0,
        shape: Shape::Counts { columns: (1..=taken).collect() },
        date: DateMap::Fixed { period: Period { first: day(2, 1), last: day(4, 30) } },
        theme: ThemeMap::Fixed { theme: Some(Theme::ServiceClimate), family: Some(Family::Overall) },
        text: None,
        question,
        scale: ScoreScale { min: 0.0, max: 10.0, options, decimal: Decimal::Point },
    }
}

async fn file(
    store: &Store,
    actor: Coordinator,
    audience: Audience,
    question: Text,
    name: &str,
    body: &str,
    units: &HashMap<String, UnitId>,
) -> Result<Source> {
    let table = read(name, body.as_bytes()).map_err(|_| Error::Conflict("the example is no table"))?;
    let mapping = mapping(audience, question);
    let (records, _) = parse(&table, &mapping, &|unit| units.contains_key(&unit.to_lowercase()));
    let batch = store::feedback::Batch {
        id: BatchId::from_random(random_id()),
        audience,
        name: match audience {
            Audience::Staff => "NYC School Survey 2011: teachers".into(),
            Audience::Customer => "NYC School Survey 2011: parents".into(),
        },
        file_name: name.into(),
        file_hash: domain::feedback::fingerprint::of_file(body.as_bytes()),
        mapping,
        day: app::server::today(),
        done: false,
        rows: 0,
        skipped: 0,
        rejected: 0,
    };
    store.begin_batch_of(actor, &batch).await?;
    store.add_records_of(actor, batch.id, &records, units).await?;
    store.finish_batch_of(actor, batch.id).await?;
    Ok(Source::Batch(batch.id))
}
