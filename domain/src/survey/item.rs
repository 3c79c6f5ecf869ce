//! What can be asked, and on which scale.

use super::rule::Rule;
use crate::id::ItemKey;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Who is asked. They keep one colour and one shape each everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Staff,
    Customer,
}

impl Audience {
    pub const ALL: [Audience; 2] = [Audience::Staff, Audience::Customer];

    pub fn code(self) -> &'static str {
        match self {
            Audience::Staff => "staff",
            Audience::Customer => "customer",
        }
    }

    pub fn parse(code: &str) -> Option<Audience> {
        Audience::ALL.into_iter().find(|a| a.code() == code)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stable name in files, addresses and the database.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }

            pub fn parse(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}

pub(crate) use named;

named! {
    /// What an item is about: the constructs of the guidance, measured with our own wording.
    Theme {
        WorkEngagement = "work_engagement",
        Tiredness = "tiredness",
        SuccessfulEncounters = "successful_encounters",
        Meaning = "meaning",
        EmotionalDemands = "emotional_demands",
        HidingEmotions = "hiding_emotions",
        CustomerStressors = "customer_stressors",
        Threat = "threat",
        Support = "support",
        CustomerOrientation = "customer_orientation",
        OwnInteraction = "own_interaction",
        ServiceClimate = "service_climate",
        Resources = "resources",
        CoDevelopment = "co_development",
        LastSurvey = "last_survey",
    }
}

named! {
    /// Pairs staff and customer items that ask about the same thing from both sides
    /// (staff "we listen", customer "I was listened to").
    Family {
        Listening = "listening",
        Empathy = "empathy",
        Clarity = "clarity",
        Responsiveness = "responsiveness",
        Competence = "competence",
        Fairness = "fairness",
        CoDevelopment = "co_development",
        Overall = "overall",
    }
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// 1 (fully disagree) to 5 (fully agree).
    Agreement,
    /// 0 (never) to 6 (every day).
    Frequency,
    /// 1 (very unhappy) to 4 (very happy).
    Smileys,
    /// 0 to 10, ends named by the item.
    ZeroToTen {
        low: Text,
        high: Text,
    },
    Single {
        options: Vec<Text>,
    },
    Multiple {
        options: Vec<Text>,
    },
    /// All options put in order, the most important first.
    Ranking {
        options: Vec<Text>,
    },
    /// A whole number, within these if they are given.
    Number {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least: Option<i32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<i32>,
    },
    /// A day.
    Date,
    Open,
}

impl Kind {
    pub fn code(&self) -> &'static str {
        match self {
            Kind::Agreement => "agreement",
            Kind::Frequency => "frequency",
            Kind::Smileys => "smileys",
            Kind::ZeroToTen { .. } => "zero_to_ten",
            Kind::Single { .. } => "single",
            Kind::Multiple { .. } => "multiple",
            Kind::Ranking { .. } => "ranking",
            Kind::Number { .. } => "number",
            Kind::Date => "date",
            Kind::Open => "open",
        }
    }

    /// The numbers that a single choice may take, lowest first; `None` for several choices and what is written.
    /// Options of a single choice are numbered from 0.
    pub fn choices(&self) -> Option<std::ops::RangeInclusive<u8>> {
        match self {
            Kind::Agreement => Some(1..=5),
            Kind::Frequency => Some(0..=6),
            Kind::Smileys => Some(1..=4),
            Kind::ZeroToTen { .. } => Some(0..=10),
            Kind::Single { options } => Some(0..=(options.len().saturating_sub(1).min(250) as u8)),
            Kind::Multiple { .. } | Kind::Ranking { .. } | Kind::Number { .. } | Kind::Date | Kind::Open => {
                None
            }
        }
    }

    /// Lowest and highest point where the numbers mean more and less; choices between names have none.
    pub fn scale(&self) -> Option<(u8, u8)> {
        match self {
            Kind::Single { .. } => None,
            _ => self.choices().map(|c| (*c.start(), *c.end())),
        }
    }

    pub fn options(&self) -> &[Text] {
        match self {
            Kind::Single { options } | Kind::Multiple { options } | Kind::Ranking { options } => options,
            _ => &[],
        }
    }
}

/// One statement or question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "super::flat::FlatItem")]
pub struct Item {
    pub key: ItemKey,
    pub text: Text,
    #[serde(flatten)]
    pub kind: Kind,
    #[serde(default)]
    pub theme: Option<Theme>,
    #[serde(default)]
    pub family: Option<Family>,
    /// Agreement that means worse: its score is turned round when results are laid side by side.
    #[serde(default)]
    pub reversed: bool,
    /// Whether *does not concern me* can be chosen; it stands outside the scale.
    #[serde(default)]
    pub not_applicable: bool,
    /// A line under the text: what is meant, how to answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub help: Text,
    /// Whether the answers can be sent without this one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// In one table (matrix) with the item before it, whose scale it shares.
    #[serde(default, skip_serializing_if = "is_false")]
    pub joined: bool,
    /// Asked only of those whose earlier answers fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Rule>,
}

// As serde's `skip_serializing_if` wants it. A version that uses none of this reads as it did before there was any.
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Item {
    /// An item of this kind and nothing more.
    pub fn new(key: ItemKey, text: Text, kind: Kind) -> Item {
        Item {
            key,
            text,
            kind,
            theme: None,
            family: None,
            reversed: false,
            not_applicable: false,
            help: Text::default(),
            required: false,
            joined: false,
            show_if: None,
        }
    }
}
