//! The HTML around every page. The answering page carries its own small style sheet and its questionnaire inside,
//! so that one request makes it usable; scripts come last so that nothing waits for them.

use crate::answer::page::AnswerPage;
use crate::app::{Desk, take_over};
use crate::lang::use_lang;
use domain::answer::asking::Asking;
use leptos::config::LeptosOptions;
use leptos::either::Either;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use std::pin::pin;
use std::task::{Context, Waker};

/// The style sheet of the answering page and of the empty shell.
pub const ANSWER_CSS: &str = include_str!("../../style/answer.css");

/// What the answering page can do before the wasm has come.
const PAGE_JS: &str = include_str!("../../frontend/public/page.js");

/// For those who work in Kehä: the service worker keeps every part of the build that the page was opened with.
const KEEP_BUILD: &str = r#"addEventListener("load",()=>navigator.serviceWorker?.register("/sw.js").then(()=>navigator.serviceWorker.ready).then(r=>r.active.postMessage("whole")).catch(()=>{}))"#;

/// Where the main style sheet is, told by the server because its name carries a hash.
#[derive(Clone)]
pub struct StyleSheet(pub String);

/// Provided by the server for addresses of the answering page; `None` for an unknown link.
#[derive(Clone)]
pub struct AskingAtLink(pub Option<Asking>);

pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = use_lang().code();
    let answering = use_context::<AskingAtLink>();
    let style = use_context::<StyleSheet>().map(|s| s.0).unwrap_or_default();
    let json = answering.clone().and_then(|a| a.0).and_then(|a| serde_json::to_string(&a).ok());
    let title = answering
        .clone()
        .map(|a| a.0.map_or_else(|| "Kehä".into(), |a| a.title().get(use_lang()).to_string()));
    let answers = answering.is_some();
    let link = answering.and_then(|a| a.0).map(|asking| asking.link);
    let manifest =
        link.map_or("/manifest.webmanifest".into(), |link| format!("/a/{link}/manifest.webmanifest"));
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="manifest" href=manifest />
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                {answers.then(|| view! { <style inner_html=minified(ANSWER_CSS)></style> })}
                {answers.then(|| view! { <script inner_html=page_script()></script> })}
                {(!answers).then(|| view! { <link rel="stylesheet" href=style /> })}
                {match title {
                    Some(title) => Either::Left(view! { <title>{title}</title> }),
                    None => Either::Right(view! { <leptos_meta::MetaTags /> }),
                }}
            </head>
            <body class=if answers { "answer" } else { "" }>
                {if answers {
                    Either::Left(view! { <AnswerPage /> })
                } else {
                    // Polled once, it asks for its chunk to be fetched early; on the server there is nothing to wait for.
                    let _ = pin!(take_over()).poll(&mut Context::from_waker(Waker::noop()));
                    Either::Right(view! { <Desk /> })
                }}
                {json
                    .map(|json| {
                        // A closing tag inside a text must not end the script element.
                        let json = json.replace('<', "\\u003c");
                        view! { <script type="application/json" id="asking" inner_html=json></script> }
                    })}
                {(!answers).then(|| view! { <script inner_html=KEEP_BUILD></script> })}
                <HydrationScripts options=options />
            </body>
        </html>
    }
}

/// The page's own script, without comments and indentation.
pub fn page_script() -> String {
    let lines = PAGE_JS.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Without comments, indentation and line ends: they weigh about a third of the sheet.
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for (n, part) in css.split("/*").enumerate() {
        let rest = if n == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) };
        for line in rest.lines().map(str::trim).filter(|line| !line.is_empty()) {
            out.push_str(line);
            if !line.ends_with(['{', '}', ';', ',']) {
                out.push(' ');
            }
        }
    }
    out
}
