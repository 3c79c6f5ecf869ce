//! Real staff and customers of the same units: the New York City School Survey of 2011.

use super::compare::{Association, association};
use super::count::Tally;
use super::gate::{Floors, RawResults, RawRound, RawUnit, gate};
use super::result::{Channel, Question, Shown, Snapshot, Source};
use super::scale::ResultScale;
use super::tally::spearman::spearman;
use crate::day::{Day, Period};
use crate::id::{ItemKey, UnitId};
use crate::survey::item::{Audience, Kind, Theme};
use crate::text::Text;

struct School {
    name: String,
    staff: f64,
    staff_n: u32,
    customer: f64,
    customer_n: u32,
}

fn schools() -> Vec<School> {
    let file = include_str!("../../tests/fixtures/insight/nyc2011_q1a_q2a_from_rows.csv");
    csv::Reader::from_reader(file.as_bytes())
        .deserialize::<(String, f64, u32, f64, u32)>()
        .map(|row| row.unwrap())
        .map(|(name, staff, staff_n, customer, customer_n)| School {
            name,
            staff,
            staff_n,
            customer,
            customer_n,
        })
        .collect()
}

fn id(index: usize) -> UnitId {
    UnitId::from_random([(index / 256) as u8, index as u8, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7])
}

fn question(key: &str, audience: Audience, period: Period) -> Question {
    Question {
        key: ItemKey::new(key),
        audience,
        text: Text::default(),
        theme: Some(Theme::ServiceClimate),
        family: None,
        scale: ResultScale::from_kind(
            &Kind::ZeroToTen { low: Text::default(), high: Text::default() },
            false,
        ),
        source: Source { label: Text::default(), channel: Channel::Imported, period },
    }
}

fn published() -> Snapshot {
    let period = Period { first: Day::new(2011, 2, 1).unwrap(), last: Day::new(2011, 4, 30).unwrap() };
    let results = |n, mean| RawResults { respondents: n, tallies: vec![Tally::from_mean(n, mean)] };
    let unit = |(index, school): (usize, School)| RawUnit {
        id: id(index + 1),
        parent: None,
        name: school.name,
        head_count: None,
        staff: results(school.staff_n, school.staff),
        customer: results(school.customer_n, school.customer),
    };
    let questions = vec![question("1a", Audience::Staff, period), question("2a", Audience::Customer, period)];
    let units = schools().into_iter().enumerate().map(unit).collect();
    let raw = RawRound { root: id(0), organisation: "NYC".into(), questions, units };
    Snapshot {
        version: 1,
        organisation: raw.organisation.clone(),
        title: Text::default(),
        published: Day::new(2011, 6, 1).unwrap(),
        period,
        units: gate(&raw, Floors::default()),
        questions: raw.questions,
    }
}

#[test]
fn rho_agrees_with_the_published_means() {
    let rho = |least_staff, least_customers| {
        let of = schools();
        let (x, y): (Vec<f64>, Vec<f64>) = of
            .iter()
            .filter(|s| s.staff_n >= least_staff && s.customer_n >= least_customers)
            .map(|s| (s.staff, s.customer))
            .unzip();
        spearman(&x, &y).unwrap()
    };
    assert!((rho(0, 0).rho - 0.3589).abs() < 1e-4 && rho(0, 0).n == 452);
    assert!((rho(10, 5).rho - 0.3468).abs() < 1e-4 && rho(10, 5).n == 425);
    // scipy.stats.spearmanr and the interval by Bonett & Wright.
    assert!((rho(0, 0).rho - 0.3589450450838948).abs() < 1e-9);
    assert!((rho(10, 5).low - 0.2576180695435874).abs() < 1e-9);
    assert!((rho(10, 5).high - 0.43010704055414684).abs() < 1e-9);
}

#[test]
fn the_gate_shows_425_schools_in_full_25_as_positions_and_hides_2() {
    let snapshot = published();
    let schools = &snapshot.units[1..];
    let count = |test: fn(&Shown) -> bool| schools.iter().filter(|unit| test(&unit.staff)).count();
    assert_eq!(
        schools.iter().filter(|u| u.staff.full().is_some() && u.customer.full().is_some()).count(),
        425
    );
    assert_eq!(count(|shown| matches!(shown, Shown::Position(themes) if themes.len() == 1)), 25);
    assert_eq!(count(|shown| *shown == Shown::Hidden), 2);
    assert_eq!(snapshot.units[0].staff.full().unwrap().respondents, 13_672);
}

#[test]
fn the_snapshot_keeps_the_association_and_is_small() {
    let snapshot = published();
    // Imported means are published with two decimals; their ties move rho in the fourth decimal.
    let found = association(&snapshot, &ItemKey::new("1a"), &ItemKey::new("2a"));
    assert!(matches!(found, Association::Coefficient { n: 425, rho, .. } if (rho - 0.3468).abs() < 5e-4));
    let json = serde_json::to_string(&snapshot).unwrap();
    assert!(json.len() < 60_000, "{} bytes", json.len());
    assert_eq!(serde_json::from_str::<Snapshot>(&json).unwrap(), snapshot);
}
