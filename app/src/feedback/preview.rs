//! What came of trying every row: raw beside parsed, problems by row and column, and the units that are missing.

use super::check::{Checked, Loaded};
use super::words::rule_sentence;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::file::save;
use crate::ui::words::family_name;
use domain::feedback::record::Record;
use domain::feedback::rejected::rejected_csv;
use leptos::prelude::*;
use std::collections::HashSet;

/// Problems listed on the page; all of them are in the download.
const MOST_LISTED: usize = 50;
const MOST_NAMED: usize = 30;

#[component]
pub fn Preview(
    file: Loaded,
    checked: Checked,
    /// Names that stay.
    kept: RwSignal<HashSet<String>>,
) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let counts =
        td_string!(locale, feedback.checked, good = lang.count(checked.good), bad = lang.count(checked.bad))
            .to_string();
    let units =
        (!checked.new_units.is_empty()).then(|| view! { <NewUnits names=checked.new_units.clone() /> });
    let problems = (!checked.problems.is_empty())
        .then(|| view! { <Problems file=file.clone() checked=checked.clone() /> });
    view! {
        <p role="status">
            <strong>{counts}</strong>
        </p>
        <Sample file checked kept />
        {units}
        {problems}
    }
}

#[component]
fn Sample(file: Loaded, checked: Checked, kept: RwSignal<HashSet<String>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let table = &file.table;
    let raw = |record: &Record| {
        let cells = table.rows.get(record.row.saturating_sub(table.first_row) as usize);
        let delimiter = table.format.delimiter.unwrap_or('\t').to_string();
        format!("{:>5}  {}\n", record.row, cells.map(|cells| cells.join(&delimiter)).unwrap_or_default())
    };
    let (sample, marked) = (checked.sample, StoredValue::new(checked.marked));
    let lines: String = sample.iter().map(raw).collect();
    let parsed = |record: Record| {
        let mean = record.sum.filter(|_| record.n > 0).map(|sum| sum / f64::from(record.n));
        let decimals = |mean: f64| if mean.fract() == 0.0 { 0 } else { 2 };
        let score = mean.map(|mean| lang.number(mean, decimals(mean)));
        let text =
            move || kept.with(|kept| marked.with_value(|marked| marked.scrubbed(&record.text, kept, locale)));
        view! {
            <tr>
                <td class="n">{record.row}</td>
                <td>{record.unit}</td>
                <td>{record.period.shown(lang)}</td>
                <td class="n">{record.n}</td>
                <td class="n">{score.unwrap_or_else(|| "–".into())}</td>
                <td>{record.family.map(|family| family_name(locale, family))}</td>
                <td>{text}</td>
            </tr>
        }
    };
    view! {
        <div class="raw-parsed">
            <section>
                <h3>{td_string!(locale, feedback.raw)}</h3>
                <pre class="raw" tabindex="0">{lines}</pre>
            </section>
            <section>
                <h3>{td_string!(locale, feedback.parsed)}</h3>
                <div class="table-wrap" tabindex="0">
                    <table class="table parsed">
                        <thead>
                            <tr>
                                <th scope="col" class="n">{td_string!(locale, feedback.row)}</th>
                                <th scope="col">{td_string!(locale, feedback.role_unit)}</th>
                                <th scope="col">{td_string!(locale, feedback.period)}</th>
                                <th scope="col" class="n">"n"</th>
                                <th scope="col" class="n">{td_string!(locale, feedback.option_score)}</th>
                                <th scope="col">{td_string!(locale, feedback.family)}</th>
                                <th scope="col">{td_string!(locale, feedback.role_text)}</th>
                            </tr>
                        </thead>
                        <tbody>{sample.into_iter().map(parsed).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        </div>
    }
}

#[component]
fn NewUnits(names: Vec<String>) -> impl IntoView {
    let locale = use_locale();
    let title = td_string!(locale, feedback.new_units, n = use_lang().count(names.len())).to_string();
    let more = names.len().saturating_sub(MOST_NAMED);
    let mut listed = names.into_iter().take(MOST_NAMED).collect::<Vec<_>>().join(", ");
    if more > 0 {
        listed.push_str(" … +");
        listed.push_str(&more.to_string());
    }
    view! {
        <section class="notice">
            <p>
                <strong>{title}</strong>
            </p>
            <p>{listed}</p>
        </section>
    }
}

#[component]
fn Problems(file: Loaded, checked: Checked) -> impl IntoView {
    let locale = use_locale();
    let more = checked.problems.len().saturating_sub(MOST_LISTED);
    let rows = checked.problems.iter().take(MOST_LISTED).map(|problem| {
        view! {
            <tr data-level="error">
                <td class="n">{problem.row}</td>
                <td>{problem.column.clone()}</td>
                <td>
                    <code>{problem.value.clone()}</code>
                </td>
                <td>{rule_sentence(locale, problem.rule)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = (more > 0)
        .then(|| td_string!(locale, feedback.problems_more, n = use_lang().count(more)).to_string());
    let download = move |_| save("rejected.csv", "text/csv", &rejected_csv(&file.table, &checked.problems));
    view! {
        <section>
            <h3>{td_string!(locale, feedback.problems)}</h3>
            <p>{td_string!(locale, feedback.problems_lead)}</p>
            <div class="table-wrap" tabindex="0">
                <table class="table problems">
                    <thead>
                        <tr>
                            <th scope="col" class="n">{td_string!(locale, feedback.row)}</th>
                            <th scope="col">{td_string!(locale, feedback.column)}</th>
                            <th scope="col">{td_string!(locale, feedback.value)}</th>
                            <th scope="col">{td_string!(locale, feedback.rule)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p>{more}</p>
            <p class="form-actions">
                <button class="button quiet small" type="button" on:click=download>
                    {td_string!(locale, feedback.download_rejected)}
                </button>
            </p>
        </section>
    }
}
