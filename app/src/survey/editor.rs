//! `/surveys/ID`: one questionnaire, shaped item by item. Every change is saved at once.

use super::api::{self, Shaped};
use super::card::{Card, NewItem};
use super::words::{kind_name, sentence};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::{Act, act};
use crate::ui::frame::Frame;
use crate::ui::load::{Load, load};
use domain::id::SurveyId;
use domain::survey::item::Item;
use domain::survey::questionnaire::{Edit, Questionnaire};
use domain::text::{Lang, Text};
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

pub struct EditorPage;

#[lazy_route]
impl LazyRoute for EditorPage {
    fn data() -> Self {
        EditorPage
    }

    fn view(_page: Self) -> AnyView {
        let locale = use_locale();
        let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
        let id = SurveyId::parse(&id);
        let shaped = load(move || async move {
            match id {
                Some(id) => api::survey(id).await,
                None => Err(crate::error::AppError::NotFound),
            }
        });
        let audience = Memo::new(move |_| {
            shaped
                .value
                .with(|shaped| shaped.as_ref()?.as_ref().ok().map(|shaped| shaped.questionnaire.audience))
        });
        let bank = load(move || {
            let audience = audience.get();
            async move {
                match audience {
                    Some(audience) => api::bank_items(audience).await,
                    // The questionnaire has not come yet; this begins anew when it has.
                    None => std::future::pending().await,
                }
            }
        });
        let editor = Editor { id, shaped, bank, saving: act() };
        view! {
            <Frame title=td_string!(locale, survey.editor).to_string()>
                {move || {
                    let problem = editor.saving.error.get()?;
                    Some(view! { <p class="notice error" role="alert">{sentence(locale, &problem)}</p> })
                }} {shaped.show(move |shaped| view! { <Shape shaped editor /> })}
            </Frame>
        }
        .into_any()
    }
}

/// The hands of the page: what is edited, and sending an edit.
#[derive(Clone, Copy)]
pub struct Editor {
    id: Option<SurveyId>,
    shaped: Load<Shaped>,
    bank: Load<Vec<Item>>,
    pub saving: Act,
}

impl Editor {
    pub fn send(self, edit: Edit) {
        let now = self.shaped.value.get_untracked();
        let (Some(id), Some(Ok(now))) = (self.id, now) else { return };
        self.saving.run(api::change(id, now.revision, edit), move |shaped| {
            self.shaped.value.set(Some(Ok(shaped)));
        });
    }
}

#[component]
fn Shape(shaped: Shaped, editor: Editor) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let questionnaire = shaped.questionnaire;
    let (count, minutes) = (questionnaire.items.len(), questionnaire.seconds().div_ceil(60));
    let missing: Vec<_> = Lang::ALL
        .into_iter()
        .map(|lang| (lang, questionnaire.missing_in(lang).len()))
        .filter(|(_, lacks)| *lacks > 0)
        .map(|(lang, lacks)| {
            let text =
                td_string!(locale, survey.missing_language, language = lang.name(), n = lacks).to_string();
            view! { <p class="notice info">{text}</p> }
        })
        .collect();
    let cards: Vec<_> = (questionnaire.items.iter().cloned().enumerate())
        .map(|(place, item)| view! { <Card item place count editor /> })
        .collect();
    view! {
        <div class="page-head">
            <h1>{questionnaire.title.get(lang).to_string()}</h1>
            <p class="lead">{td_string!(locale, survey.editor_lead).to_string()}</p>
            <p>{td_string!(locale, survey.size, items = count, minutes = minutes).to_string()}</p>
        </div>
        {missing}
        <div class="editor">
            <div>
                <Heads questionnaire=questionnaire.clone() editor />
                <ol class="item-list">{cards}</ol>
                <NewItem editor />
            </div>
            <Bank questionnaire editor />
        </div>
    }
}

/// Title and customer group, in three languages.
#[component]
fn Heads(questionnaire: Questionnaire, editor: Editor) -> impl IntoView {
    let locale = use_locale();
    view! {
        <details class="card">
            <summary>{td_string!(locale, survey.heads)}</summary>
            <Texts
                name="title"
                label=td_string!(locale, survey.title_text)
                text=questionnaire.title
                done=move |text| editor.send(Edit::Title { text })
            />
            <Texts
                name="group"
                label=td_string!(locale, survey.customer_group)
                text=questionnaire.customer_group
                done=move |text| editor.send(Edit::CustomerGroup { text })
            />
        </details>
    }
}

/// One text in three languages side by side.
#[component]
pub fn Texts(
    name: &'static str,
    label: &'static str,
    text: Text,
    done: impl Fn(Text) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let locale = use_locale();
    let fields = Lang::ALL.map(|lang| (lang, NodeRef::<html::Textarea>::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let [fi, sv, en] =
            fields.map(|(_, field)| field.get_untracked().map(|f| f.value()).unwrap_or_default());
        done(Text { fi, sv, en });
    };
    let inputs = fields.map(|(lang, field)| {
        let id = format!("{name}-{}", lang.code());
        view! {
            <p class="field">
                <label for=id.clone()>{format!("{label}: {}", lang.name())}</label>
                <textarea id=id lang=lang.code() rows="3" node_ref=field>
                    {text.exact(lang).to_string()}
                </textarea>
            </p>
        }
    });
    view! {
        <form on:submit=submit>
            <div class="languages-side">{inputs.collect_view()}</div>
            <p class="form-actions">
                <button class="button small">{td_string!(locale, ui.save)}</button>
            </p>
        </form>
    }
}

/// Items of the bank that the questionnaire does not have yet.
#[component]
fn Bank(questionnaire: Questionnaire, editor: Editor) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let list = move |items: Vec<Item>| {
        let left: Vec<_> = items
            .into_iter()
            .filter(|item| questionnaire.item(&item.key).is_none())
            .map(|item| {
                let text = item.text.get(lang).to_string();
                let kind = kind_name(locale, &item.kind);
                let name = format!("{}: {text}", td_string!(locale, survey.add));
                view! {
                    <li>
                        <span>{text} " "<span class="tag">{kind}</span></span>
                        <button
                            class="button quiet small"
                            aria-label=name
                            on:click=move |_| editor.send(Edit::Add { item: item.clone() })
                        >
                            {td_string!(locale, survey.add)}
                        </button>
                    </li>
                }
            })
            .collect();
        view! {
            {left.is_empty().then(|| view! { <p class="empty">{td_string!(locale, survey.bank_empty)}</p> })}
            <ul class="bank">{left}</ul>
        }
    };
    view! {
        <aside>
            <h2>{td_string!(locale, survey.bank)}</h2>
            {editor.bank.show(list)}
        </aside>
    }
}
