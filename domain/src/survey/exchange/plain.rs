//! HTML to plain text. LimeSurvey stores every text as HTML and leaves the end tags of some away; a parser of whole
//! documents would bring more code than all readers together, and its tree is not needed: tags go, entities become
//! letters.

/// A text without its markup, on one line.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..];
        let name = name(tag);
        rest = match name.as_str() {
            // "<" is a sign of its own in "under 18 <".
            "" => {
                text.push('<');
                &tag[1..]
            }
            "!--" => after(tag, "-->"),
            "script" | "style" => after(tag, &format!("</{name}>")),
            _ => {
                if !INLINE.contains(&name.as_str()) {
                    text.push(' ');
                }
                end_of_tag(tag)
            }
        };
    }
    text.push_str(rest);
    let text = html_escape::decode_html_entities(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the markup shows or plays something that plain text loses.
pub(super) fn has_media(html: &str) -> bool {
    let media = ["img", "video", "audio", "iframe", "object", "embed", "svg"];
    html.match_indices('<').any(|(at, _)| media.contains(&name(&html[at..]).as_str()))
}

/// The first place where another tool puts in something that it knows, as `{TOKEN:FIRSTNAME}`.
pub(super) fn filled_in(text: &str) -> Option<String> {
    let mut parts = text.split('{').skip(1);
    parts.find_map(|part| {
        let (inside, _) = part.split_once('}')?;
        let is_name = inside.starts_with(|c: char| c.is_alphabetic()) && !inside.contains('\n');
        is_name.then(|| format!("{{{inside}}}"))
    })
}

/// Tags between which words are not apart.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "code", "em", "font", "i", "label", "mark", "s", "small", "span", "strong", "sub",
    "sup", "u",
];

/// The name of the tag that begins here, in small letters; empty when it is none.
fn name(tag: &str) -> String {
    let inside = &tag[1..];
    if inside.starts_with("!--") {
        return "!--".into();
    }
    let bare = inside.strip_prefix('/').unwrap_or(inside);
    let name =
        bare.split(|c: char| !(c.is_ascii_alphanumeric() || c == '!' || c == ':')).next().unwrap_or("");
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    if is_name && name.len() < 20 { name.to_ascii_lowercase() } else { String::new() }
}

/// What follows the mark, written in any case; nothing when it never comes.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let found =
        text.as_bytes().windows(mark.len()).position(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
    found.and_then(|at| text.get(at + mark.len()..)).unwrap_or("")
}

/// What follows the tag: a `>` in quotes does not end it. One that never ends is all that is left.
fn end_of_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return &tag[at + 1..],
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    // An apostrophe in a damaged tag: the nearest `>` will do.
    tag.split_once('>').map_or("", |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(plain("<p><strong>First question</p>"), "First question");
        assert_eq!(plain("A<br />B</p>\n<ul><li>C</li></ul>"), "A B C");
        assert_eq!(plain("H<sub>2</sub>O &amp; &auml;&#228;&nbsp;x"), "H2O & ää x");
        assert_eq!(plain("under 5 < 6 and <3"), "under 5 < 6 and <3");
        assert_eq!(plain(r#"<a title="a>b" href='x'>go</a><!-- no > --> on"#), "go on");
        assert_eq!(plain("<script>if (a<b) {}</SCRIPT>yes<style>p{}"), "yes");
        assert_eq!(plain("&lt;b&gt;"), "<b>");
        assert_eq!(plain("cut <im"), "cut");
        assert_eq!(plain("<p title='it>s"), "s");
    }

    #[test]
    fn pictures_are_noticed() {
        assert!(has_media("<p><IMG src='x'></p>") && !has_media("<p>img < 3</p>"));
    }
}
