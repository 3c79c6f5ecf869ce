//! What a person has said so far about the columns of a file, and the mapping that it amounts to.

use domain::day::{Day, Period};
use domain::feedback::date::DateOrder;
use domain::feedback::guess::Guess;
use domain::feedback::mapping::{DateMap, Mapping, ScoreOption, ScoreScale, Shape, ThemeMap, Topic};
use domain::feedback::number::{Decimal, parse_number};
use domain::feedback::suggest::{Suggestion, distinct, suggest};
use domain::feedback::table::Table;
use domain::survey::item::{Audience, Family, Theme};
use domain::text::Text;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Unused,
    Unit,
    Date,
    Score,
    Text,
    Topic,
    People,
    Mean,
    Count,
}

impl Role {
    pub const ALL: [Role; 9] = [
        Role::Unused,
        Role::Unit,
        Role::Date,
        Role::Score,
        Role::Text,
        Role::Topic,
        Role::People,
        Role::Mean,
        Role::Count,
    ];
}

/// An option as it is typed; an empty score stands outside the scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionDraft {
    pub value: String,
    pub rows: u32,
    pub label: String,
    pub score: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub audience: Audience,
    /// What the batch is called in lists.
    pub name: String,
    pub question: String,
    /// One per column.
    pub roles: Vec<Role>,
    pub order: DateOrder,
    pub decimal: Decimal,
    /// ISO days, used where no column holds the date.
    pub first: String,
    pub last: String,
    /// Whether every value of the score column gets a score of its own.
    pub scored: bool,
    pub options: Vec<OptionDraft>,
    pub min: String,
    pub max: String,
    pub theme: Option<Theme>,
    pub family: Option<Family>,
    pub topics: Vec<Topic>,
}

/// What is missing or cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Name,
    Question,
    Unit,
    Answer,
    /// Several ways of counting at once, or half of one.
    Shape,
    Period,
    Score(usize),
    Scale,
}

/// More values than this are a measure, not options to be named.
const MOST_OPTIONS: usize = 12;
const MOST_TOPICS: usize = 60;

/// A number with point or comma, or a fraction such as `20/3`.
pub fn typed_number(text: &str) -> Option<f64> {
    let number =
        |part: &str| parse_number(part, Decimal::Point).or_else(|| parse_number(part, Decimal::Comma));
    match text.split_once('/') {
        None => number(text),
        Some((above, below)) => {
            let below = number(below).filter(|below| *below != 0.0)?;
            Some(number(above)? / below)
        }
    }
}

impl Draft {
    pub fn new(table: &Table, name: String) -> Draft {
        let found = suggest(table);
        let mut draft = Draft {
            audience: Audience::Customer,
            name,
            question: String::new(),
            roles: roles(&found, table.header.len()),
            order: first_guess(&found.date_order, DateOrder::DayMonthYear),
            decimal: first_guess(&found.decimal, Decimal::Comma),
            first: String::new(),
            last: String::new(),
            scored: false,
            options: Vec::new(),
            min: String::new(),
            max: String::new(),
            theme: None,
            family: Some(Family::Overall),
            topics: Vec::new(),
        };
        draft.look_at_scores(table);
        draft
    }

    /// Gives a column a role. A role that only one column can have is taken from the column that had it.
    pub fn assign(&mut self, table: &Table, column: usize, role: Role) {
        let shared = matches!(role, Role::Unused | Role::Count);
        for other in self.roles.iter_mut().filter(|other| !shared && **other == role) {
            *other = Role::Unused;
        }
        let before = std::mem::replace(&mut self.roles[column], role);
        let touched = |kind| role == kind || before == kind;
        if touched(Role::Score) || touched(Role::Count) {
            self.look_at_scores(table);
        }
        if touched(Role::Topic) {
            let values = self.column(Role::Topic).map(|column| distinct(table, column, MOST_TOPICS));
            let topic = |(value, _): (String, u32)| Topic {
                theme: Theme::parse(&value),
                family: Family::parse(&value),
                value,
            };
            self.topics = values.unwrap_or_default().into_iter().map(topic).collect();
        }
    }

    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }

    fn columns(&self, role: Role) -> Vec<usize> {
        (0..self.roles.len()).filter(|column| self.roles[*column] == role).collect()
    }

    /// The options of the score column, or the columns that count options, with a first guess at their scores.
    fn look_at_scores(&mut self, table: &Table) {
        let counted = self.columns(Role::Count);
        let named = |column: &usize| (table.column_name(*column), 0);
        let mut values: Vec<(String, u32)> = counted.iter().map(named).collect();
        if let Some(column) = self.column(Role::Score) {
            values = distinct(table, column, MOST_OPTIONS + 1);
            values.sort_by(|a, b| {
                typed_number(&a.0).unwrap_or(f64::MAX).total_cmp(&typed_number(&b.0).unwrap_or(f64::MAX))
            });
        }
        self.scored = !values.is_empty() && values.len() <= MOST_OPTIONS;
        let scores: Vec<f64> = values.iter().filter_map(|(value, _)| typed_number(value)).collect();
        if let (Some(min), Some(max)) =
            (scores.iter().copied().reduce(f64::min), scores.iter().copied().reduce(f64::max))
        {
            (self.min, self.max) = (min.to_string(), max.to_string());
        }
        if !self.scored {
            values.clear();
        }
        let option = |(value, rows): (String, u32)| OptionDraft {
            score: typed_number(&value).map(|score| score.to_string()).unwrap_or_default(),
            label: String::new(),
            value,
            rows,
        };
        self.options = values.into_iter().map(option).collect();
    }

    pub fn has_options(&self) -> bool {
        (self.scored && self.column(Role::Score).is_some()) || self.column(Role::Count).is_some()
    }

    /// The mapping, or everything that keeps it from being one.
    pub fn mapping(&self) -> Result<Mapping, Vec<Lack>> {
        let mut lacks = Vec::new();
        let blank = |text: &str| text.trim().is_empty();
        lacks.extend(blank(&self.name).then_some(Lack::Name));
        lacks.extend(blank(&self.question).then_some(Lack::Question));
        let unit = self.column(Role::Unit);
        lacks.extend(unit.is_none().then_some(Lack::Unit));
        let shape = self.shape().map_err(|lack| lacks.push(lack)).ok();
        let date = self.date();
        lacks.extend(date.is_none().then_some(Lack::Period));
        let scale = self.scale().map_err(|found| lacks.extend(found)).ok();
        let (Some(unit), Some(shape), Some(date), Some(scale), true) =
            (unit, shape, date, scale, lacks.is_empty())
        else {
            return Err(lacks);
        };
        let theme = match self.column(Role::Topic) {
            Some(column) => ThemeMap::Column { column, topics: self.topics.clone() },
            None => ThemeMap::Fixed { theme: self.theme, family: self.family },
        };
        let text = self.column(Role::Text);
        let question = Text::same(self.question.trim());
        Ok(Mapping { audience: self.audience, unit, shape, date, theme, text, question, scale })
    }

    fn shape(&self) -> Result<Shape, Lack> {
        let counts = self.columns(Role::Count);
        let (score, n, mean) = (self.column(Role::Score), self.column(Role::People), self.column(Role::Mean));
        match (score, n, mean, counts.is_empty()) {
            (Some(score), None, None, true) => Ok(Shape::Answers { score }),
            (None, Some(n), Some(mean), true) => Ok(Shape::Means { n, mean }),
            (None, None, None, false) => Ok(Shape::Counts { columns: counts }),
            (None, None, None, true) => Err(Lack::Answer),
            _ => Err(Lack::Shape),
        }
    }

    fn date(&self) -> Option<DateMap> {
        if let Some(column) = self.column(Role::Date) {
            return Some(DateMap::Column { column, order: self.order });
        }
        let period = Period { first: Day::parse_iso(&self.first)?, last: Day::parse_iso(&self.last)? };
        (period.first <= period.last).then_some(DateMap::Fixed { period })
    }

    fn scale(&self) -> Result<ScoreScale, Vec<Lack>> {
        let (Some(min), Some(max)) = (typed_number(&self.min), typed_number(&self.max)) else {
            return Err(vec![Lack::Scale]);
        };
        if min >= max {
            return Err(vec![Lack::Scale]);
        }
        let mut options = Vec::new();
        let mut lacks = Vec::new();
        for (index, option) in self.options.iter().enumerate().filter(|_| self.has_options()) {
            let empty = option.score.trim().is_empty();
            let score = typed_number(&option.score).filter(|score| (min..=max).contains(score));
            if score.is_none() && !empty {
                lacks.push(Lack::Score(index));
            }
            options.push(ScoreOption {
                value: option.value.clone(),
                label: Text::same(option.label.trim()),
                score,
            });
        }
        if lacks.is_empty() {
            Ok(ScoreScale { min, max, options, decimal: self.decimal })
        } else {
            Err(lacks)
        }
    }
}

fn roles(found: &Suggestion, width: usize) -> Vec<Role> {
    let mut roles = vec![Role::Unused; width];
    let places = [
        (found.unit, Role::Unit),
        (found.date, Role::Date),
        (found.score, Role::Score),
        (found.text, Role::Text),
    ];
    for (column, role) in places {
        if let Some(place) = column.and_then(|column| roles.get_mut(column)) {
            *place = role;
        }
    }
    roles
}

fn first_guess<T: Copy>(guess: &Guess<T>, otherwise: T) -> T {
    match guess {
        Guess::Sure(way) => *way,
        Guess::Ambiguous(ways) => ways.first().copied().unwrap_or(otherwise),
        Guess::Neither => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::feedback::table::read;

    fn teachers() -> (Table, Draft) {
        let table = read("t.csv", b"dbn,answer\n01M015,1\n01M015,4\n01M019,2\n01M019,5\n01M019,3\n")
            .expect("a table");
        let draft = Draft::new(&table, "Opettajat".into());
        (table, draft)
    }

    #[test]
    fn a_file_of_answers_needs_a_question_and_a_period() {
        let (_, mut draft) = teachers();
        assert_eq!(draft.roles, [Role::Unit, Role::Score]);
        assert_eq!(draft.mapping(), Err(vec![Lack::Question, Lack::Period]));
        draft.question = "Tunnetko oppilaat?".into();
        (draft.first, draft.last) = ("2011-03-01".into(), "2011-04-30".into());
        assert!(draft.mapping().is_ok());
    }

    #[test]
    fn options_get_scores_as_people_write_them() {
        let (_, mut draft) = teachers();
        draft.question = "Tunnetko oppilaat?".into();
        (draft.first, draft.last) = ("2011-03-01".into(), "2011-04-30".into());
        (draft.min, draft.max) = ("0".into(), "10".into());
        for (option, score) in draft.options.iter_mut().zip(["10", "20/3", "3,5", "0", ""]) {
            option.score = score.into();
        }
        let scale = draft.mapping().expect("complete").scale;
        let scores: Vec<_> = scale.options.iter().map(|option| option.score).collect();
        assert_eq!(scores, [Some(10.0), Some(20.0 / 3.0), Some(3.5), Some(0.0), None]);
        draft.options[1].score = "11".into();
        assert_eq!(draft.mapping(), Err(vec![Lack::Score(1)]));
    }

    #[test]
    fn a_role_moves_from_column_to_column() {
        let (table, mut draft) = teachers();
        draft.assign(&table, 1, Role::Unit);
        assert_eq!(draft.roles, [Role::Unused, Role::Unit]);
        draft.assign(&table, 0, Role::Count);
        assert_eq!((draft.options.len(), draft.has_options()), (1, true));
        draft.assign(&table, 0, Role::Mean);
        draft.question = "?".into();
        assert!(draft.mapping().expect_err("half a mean").contains(&Lack::Shape));
    }
}
