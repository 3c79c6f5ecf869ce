//! Calendar days. Nothing in Kehä needs a finer time about a person than the day.

use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A day of the Gregorian calendar, written `YYYY-MM-DD` (ISO 8601) in files, addresses and the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Day)
    }

    /// The UTC day of a Unix time in seconds; times outside the calendar give the first or last day.
    pub fn from_unix(seconds: i64) -> Day {
        let days = seconds.div_euclid(86_400).clamp(-1_000_000, 1_000_000) as i32;
        Day(Date::from_julian_day(days + 2_440_588).unwrap_or(Date::MIN))
    }

    /// Reads `YYYY-MM-DD` only.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        Day::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    pub fn day(self) -> u8 {
        self.0.day()
    }

    pub fn plus_days(self, days: i32) -> Day {
        Day(Date::from_julian_day(self.0.to_julian_day().saturating_add(days)).unwrap_or(self.0))
    }

    /// As people write it here: `24.11.2026` in Finnish and Swedish, `24 Nov 2026` in English.
    pub fn shown(self, lang: crate::text::Lang) -> String {
        match lang {
            crate::text::Lang::En => {
                let month = self.0.month().to_string();
                format!("{} {} {}", self.day(), &month[..3], self.year())
            }
            _ => format!("{}.{}.{}", self.day(), self.month(), self.year()),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let text = String::deserialize(from)?;
        Day::parse_iso(&text).ok_or_else(|| serde::de::Error::custom("a day is written YYYY-MM-DD"))
    }
}

/// A span of days, both ends included: when a round was open, what a feedback file covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    pub first: Day,
    pub last: Day,
}

impl Period {
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub fn shown(self, lang: crate::text::Lang) -> String {
        if self.first == self.last {
            self.first.shown(lang)
        } else {
            format!("{}–{}", self.first.shown(lang), self.last.shown(lang))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written_as_iso_8601() {
        let day = Day::parse_iso("2026-11-24").unwrap();
        assert_eq!(day.to_string(), "2026-11-24");
        assert_eq!(day.shown(crate::text::Lang::Fi), "24.11.2026");
        assert_eq!(Day::parse_iso("2026-02-30"), None);
        assert_eq!(Day::parse_iso("26-1-1"), None);
    }

    #[test]
    fn unix_times_give_their_utc_day() {
        assert_eq!(Day::from_unix(0).to_string(), "1970-01-01");
        assert_eq!(Day::from_unix(1_795_478_399).to_string(), "2026-11-23");
        assert_eq!(Day::from_unix(-1).to_string(), "1969-12-31");
    }
}
