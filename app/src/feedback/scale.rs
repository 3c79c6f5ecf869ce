//! From which lowest to which highest score, and what each option is worth.

use super::columns::{DecimalMark, TextField};
use super::draft::{Draft, OptionDraft, Role};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use leptos::prelude::*;

#[component]
pub fn Scale(draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    let can_score =
        move || draft.with(|draft| draft.column(Role::Score).is_some() && !draft.options.is_empty());
    // Rows are made anew when the options change, not when a score is typed.
    let values = Memo::new(move |_| {
        draft.with(|draft| match draft.has_options() {
            true => draft.options.iter().map(|option| (option.value.clone(), option.rows)).collect(),
            false => Vec::new(),
        })
    });
    view! {
        <div class="languages-side">
            <TextField id="min" label=td_string!(locale, feedback.min) draft get=|d| &d.min set=|d| &mut d.min />
            <TextField id="max" label=td_string!(locale, feedback.max) draft get=|d| &d.max set=|d| &mut d.max />
        </div>
        {move || {
            can_score()
                .then(|| {
                    view! {
                        <label class="option">
                            <input
                                type="checkbox"
                                prop:checked=move || draft.with(|draft| draft.scored)
                                on:change=move |event| {
                                    draft.update(|draft| draft.scored = event_target_checked(&event));
                                }
                            />
                            <span>{td_string!(locale, feedback.scored)}</span>
                        </label>
                    }
                })
        }}
        {move || {
            let values: Vec<(String, u32)> = values.get();
            match values.is_empty() {
                true => view! { <DecimalMark draft /> }.into_any(),
                false => view! { <Options values draft /> }.into_any(),
            }
        }}
    }
}

#[component]
fn Options(values: Vec<(String, u32)>, draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    let row = move |(index, (value, rows)): (usize, (String, u32))| {
        let cell = |name: &str, label: &'static str, field: fn(&mut OptionDraft) -> &mut String| {
            let label = format!("{label}: {value}");
            let now = move || {
                draft.with(|draft| {
                    draft.options.get(index).cloned().map(|mut option| std::mem::take(field(&mut option)))
                })
            };
            let typed = move |event| {
                draft.update(|draft| {
                    if let Some(option) = draft.options.get_mut(index) {
                        *field(option) = event_target_value(&event);
                    }
                });
            };
            view! {
                <input
                    id=format!("{name}-{index}")
                    aria-label=label
                    prop:value=move || now().unwrap_or_default()
                    on:input=typed
                />
            }
        };
        view! {
            <tr>
                <th scope="row">{value.clone()}</th>
                <td class="n">{(rows > 0).then(|| use_lang().count(rows))}</td>
                <td>{cell("label", td_string!(locale, feedback.option_label), |option| &mut option.label)}</td>
                <td>{cell("score", td_string!(locale, feedback.option_score), |option| &mut option.score)}</td>
            </tr>
        }
    };
    view! {
        <p class="hint">{td_string!(locale, feedback.options_hint)}</p>
        <div class="table-wrap">
            <table class="table options">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, feedback.option_value)}</th>
                        <th scope="col" class="n">{td_string!(locale, feedback.option_rows)}</th>
                        <th scope="col">{td_string!(locale, feedback.option_label)}</th>
                        <th scope="col">{td_string!(locale, feedback.option_score)}</th>
                    </tr>
                </thead>
                <tbody>{values.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
