//! Groups that stand open around a question.

use super::cells::Row;
use crate::survey::exchange::Broken;
use std::collections::BTreeSet;

pub struct Group {
    pub row: usize,
    pub repeat: bool,
    pub condition: String,
    /// Its questions stand on one screen, those with the same choices in one table.
    pub table: bool,
    /// The list of the question before, when that was a choice between names.
    pub list: Option<String>,
    /// What stands over a table, until its first item takes it.
    pub stem: Option<crate::text::Text>,
    names: BTreeSet<String>,
}

pub struct Groups(Vec<Group>);

/// A file nested deeper is not made by people.
const DEEPEST: usize = 20;

impl Groups {
    /// With the form itself as the outermost.
    pub fn new() -> Groups {
        let (condition, names) = (String::new(), BTreeSet::new());
        Groups(vec![Group { row: 0, repeat: false, condition, table: false, list: None, stem: None, names }])
    }

    pub fn begin(&mut self, row: &Row, repeat: bool) -> Result<(), Broken> {
        if self.0.len() > DEEPEST {
            return Err(Broken::TooLarge);
        }
        let look = row.get("appearance").to_lowercase();
        let table = look.split_whitespace().any(|word| word == "table-list" || word == "field-list");
        let condition = row.get("relevant").to_string();
        let group = Group {
            row: row.number,
            repeat,
            condition,
            table,
            list: None,
            stem: None,
            names: BTreeSet::new(),
        };
        self.0.push(group);
        Ok(())
    }

    pub fn end(&mut self, row: usize, repeat: bool) -> Result<Group, Broken> {
        match self.0.pop() {
            Some(group) if group.row > 0 && group.repeat == repeat => Ok(group),
            _ => Err(Broken::Damaged(format!("survey, row {row}: end_group"))),
        }
    }

    /// That all have ended.
    pub fn finish(&self) -> Result<(), Broken> {
        match self.0.get(1) {
            Some(group) => Err(Broken::Damaged(format!("survey, row {}: begin_group", group.row))),
            None => Ok(()),
        }
    }

    pub fn repeated(&self) -> bool {
        self.0.iter().any(|group| group.repeat)
    }

    pub fn innermost(&mut self) -> Option<&mut Group> {
        self.0.last_mut()
    }

    /// The rows and conditions of all, the outermost first.
    pub fn conditions(&self) -> Vec<(usize, String)> {
        let said = self.0.iter().filter(|group| !group.condition.is_empty());
        said.map(|group| (group.row, group.condition.clone())).collect()
    }

    /// Whether the innermost has no question of this name yet. Different groups may use the same names.
    pub fn claim(&mut self, name: &str) -> bool {
        name.is_empty() || self.0.last_mut().is_none_or(|group| group.names.insert(name.to_string()))
    }
}
