//! What the linter says, while people type; each finding explained, with a suggestion, and left only with a reason.

use super::api;
use super::desk::Desk;
use super::page::Around;
use crate::error::AppError;
use crate::i18n::{Locale, td_string};
use crate::lang::use_locale;
use crate::ui::act::act;
use domain::id::ItemKey;
use domain::survey::item::Item;
use domain::survey::lint::{Context, Finding, Level, Linter, Override, RuleName, standing};
use domain::text::Lang;
use gloo_storage::{LocalStorage, Storage};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The linter, once its words have come, and all that it says of the questionnaire.
#[derive(Clone, Copy)]
pub struct Critic {
    linter: RwSignal<Option<Arc<Linter>>>,
    findings: Memo<Vec<Finding>>,
    /// People in the smallest crossing of background questions.
    pub crossing: Memo<Option<u32>>,
}

/// Kept for a visit without a connection.
const WORDS: &str = "keha.lint";

async fn words() -> Option<api::LintWords> {
    match api::words_of_linter().await {
        Ok(words) => {
            let _ = LocalStorage::set(WORDS, &words);
            Some(words)
        }
        Err(AppError::Offline) => LocalStorage::get(WORDS).ok(),
        Err(_) => None,
    }
}

impl Critic {
    pub fn new(desk: Desk, around: Around, smallest: Option<u32>) -> Critic {
        let linter = RwSignal::new(None);
        spawn_local(async move {
            let read = words().await.and_then(|words| Linter::new(&words.words, words.bank).ok());
            linter.try_set(read.map(Arc::new));
        });
        let reviewed = move || {
            around
                .reviews
                .value
                .with(|reviews| reviews.as_ref().is_some_and(|r| r.as_ref().is_ok_and(|r| r.people > 0)))
        };
        let said = Memo::new(move |_| {
            let linter = linter.get()?;
            desk.now.with(|now| {
                // A language that has been begun has to be whole.
                let begun: Vec<Lang> =
                    Lang::ALL.into_iter().filter(|lang| !now.title.exact(*lang).trim().is_empty()).collect();
                let context = Context {
                    languages: &begun,
                    smallest_unit: smallest,
                    purpose: None,
                    reviewed: reviewed(),
                };
                Some((linter.form(now, &context), linter.smallest_crossing(now, &context)))
            })
        });
        let findings = Memo::new(move |_| said.get().map(|(findings, _)| findings).unwrap_or_default());
        let crossing = Memo::new(move |_| said.get()?.1);
        Critic { linter, findings, crossing }
    }

    /// What is said of an item while it is being typed.
    fn of_typed(self, item: &Item, desk: Desk) -> Vec<Finding> {
        let Some(linter) = self.linter.get() else { return vec![] };
        let langs = Lang::ALL.into_iter().filter(|lang| !item.text.exact(*lang).trim().is_empty());
        desk.now.with(|now| langs.flat_map(|lang| linter.item(item, lang, now)).collect())
    }
}

/// Findings about one item, or about the form. `typed` is the item as it is being typed.
#[component]
pub fn Findings(
    #[prop(optional_no_strip)] item_key: Option<ItemKey>,
    #[prop(optional)] typed: Option<Signal<Option<Item>>>,
) -> impl IntoView {
    let locale = use_locale();
    let (critic, desk, around): (Critic, Desk, Around) =
        (expect_context(), expect_context(), expect_context());
    let key = StoredValue::new(item_key);
    let found = Memo::new(move |_| {
        if let Some(item) = typed.and_then(|typed| typed.get()) {
            return critic.of_typed(&item, desk);
        }
        critic
            .findings
            .with(|all| all.iter().filter(|f| key.with_value(|key| f.item == *key)).cloned().collect())
    });
    let decisions = move || {
        around
            .decisions
            .value
            .with(|list| list.as_ref().and_then(|list| list.as_ref().ok().cloned()).unwrap_or_default())
    };
    let sorted = Memo::new(move |_| {
        let decided = decisions();
        let (stand, left) = standing(found.get(), &decided);
        (
            stand,
            left.into_iter()
                .map(|(finding, decision)| (finding, decision.reason.clone()))
                .collect::<Vec<_>>(),
        )
    });
    let left = move || {
        let left = sorted.with(|(_, left)| left.clone()).into_iter().map(|(finding, reason)| {
            let (text, _) = sentence(locale, &finding);
            let reason = td_string!(locale, shape.left_because, reason = reason.as_str()).to_string();
            view! { <li class="finding"><p>{text}</p><p class="hint">{reason}</p></li> }
        });
        left.collect::<Vec<_>>()
    };
    // Keyed: a reason that is being typed stays with its finding.
    view! {
        <ul class="findings">
            <For
                each=move || sorted.with(|(stand, _)| stand.clone())
                key=|finding| (finding.rule, finding.item.clone(), finding.lang, finding.level, finding.words.clone())
                children=move |finding| view! { <One finding /> }
            />
            {left}
        </ul>
    }
}

#[component]
fn One(finding: Finding) -> impl IntoView {
    let locale = use_locale();
    let (desk, around): (Desk, Around) = (expect_context(), expect_context());
    let leaving = act();
    let reason = NodeRef::<html::Input>::new();
    let (text, hint) = sentence(locale, &finding);
    let level = match finding.level {
        Level::Error => td_string!(locale, shape.level_error),
        Level::Warning => td_string!(locale, shape.level_warning),
        Level::Info => td_string!(locale, shape.level_info),
    };
    let lang = finding.lang.map(|lang| format!(" ({})", lang.name()));
    let class = format!("finding {}", finding.level.code());
    let name = format!(
        "reason-{}-{}-{}",
        finding.rule.code(),
        finding.item.as_ref().map_or("form", |key| key.0.as_str()),
        finding.lang.map_or("", Lang::code)
    );
    let leave = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = reason.get_untracked() else { return };
        if field.value().trim().is_empty() {
            let _ = field.focus();
            return;
        }
        let decision = Override::of(&finding, field.value().trim());
        leaving.run(api::leave(desk.id, decision), move |()| around.decisions.again());
    };
    view! {
        <li class=class>
            <p><strong>{level}</strong>{lang}": "{text}</p>
            <p class="suggest">{hint}</p>
            <details>
                <summary>{td_string!(locale, shape.leave)}</summary>
                <form on:submit=leave>
                    <p class="field">
                        <label for=name.clone()>{td_string!(locale, shape.leave_reason)}</label>
                        <input id=name node_ref=reason />
                    </p>
                    <button class="button quiet small" disabled=move || leaving.busy.get()>
                        {td_string!(locale, shape.leave)}
                    </button>
                </form>
                {leaving.problem()}
            </details>
        </li>
    }
}

/// What is found, and what to do about it.
fn sentence(locale: Locale, finding: &Finding) -> (String, &'static str) {
    let words = finding.words.as_str();
    match finding.rule {
        RuleName::DoubleBarrelled => (
            td_string!(locale, lint.double_barrelled, words = words).to_string(),
            td_string!(locale, lint.double_barrelled_hint),
        ),
        RuleName::Negation => (
            td_string!(locale, lint.negation, words = words).to_string(),
            td_string!(locale, lint.negation_hint),
        ),
        RuleName::Leading => (
            td_string!(locale, lint.leading, words = words).to_string(),
            td_string!(locale, lint.leading_hint),
        ),
        RuleName::Cause => {
            (td_string!(locale, lint.cause, words = words).to_string(), td_string!(locale, lint.cause_hint))
        }
        RuleName::Absolute => (
            td_string!(locale, lint.absolute, words = words).to_string(),
            td_string!(locale, lint.absolute_hint),
        ),
        RuleName::Vague => {
            (td_string!(locale, lint.vague, words = words).to_string(), td_string!(locale, lint.vague_hint))
        }
        RuleName::NoPeriod => {
            (td_string!(locale, lint.no_period).to_string(), td_string!(locale, lint.no_period_hint))
        }
        RuleName::UnclearCustomer => (
            td_string!(locale, lint.unclear_customer, words = words).to_string(),
            td_string!(locale, lint.unclear_customer_hint),
        ),
        RuleName::Length => {
            (td_string!(locale, lint.length).to_string(), td_string!(locale, lint.length_hint))
        }
        RuleName::Jargon => {
            (td_string!(locale, lint.jargon, words = words).to_string(), td_string!(locale, lint.jargon_hint))
        }
        RuleName::Readability => {
            (td_string!(locale, lint.readability).to_string(), td_string!(locale, lint.readability_hint))
        }
        RuleName::Sensitive => (
            td_string!(locale, lint.sensitive, words = words).to_string(),
            td_string!(locale, lint.sensitive_hint),
        ),
        RuleName::Scale => {
            (td_string!(locale, lint.scale, words = words).to_string(), td_string!(locale, lint.scale_hint))
        }
        RuleName::NotApplicable => (
            td_string!(locale, lint.not_applicable).to_string(),
            td_string!(locale, lint.not_applicable_hint),
        ),
        RuleName::SameDirection => (
            td_string!(locale, lint.same_direction, words = words).to_string(),
            td_string!(locale, lint.same_direction_hint),
        ),
        RuleName::Time => {
            (td_string!(locale, lint.time, words = words).to_string(), td_string!(locale, lint.time_hint))
        }
        RuleName::Identifying => {
            (td_string!(locale, lint.identifying).to_string(), td_string!(locale, lint.identifying_hint))
        }
        RuleName::ExactBackground => (
            td_string!(locale, lint.exact_background, words = words).to_string(),
            td_string!(locale, lint.exact_background_hint),
        ),
        RuleName::OwnBackground => (
            td_string!(locale, lint.own_background).to_string(),
            td_string!(locale, lint.own_background_hint),
        ),
        RuleName::Purpose => {
            (td_string!(locale, lint.purpose).to_string(), td_string!(locale, lint.purpose_hint))
        }
        RuleName::BankUnchanged => (
            td_string!(locale, lint.bank_unchanged, words = words).to_string(),
            td_string!(locale, lint.bank_unchanged_hint),
        ),
        RuleName::NoReview => {
            (td_string!(locale, lint.no_review).to_string(), td_string!(locale, lint.no_review_hint))
        }
        RuleName::MissingLanguage => (
            td_string!(locale, lint.missing_language, words = words).to_string(),
            td_string!(locale, lint.missing_language_hint),
        ),
        RuleName::Filter => {
            (td_string!(locale, lint.filter, words = words).to_string(), td_string!(locale, lint.filter_hint))
        }
        RuleName::RuleProblem => {
            (td_string!(locale, lint.rule_problem).to_string(), td_string!(locale, lint.rule_problem_hint))
        }
    }
}
