//! Personal links: made for one unit at a time, listed to print, copy or send by post.

use super::api::{self, RoundView};
use super::close::Failed;
use super::handout::{self, PersonalLink};
use super::round::Kept;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::file;
use crate::ui::load::Load;
use domain::id::{RoundId, UnitId};
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn Invite(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let id = view.id;
    let first = view.links.first().map(|link| link.unit);
    let Kept { links: list, unit, .. } = expect_context();
    if unit.get_untracked().is_none() {
        unit.set(first);
    }
    let labels = NodeRef::<html::Textarea>::new();
    let (inviting, listing) = (act(), act());
    // Which list is shown: all, or those that have not opened their link.
    let shown = RwSignal::new(false);
    let show = move |unopened: bool| {
        shown.set(unopened);
        if let Some(unit) = unit.get_untracked() {
            listing.run(handout::personal_links(id, unit, unopened), move |links| list.set(Some(links)));
        }
    };
    let invite = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(unit), Some(field)) = (unit.get_untracked(), labels.get_untracked()) else { return };
        let typed = field.value();
        let people: Vec<String> =
            typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect();
        inviting.run(api::invite(id, unit, people), move |()| {
            field.set_value("");
            show(false);
            round.again();
        });
    };
    let options = view.links.iter().filter_map(|link| {
        let name = view.units.iter().find(|known| known.id == link.unit)?.name.clone();
        let chosen = unit.get_untracked() == Some(link.unit);
        Some(view! { <option value=link.unit.to_string() selected=chosen>{name}</option> })
    });
    view! {
        <section class="card stack">
            <h2>{td_string!(locale, survey.invite_title)}</h2>
            <p>{td_string!(locale, survey.invite_hint)}</p>
            <form class="stack" on:submit=invite>
                <p class="field">
                    <label for="invite-unit">{td_string!(locale, survey.unit)}</label>
                    <select
                        id="invite-unit"
                        on:change=move |event| {
                            unit.set(UnitId::parse(&event_target_value(&event)));
                            list.set(None);
                        }
                    >
                        {options.collect_view()}
                    </select>
                </p>
                <p class="field">
                    <label for="invite-labels">{td_string!(locale, survey.invite_labels)}</label>
                    <textarea id="invite-labels" rows="6" required node_ref=labels></textarea>
                </p>
                <Failed act=inviting />
                <p class="form-actions">
                    <button class="button" disabled=move || inviting.busy.get()>
                        {td_string!(locale, survey.invite)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| show(false)>
                        {td_string!(locale, survey.list_all)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| show(true)>
                        {td_string!(locale, survey.list_unopened)}
                    </button>
                </p>
            </form>
            <p class="small quiet-text">{td_string!(locale, survey.list_hint)}</p>
            <Failed act=listing />
            {move || {
                let slips = unit.get_untracked().map(|unit| slips(id, unit, shown.get_untracked())).unwrap_or_default();
                list.get().map(|links| view! { <LinkList links slips /> })
            }}
        </section>
    }
}

#[component]
fn LinkList(links: Vec<PersonalLink>, slips: String) -> impl IntoView {
    let locale = use_locale();
    let csv = table(&links);
    let rows = links.iter().map(|link| {
        view! {
            <tr>
                <th scope="row">{link.label.clone()}</th>
                <td class="personal">{link.address.clone()}</td>
            </tr>
        }
    });
    if links.is_empty() {
        return view! { <p role="status">{td_string!(locale, survey.list_empty)}</p> }.into_any();
    }
    view! {
        <p class="form-actions no-print">
            <a class="button quiet" href=slips>
                {td_string!(locale, survey.slips_print)}
            </a>
            <button class="button quiet" on:click=move |_| file::save("keha-linkit.csv", "text/csv", &csv)>
                {td_string!(locale, survey.list_save)}
            </button>
        </p>
        <div class="table-wrap" tabindex="0">
            <table class="table stacks">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, survey.list_label)}</th>
                        <th scope="col">{td_string!(locale, survey.list_link)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Where the same people's invitations are printed.
fn slips(round: RoundId, unit: UnitId, unopened: bool) -> String {
    format!("/rounds/{round}/slips/{unit}{}", if unopened { "?unopened" } else { "" })
}

/// For a mail merge: with a byte order mark, so that spreadsheets read the letters; a formula is no formula.
fn table(links: &[PersonalLink]) -> String {
    let quoted = |text: &str| {
        let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    let rows = links.iter().map(|link| format!("{};{}\r\n", quoted(&link.label), quoted(&link.address)));
    std::iter::once("\u{feff}label;link\r\n".to_string()).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_text_in_every_spreadsheet() {
        let link = |label: &str| PersonalLink { label: label.into(), address: "https://k.fi/a/x#y".into() };
        let table = table(&[link("=1+1"), link("a \"b\"; c")]);
        assert_eq!(
            table,
            "\u{feff}label;link\r\n\"'=1+1\";\"https://k.fi/a/x#y\"\r\n\"a \"\"b\"\"; c\";\"https://k.fi/a/x#y\"\r\n"
        );
    }
}
