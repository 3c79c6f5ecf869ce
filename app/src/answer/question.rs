//! The items as plain HTML text, the same from the server and on a phone without a connection. Fields belong to the browser from
//! the first moment, so the phone needs no code to take them over (24 kB of its wasm).

use crate::i18n::{Locale, td_string};
use crate::ui::words::theme_name;
use domain::survey::item::{Item, Kind};
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use html_escape::encode_double_quoted_attribute as escaped;

/// Items that follow one another with the same theme stand under one heading.
pub fn themes(questionnaire: &Questionnaire) -> impl Iterator<Item = &[Item]> {
    questionnaire.items.chunk_by(|one, next| one.theme == next.theme)
}

/// One `<section>` for each theme; the first is open.
pub fn sections(questionnaire: &Questionnaire, locale: Locale, lang: Lang) -> String {
    let listen = td_string!(locale, answer.listen);
    let section = |(place, items): (usize, &[Item])| {
        let on = if place == 0 { " class=\"on\"" } else { "" };
        let title = theme_name(locale, items.first().and_then(|item| item.theme));
        let tables = items.chunk_by(|_, next| next.joined);
        let questions: String = tables.map(|items| table(items, locale, lang)).collect();
        format!(
            "<section{on}><h2 tabindex=\"-1\">{title}</h2><p class=\"say\"><button type=\"button\" class=\"quiet\" \
             data-say>{listen}</button></p>{questions}</section>"
        )
    };
    themes(questionnaire).enumerate().map(section).collect()
}

/// Items that share a scale stand closer together.
fn table(items: &[Item], locale: Locale, lang: Lang) -> String {
    let questions: String = items.iter().map(|item| question(item, locale, lang)).collect();
    if items.len() > 1 { format!("<div class=\"m\">{questions}</div>") } else { questions }
}

fn question(item: &Item, locale: Locale, lang: Lang) -> String {
    let (name, text) = (escaped(&item.key.0), escaped(item.text.get(lang)));
    let note = |class: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<p class=\"{class}\">{}</p>", escaped(text)),
    };
    let hint = |text: &str| note("hint", text);
    // Who has no scripts sees it, and reads that it may not concern them.
    let (asked, sometimes) = match item.show_if {
        Some(_) => (" data-asked=\"0\"", note("hint if", td_string!(locale, answer.sometimes))),
        None => ("", String::new()),
    };
    let must = if item.required {
        format!(" <small>{}</small>", td_string!(locale, answer.required))
    } else {
        String::new()
    };
    let required = if item.required && item.show_if.is_none() { " required" } else { "" };
    let help = hint(item.help.get(lang)) + &sometimes;
    let field = |how: &str, field: String| {
        let how = hint(how);
        format!("<div class=\"q\"{asked}><label for=\"{name}\">{text}{must}</label>{help}{how}{field}</div>")
    };
    let group = |how: &str, class: &str, choices: String, after: String| {
        let how = hint(how);
        format!(
            "<fieldset class=\"q\"{asked}><legend>{text}{must}</legend>{help}{how}<div class=\"{class}\">{choices}</div>{after}</fieldset>"
        )
    };
    match &item.kind {
        Kind::Open => field(
            td_string!(locale, answer.open_text),
            format!(
                "<textarea id=\"{name}\" name=\"{name}\" rows=\"4\" maxlength=\"4000\"{required}></textarea>"
            ),
        ),
        Kind::Number { least, most } => {
            let bound =
                |name: &str, bound: &Option<i32>| bound.map_or(String::new(), |n| format!(" {name}=\"{n}\""));
            let bounds = bound("min", least) + &bound("max", most);
            field(
                "",
                format!(
                    "<input id=\"{name}\" name=\"{name}\" type=\"number\" inputmode=\"numeric\"{bounds}{required}>"
                ),
            )
        }
        Kind::Date => field("", format!("<input id=\"{name}\" name=\"{name}\" type=\"date\"{required}>")),
        Kind::Ranking { options } => {
            let mut ranks = String::from("<option value=\"\">–</option>");
            for rank in 1..=options.len() {
                ranks += &format!("<option>{rank}</option>");
            }
            let mut choices = String::new();
            for (_, label) in named(options, lang) {
                let label = escaped(&label);
                choices +=
                    &format!("<label><select name=\"{name}\">{ranks}</select><span>{label}</span></label>");
            }
            group(td_string!(locale, answer.rank), "list", choices, String::new())
        }
        Kind::Multiple { options } => {
            let choices = choices(&name, "checkbox", "", named(options, lang));
            group(td_string!(locale, answer.choose_many), "list", choices, String::new())
        }
        kind => {
            let (class, points) = scale(kind, lang);
            let choices = match kind {
                Kind::Single { options } => choices(&name, "radio", required, named(options, lang)),
                _ => choices(&name, "radio", required, points),
            };
            let ends = match kind {
                Kind::ZeroToTen { low, high } => {
                    let (low, high) = (escaped(low.get(lang)), escaped(high.get(lang)));
                    format!("<p class=\"ends\"><span>0 = {low}</span><span>10 = {high}</span></p>")
                }
                _ => String::new(),
            };
            let outside = match item.not_applicable {
                true => choice(
                    &name,
                    "radio",
                    required,
                    "na",
                    td_string!(locale, answer.not_applicable),
                    " class=\"na\"",
                ),
                false => String::new(),
            };
            group("", class, choices, ends + &outside)
        }
    }
}

/// Options by their places.
fn named(options: &[Text], lang: Lang) -> Vec<(String, String)> {
    let each = options.iter().enumerate();
    each.map(|(place, option)| (place.to_string(), option.get(lang).to_string())).collect()
}

fn choices(name: &str, input: &str, required: &str, choices: Vec<(String, String)>) -> String {
    choices.iter().map(|(value, label)| choice(name, input, required, value, label, "")).collect()
}

fn choice(name: &str, input: &str, required: &str, value: &str, label: &str, class: &str) -> String {
    let label = escaped(label);
    format!(
        "<label{class}><input type=\"{input}\" name=\"{name}\" value=\"{value}\"{required}><span>{label}</span></label>"
    )
}

/// The style of a scale, and its points with their words.
fn scale(kind: &Kind, lang: Lang) -> (&'static str, Vec<(String, String)>) {
    let class = match kind {
        Kind::Agreement | Kind::Smileys => "scale",
        Kind::ZeroToTen { .. } => "n",
        _ => "list",
    };
    let words = kind.words();
    let points = kind.scale().into_iter().flat_map(|(low, high)| low..=high).enumerate();
    let named = points.map(|(place, point)| {
        let word = words.get(place).map_or_else(|| point.to_string(), |word| word.get(lang).to_string());
        (point.to_string(), word)
    });
    (class, named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::ItemKey;
    use domain::survey::item::Audience;

    #[test]
    fn what_somebody_wrote_into_an_item_is_text_and_never_markup() {
        let evil = Text::same("<script>alert(\"1\")</script> & 'x'");
        let item = |kind| Item {
            not_applicable: true,
            help: evil.clone(),
            ..Item::new(ItemKey::new("\"><img src=x onerror=alert(1)>"), evil.clone(), kind)
        };
        let options = vec![evil.clone()];
        let kinds = [
            Kind::Open,
            Kind::Agreement,
            Kind::Single { options: options.clone() },
            Kind::Multiple { options: options.clone() },
            Kind::Ranking { options },
            Kind::Number { least: Some(0), most: None },
            Kind::Date,
            Kind::ZeroToTen { low: evil.clone(), high: evil.clone() },
        ];
        let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
        questionnaire.items = kinds.into_iter().map(item).collect();
        let html = sections(&questionnaire, Locale::fi, Lang::Fi);
        assert!(!html.contains("<script") && !html.contains("<img") && html.contains("&lt;script&gt;"));
        assert_eq!(html.matches("<section").count(), 1);
    }
}
