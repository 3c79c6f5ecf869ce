//! How records travel to the server: a part of a file as compact JSON, where units and periods are named once.

use domain::day::Period;
use domain::feedback::record::Record;
use domain::survey::item::{Family, Theme};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Packed {
    units: Vec<String>,
    periods: Vec<Period>,
    rows: Vec<PackedRow>,
}

/// Row, unit, period, theme, family, n, sum, counts, text, fingerprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct PackedRow(
    u32,
    usize,
    usize,
    Option<Theme>,
    Option<Family>,
    u32,
    Option<f64>,
    Vec<u32>,
    String,
    String,
);

impl Packed {
    pub fn pack(records: Vec<Record>) -> Packed {
        let mut packed = Packed::default();
        let (mut units, mut periods) = (HashMap::new(), HashMap::new());
        for record in records {
            let unit = *units.entry(record.unit).or_insert_with_key(|unit| {
                packed.units.push(unit.clone());
                packed.units.len() - 1
            });
            let period = *periods.entry(record.period).or_insert_with_key(|period| {
                packed.periods.push(*period);
                packed.periods.len() - 1
            });
            packed.rows.push(PackedRow(
                record.row,
                unit,
                period,
                record.theme,
                record.family,
                record.n,
                record.sum,
                record.counts,
                record.text,
                record.fingerprint,
            ));
        }
        packed
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// `None` when a row names a unit or a period that is not listed.
    pub fn unpack(self) -> Option<Vec<Record>> {
        let Packed { units, periods, rows } = self;
        let record = |PackedRow(row, unit, period, theme, family, n, sum, counts, text, fingerprint)| {
            let unit = units.get(unit)?.clone();
            let period = *periods.get(period)?;
            Some(Record { row, unit, period, theme, family, n, sum, counts, text, fingerprint })
        };
        rows.into_iter().map(record).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::day::Day;

    #[test]
    fn records_come_back_as_they_were() {
        let day = |n: i64| Day::from_unix(n * 86_400);
        let record = |row, unit: &str, sum| Record {
            row,
            unit: unit.into(),
            period: Period { first: day(1), last: day(2) },
            theme: None,
            family: Some(Family::Overall),
            n: 1,
            sum,
            counts: vec![0, 1],
            text: "Hyvä".into(),
            fingerprint: "0".repeat(24),
        };
        let records = vec![record(2, "A", Some(20.0 / 3.0)), record(3, "B", None), record(4, "A", Some(1.0))];
        let packed = Packed::pack(records.clone());
        assert_eq!(packed.units.len(), 2);
        let json = serde_json::to_string(&packed).expect("plain data");
        let back: Packed = serde_json::from_str(&json).expect("what was written");
        assert_eq!(back.unpack(), Some(records));
    }

    #[test]
    fn a_row_without_its_unit_is_refused() {
        let packed: Packed =
            serde_json::from_str(r#"{"units":[],"periods":[],"rows":[[1,0,0,null,null,1,1.0,[],"",""]]}"#)
                .expect("the right form");
        assert_eq!(packed.unpack(), None);
    }
}
