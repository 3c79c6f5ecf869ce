//! Findings that people have decided to leave as they are, each with its reason.

use super::{Finding, RuleName};
use crate::id::ItemKey;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A decision about one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    pub rule: RuleName,
    #[serde(default)]
    pub item: Option<ItemKey>,
    #[serde(default)]
    pub lang: Option<Lang>,
    pub reason: String,
    /// [`Finding::mark`] when it was decided. A reason is about a wording: when the text is changed, or the finding has
    /// become heavier, it does not count any more.
    pub mark: String,
}

impl Override {
    pub fn of(finding: &Finding, reason: &str) -> Override {
        Override {
            rule: finding.rule,
            item: finding.item.clone(),
            lang: finding.lang,
            reason: reason.to_owned(),
            mark: finding.mark.clone(),
        }
    }

    fn covers(&self, finding: &Finding) -> bool {
        let same = (self.rule, &self.item, self.lang) == (finding.rule, &finding.item, finding.lang);
        same && self.mark == finding.mark && !self.reason.trim().is_empty()
    }
}

/// Findings that still stand, and those that were decided, each with the decision.
pub fn standing(findings: Vec<Finding>, overrides: &[Override]) -> (Vec<Finding>, Vec<(Finding, &Override)>) {
    let mut stand = Vec::new();
    let mut decided = Vec::new();
    for finding in findings {
        match overrides.iter().find(|decision| decision.covers(&finding)) {
            Some(decision) => decided.push((finding, decision)),
            None => stand.push(finding),
        }
    }
    (stand, decided)
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{LINTER, form, item};
    use super::super::{Finding, RuleName};
    use super::*;
    use crate::survey::item::Kind;

    fn findings(kind: Kind, text: &str) -> Vec<Finding> {
        let item = item(Lang::Fi, kind, text);
        LINTER.form(&form(vec![item]), &super::super::testing::CONTEXT)
    }

    #[test]
    fn a_decision_covers_the_text_it_was_made_for() {
        let first = findings(Kind::Open, "Mikä ei toimi?");
        assert_eq!(first.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [RuleName::Negation]);
        let decision = [Override::of(&first[0], "Näin puhumme.")];
        let left = |findings: &[Finding]| standing(findings.to_vec(), &decision).0.len();
        assert_eq!(left(&first), 0);
        assert_eq!(standing(first.clone(), &decision).1, [(first[0].clone(), &decision[0])]);
        // Another text, and the same text on a scale where it weighs more.
        assert_eq!(left(&findings(Kind::Open, "Mikä ei toimi nyt?")), 1);
        assert_eq!(left(&findings(Kind::Agreement, "Mikä ei toimi?")), 1);
        let silent = [Override::of(&first[0], " ")];
        assert_eq!(standing(first, &silent).0.len(), 1);
    }

    #[test]
    fn a_decision_survives_writing_and_reading() {
        let decision = Override::of(&findings(Kind::Open, "Mikä ei toimi?")[0], "syy");
        let json = serde_json::to_string(&decision).unwrap();
        assert_eq!(serde_json::from_str::<Override>(&json).unwrap(), decision);
    }
}
