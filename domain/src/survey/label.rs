//! The words of our own scales, the same on the page, on paper and in files.

use super::item::Kind;
use crate::text::{Lang, Text};

/// Finnish, Swedish, English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words([&'static str; 3]);

static AGREEMENT: [Words; 5] = [
    Words(["Täysin eri mieltä", "Helt av annan åsikt", "Fully disagree"]),
    Words(["Jokseenkin eri mieltä", "Delvis av annan åsikt", "Somewhat disagree"]),
    Words(["Ei samaa eikä eri mieltä", "Varken av samma eller annan åsikt", "Neither agree nor disagree"]),
    Words(["Jokseenkin samaa mieltä", "Delvis av samma åsikt", "Somewhat agree"]),
    Words(["Täysin samaa mieltä", "Helt av samma åsikt", "Fully agree"]),
];

static FREQUENCY: [Words; 7] = [
    Words(["Ei kertaakaan", "Inte en enda gång", "Not once"]),
    Words(["Muutaman kerran vuodessa", "Några gånger om året", "A few times a year"]),
    Words(["Kerran kuussa", "En gång i månaden", "Once a month"]),
    Words(["Muutaman kerran kuussa", "Några gånger i månaden", "A few times a month"]),
    Words(["Kerran viikossa", "En gång i veckan", "Once a week"]),
    Words(["Muutaman kerran viikossa", "Några gånger i veckan", "A few times a week"]),
    Words(["Päivittäin", "Dagligen", "Every day"]),
];

static SMILEYS: [Words; 4] = [
    Words(["Hyvin tyytymätön", "Mycket missnöjd", "Very unhappy"]),
    Words(["Tyytymätön", "Missnöjd", "Unhappy"]),
    Words(["Tyytyväinen", "Nöjd", "Happy"]),
    Words(["Hyvin tyytyväinen", "Mycket nöjd", "Very happy"]),
];

impl Words {
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fi => self.0[0],
            Lang::Sv => self.0[1],
            Lang::En => self.0[2],
        }
    }

    pub fn text(&self) -> Text {
        Text::new(self.0[0], self.0[1], self.0[2])
    }
}

impl Kind {
    /// The words of the points, lowest first; empty for kinds whose words the item brings itself.
    pub fn words(&self) -> &'static [Words] {
        match self {
            Kind::Agreement => &AGREEMENT,
            Kind::Frequency => &FREQUENCY,
            Kind::Smileys => &SMILEYS,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_has_its_words() {
        for kind in [Kind::Agreement, Kind::Frequency, Kind::Smileys] {
            assert_eq!(kind.words().len(), kind.choices().unwrap().count());
            assert!(kind.words().iter().all(|words| words.text().missing().is_empty()));
        }
    }
}
