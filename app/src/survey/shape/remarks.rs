//! What reviewers say of one item: votes, comments that can be answered, wordings that can be taken with one tap.

use super::api;
use super::desk::Desk;
use super::page::Around;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use domain::id::ItemKey;
use domain::survey::edit::Edit;
use domain::survey::review::{Remark, Reviewed, whole};
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn Remarks(item_key: ItemKey) -> impl IntoView {
    let locale = use_locale();
    let around: Around = expect_context();
    let desk: Desk = expect_context();
    let item = desk.item(item_key.clone());
    let key = StoredValue::new(item_key);
    let reviewed = Memo::new(move |_| {
        around.reviews.value.with(|reviews| {
            let reviews = reviews.as_ref()?.as_ref().ok()?;
            key.with_value(|key| reviews.items.get(key).cloned())
        })
    });
    let votes = move |reviewed: &Reviewed| {
        let (keep, reword, drop) = (reviewed.keep, reviewed.reword, reviewed.drop);
        (keep + reword + drop > 0).then(|| {
            view! {
                <p class="votes">
                    <span>{td_string!(locale, shape.votes_keep, n = keep).to_string()}</span>
                    <span>{td_string!(locale, shape.votes_reword, n = reword).to_string()}</span>
                    <span>{td_string!(locale, shape.votes_drop, n = drop).to_string()}</span>
                </p>
            }
        })
    };
    // Keyed: an answer that is being typed stays with its remark.
    let left = Memo::new(move |_| {
        let Some(reviewed) = reviewed.get() else { return vec![] };
        // A wording that has just been taken is no suggestion any more, also before the server says so.
        let taken = |remark: &&Remark| {
            remark.wording
                && item.with(|item| {
                    item.as_ref().is_some_and(|item| item.text.exact(remark.lang) == remark.text)
                })
        };
        reviewed.remarks.iter().filter(|remark| !taken(remark)).cloned().collect::<Vec<Remark>>()
    });
    view! {
        {move || reviewed.get().and_then(|reviewed| votes(&reviewed))}
        <ul class="comments">
            <For
                each=move || left.get()
                key=|remark| (remark.id.clone(), remark.people)
                children=move |remark| view! { <One remark item_key=key.get_value() /> }
            />
        </ul>
    }
}

#[component]
fn One(remark: Remark, item_key: ItemKey) -> impl IntoView {
    let locale = use_locale();
    let (desk, around): (Desk, Around) = (expect_context(), expect_context());
    let replying = act();
    let field = NodeRef::<html::Textarea>::new();
    let id = StoredValue::new(remark.id.clone());
    let known = around.reviews.value.with_untracked(|reviews| {
        let replies = &reviews.as_ref()?.as_ref().ok()?.replies;
        replies.iter().find(|reply| reply.remark == remark.id).map(|reply| reply.text.clone())
    });
    let who = match remark.wish {
        domain::survey::log::Wish::Customer => {
            td_string!(locale, shape.from_customers, n = remark.people).to_string()
        }
        _ => td_string!(locale, shape.from_staff, n = remark.people).to_string(),
    };
    let about = match remark.wording {
        true => format!("{} ({})", td_string!(locale, shape.suggests), remark.lang.name()),
        false => td_string!(locale, shape.comments).to_string(),
    };
    let (text, lang, wish) = (remark.text.clone(), remark.lang, remark.wish);
    let take = remark.wording.then(|| {
        let (text, name) =
            (remark.text.clone(), format!("{}: {}", td_string!(locale, shape.take), remark.text));
        view! {
            <button
                class="button quiet small"
                aria-label=name
                on:click=move |_| {
                    desk.make_for(Edit::Word { key: item_key.clone(), lang, text: text.clone() }, wish);
                }
            >
                {td_string!(locale, shape.take)}
            </button>
        }
    });
    let reply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        replying.run(api::answer_remark(desk.id, id.get_value(), field.value()), move |()| {
            around.reviews.again()
        });
    };
    let answer = (!remark.wording).then(|| {
        let name = format!("reply-{}", remark.id);
        let (open, words) = (known.is_some(), known.clone().unwrap_or_default());
        view! {
            <details open=open>
                <summary>{td_string!(locale, shape.reply)}</summary>
                <form class="stack" on:submit=reply>
                    <p class="field">
                        <label for=name.clone()>{td_string!(locale, shape.reply_label)}</label>
                        <textarea id=name rows="2" node_ref=field>{words}</textarea>
                    </p>
                    <p class="form-actions">
                        <button class="button small" disabled=move || replying.busy.get()>{td_string!(locale, ui.save)}</button>
                    </p>
                </form>
                {replying.problem()}
            </details>
        }
    });
    view! {
        <li>
            <p><span class="tag">{who}</span>" "{about}": "<q>{text}</q></p>
            {take}
            {answer}
        </li>
    }
}

/// What was said of the questionnaire as a whole.
#[component]
pub fn OfTheWhole() -> impl IntoView {
    view! { <Remarks item_key=whole() /> }
}
