//! A round: one asking of one frozen questionnaire. Why it is asked, when it may open, what may follow.

use super::item::named;
use super::questionnaire::Questionnaire;
use crate::day::Day;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What respondents are told before they answer. Every field is needed before a round can open: the guidance
/// asks to tell "vähintäänkin" why the survey is made, what it aims at and how results are handled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    #[serde(default)]
    pub why: Text,
    #[serde(default)]
    pub aim: Text,
    #[serde(default)]
    pub handling: Text,
    /// Who sees what: the team its own results, the management the whole, and so on.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub seen_by: Text,
    /// When results are discussed together.
    #[serde(default)]
    pub discussion: Option<Day>,
    /// Who answers questions: a name with a phone number or an e-mail address.
    #[serde(default)]
    pub contact: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    Draft,
    Open,
    /// No new starts; answers that were begun before still arrive, until the day named by the round.
    Closing,
    Closed,
    Published,
}

impl RoundState {
    pub fn code(self) -> &'static str {
        match self {
            RoundState::Draft => "draft",
            RoundState::Open => "open",
            RoundState::Closing => "closing",
            RoundState::Closed => "closed",
            RoundState::Published => "published",
        }
    }

    pub fn parse(code: &str) -> Option<RoundState> {
        use RoundState::*;
        [Draft, Open, Closing, Closed, Published].into_iter().find(|state| state.code() == code)
    }
}

/// How people are invited, and with that what can be promised to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Links {
    /// One link per unit, for everybody. Anonymous; once per person is a matter of trust.
    #[default]
    Open,
    /// A link for each person that gives one ballot: once per person, and anonymous.
    Personal,
    /// A link for each person that names the answer: the server could find out whose it is, so it is confidential.
    Named,
}

impl Links {
    pub const ALL: [Links; 3] = [Links::Open, Links::Personal, Links::Named];

    pub fn code(self) -> &'static str {
        match self {
            Links::Open => "open",
            Links::Personal => "personal",
            Links::Named => "named",
        }
    }

    /// Whether somebody may answer on paper: a personal link is somebody's own, and there is none for a paper.
    pub fn on_paper(self) -> bool {
        self == Links::Open
    }

    pub fn parse(code: &str) -> Option<Links> {
        Links::ALL.into_iter().find(|links| links.code() == code)
    }
}

/// Days for which answers that were begun are waited for when a round ends: at most this many.
pub const LONGEST_GRACE: i32 = 30;

/// A count as it may be told while a round runs: the step of five below it, so that watching it grow tells of nobody.
pub fn in_steps(count: u32) -> u32 {
    count / 5 * 5
}

named! {
    /// What is still missing before a round can open, in the order of the screen.
    Missing {
        Items = "items",
        /// A show-if rule that cannot work: its item would be asked of nobody.
        Rules = "rules",
        Why = "why",
        Aim = "aim",
        Handling = "handling",
        Discussion = "discussion",
        /// The discussion would already have been when the round opens.
        DiscussionPast = "discussion_past",
        Contact = "contact",
        Units = "units",
    }
}

impl Purpose {
    /// What respondents would not be told.
    pub fn missing(&self, today: Day) -> Vec<Missing> {
        let parts = [
            (self.why.is_empty(), Missing::Why),
            (self.aim.is_empty(), Missing::Aim),
            (self.handling.is_empty(), Missing::Handling),
            (self.discussion.is_none(), Missing::Discussion),
            (self.discussion.is_some_and(|day| day < today), Missing::DiscussionPast),
            (self.contact.trim().is_empty(), Missing::Contact),
        ];
        parts.into_iter().filter(|(absent, _)| *absent).map(|(_, what)| what).collect()
    }
}

/// Everything that keeps a round from opening today; empty when it may open.
pub fn missing(purpose: &Purpose, questionnaire: &Questionnaire, units: usize, today: Day) -> Vec<Missing> {
    let items = questionnaire.items.is_empty().then_some(Missing::Items);
    let rules = (!questionnaire.rule_problems().is_empty()).then_some(Missing::Rules);
    let units = (units == 0).then_some(Missing::Units);
    items.into_iter().chain(rules).chain(purpose.missing(today)).chain(units).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{bank, item::Audience};

    fn ready() -> (Purpose, Questionnaire) {
        let purpose = Purpose {
            why: Text::same("miksi"),
            aim: Text::same("mihin"),
            handling: Text::same("miten"),
            discussion: Day::new(2026, 12, 10),
            contact: "Maija, 040 123".into(),
            ..Purpose::default()
        };
        let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
        questionnaire.items = bank::starter(Audience::Staff);
        (purpose, questionnaire)
    }

    #[test]
    fn a_round_opens_only_when_everything_is_told() {
        let today = Day::new(2026, 11, 24).unwrap();
        let (purpose, questionnaire) = ready();
        assert_eq!(missing(&purpose, &questionnaire, 1, today), []);
        let without = Purpose { aim: Text::default(), contact: " ".into(), ..purpose.clone() };
        assert_eq!(
            missing(&without, &questionnaire, 0, today),
            [Missing::Aim, Missing::Contact, Missing::Units]
        );
        let late = Day::new(2027, 1, 1).unwrap();
        assert_eq!(missing(&purpose, &questionnaire, 1, late), [Missing::DiscussionPast]);
    }
}
