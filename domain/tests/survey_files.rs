//! Surveys of SurveyJS and LimeSurvey, from bytes to items; and that no bytes at all make the readers fall.

use domain::survey::exchange::read::read;
use domain::survey::exchange::{Broken, Imported, limesurvey, surveyjs};
use domain::survey::item::{Item, Kind};
use domain::survey::rule::{Is, Rule, Test};
use domain::text::{Lang, Text};
use proptest::prelude::*;
use proptest::sample::{Index, select};

macro_rules! fixtures {
    ($($name:ident = $file:literal;)*) => {
        $(const $name: (&str, &[u8]) = ($file, include_bytes!(concat!("fixtures/questionnaires/", $file)));)*
        const ALL: &[(&str, &[u8])] = &[$($name,)*];
    };
}

fixtures! {
    QUIZ = "surveyjs/example_survey.json";
    EVERY_JSON = "surveyjs/every_type.json";
    QUESTION = "limesurvey/free_text.lsq";
    GROUP = "limesurvey/group.lsg";
    SURVEY = "limesurvey/survey.lss";
    EVERY_LSS = "limesurvey/every_type.lss";
    VERSION_3 = "limesurvey/version_3.lss";
    TWO_LANGUAGES = "limesurvey/two_languages.txt";
}

fn imported((name, bytes): (&str, &[u8])) -> Imported {
    read(bytes, name, Lang::En).unwrap_or_else(|broken| panic!("{name}: {broken:?}"))
}

/// `key kind: text in Finnish, Swedish or English`, with a `*` for required, a `+` for joined, a `?` for a rule.
fn items(imported: &Imported) -> Vec<String> {
    let line = |item: &Item| {
        let marks = [(item.required, "*"), (item.joined, "+"), (item.show_if.is_some(), "?")];
        let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        format!("{} {}{marks}: {}", item.key, item.kind.code(), item.text.get(Lang::Fi))
    };
    imported.questionnaire.items.iter().map(line).collect()
}

/// `place: reason (text)`.
fn reasons(imported: &Imported) -> Vec<String> {
    imported.left_out.iter().map(|left| format!("{}: {:?} ({})", left.place, left.why, left.text)).collect()
}

fn item<'a>(imported: &'a Imported, key: &str) -> &'a Item {
    let mut items = imported.questionnaire.items.iter();
    items.find(|item| item.key.0 == key).unwrap_or_else(|| panic!("no {key}"))
}

fn options(item: &Item) -> Vec<&str> {
    item.kind.options().iter().map(|option| option.get(Lang::Fi)).collect()
}

fn tests(imported: &Imported, key: &str) -> (bool, Vec<(String, Is)>) {
    let rule = item(imported, key).show_if.clone().unwrap_or(Rule { any: false, tests: Vec::new() });
    (rule.any, rule.tests.into_iter().map(|Test { item, is }| (item.0, is)).collect())
}

fn one_of(choices: &[u8]) -> Is {
    Is::OneOf { choices: choices.to_vec() }
}

#[test]
fn a_quiz_keeps_its_questions_and_says_what_it_loses() {
    let quiz = imported(QUIZ);
    let expected = [
        "username open*: username",
        "civilwar single: When was the American Civil War?",
        "libertyordeath single: Whose quote is this: \"Give me liberty, or give me death\"?",
        "magnacarta single: What is Magna Carta?",
    ];
    assert_eq!(items(&quiz), expected);
    assert_eq!(options(item(&quiz, "civilwar")), ["1796-1803", "1810-1814", "1861-1865", "1939-1945"]);
    assert_eq!(quiz.questionnaire.title, Text::new("", "", "American History"));
    let start = "You are about to start a quiz on American history. You will have 10 seconds for every question and 25 \
                 seconds to end th…";
    let expected = [
        "completedHtml: Media(\"completedHtml\") (You got {correctAnswers} out of {questionCount} correct answers.)",
        &format!("html1: Media(\"html\") ({start})"),
        "civilwar: NotAsked(\"correctAnswer: \\\"1861-1865\\\"\") (When was the American Civil War?)",
        "civilwar: Twice(\"civilwar\") (When was the American Civil War?)",
        "civilwar: Twice(\"civilwar\") (When was the American Civil War?)",
        "civilwar: Twice(\"civilwar\") (When was the American Civil War?)",
        "libertyordeath: NotAsked(\"correctAnswer: \\\"Patrick Henry\\\"\") (Whose quote is this: \"Give me liberty, or \
         give me death\"?)",
        "magnacarta: NotAsked(\"correctAnswer: \\\"The foundation of the British parliamentary system\\\"\") (What is \
         Magna Carta?)",
    ];
    assert_eq!(reasons(&quiz), expected);
}

#[test]
fn every_type_of_surveyjs_is_an_item_or_a_reason() {
    let every = imported(EVERY_JSON);
    assert_eq!(every.questionnaire.title, Text::new("Käynti", "", "Visit"));
    let expected = [
        "role single*: Kuka olet?",
        "age single: Age",
        "services multiple?: Which services?",
        "also multiple: And?",
        "again single: Would you come again?",
        "nps zero_to_ten: Would you recommend us?",
        "stars single: Stars for {role}",
        "faces smileys: How did it feel?",
        "visits number?: Visits a year",
        "weight number?: Weight",
        "last date?: Last visit",
        "mail open?: Your e-mail",
        "why open?: Why?",
        "sum open?: Why that much?",
        "staff.listened agreement*?: Listened to me",
        "staff.helped agreement*+?: Helped me",
        "order ranking?: What matters most?",
        "animal single?: Your animal",
        "two.a open?: First",
        "two.b open*?: Second",
        "early open?: Too early",
        "late open?: Late",
    ];
    assert_eq!(items(&every), expected);
    let expected = [
        ": Language(\"de\") ()",
        "description: Media(\"description\") (Five minutes of your time)",
        "completedHtml: Media(\"completedHtml\") (Thank you)",
        "page1: Media(\"title\") (About you)",
        "role: Other (Who are you?)",
        "services: Limit(\"maxSelectedChoices: 2\") (Which services?)",
        "also: Condition(\"choicesFromQuestionMode: unselected\") (And?)",
        "stars: Quote(\"{role}\") (Stars for {role})",
        "more: Media(\"title\") (More)",
        "weight: Limit(\"min: 0.5\") (Weight)",
        "mail: Limit(\"email\") (Your e-mail)",
        "why: Limit(\"maxLength: 500\") (Why?)",
        "animal: Media(\"imageLink\") (Your animal)",
        "note: Media(\"html\") (Nearly done!)",
        "logo: Media(\"image\") ()",
        "total: NotAsked(\"expression\") (Total)",
        "photo: Kind(\"file\") (A photo)",
        "sign: Kind(\"signaturepad\") (Sign here)",
        "children: Repeat (Children)",
        "jobs: Repeat (Jobs)",
        "grid: Kind(\"matrixdropdown\") (Grid)",
        "one: Options(\"1\") (Only one choice)",
        "hidden: NotAsked(\"visible: false\") (Hidden)",
        "sum: Condition(\"{visits} * 2 > 30\") (Why that much?)",
        "early: Condition(\"{late} notempty\") (Too early)",
    ];
    assert_eq!(reasons(&every), expected);
}

#[test]
fn questions_of_surveyjs_keep_their_details() {
    let every = imported(EVERY_JSON);
    let role = item(&every, "role");
    assert_eq!(role.help, Text::new("Valitse yksi", "", "Choose one"));
    assert_eq!(options(role), ["Vanhempi", "Oppilas", "guest"]);
    assert_eq!(options(item(&every, "age")), ["10", "11", "12"]);
    assert_eq!(options(item(&every, "services")), ["Café", "Library", "Ei mikään näistä"]);
    assert_eq!(options(item(&every, "also")), ["Café", "Library"]);
    assert_eq!(options(item(&every, "stars")), ["1: Bad", "2", "3"]);
    let ends = Kind::ZeroToTen { low: Text::new("", "", "No"), high: Text::new("", "", "Yes") };
    assert_eq!(item(&every, "nps").kind, ends);
    assert_eq!(item(&every, "visits").kind, Kind::Number { least: Some(0), most: Some(365) });
    let table = item(&every, "staff.listened");
    assert_eq!((table.help.en.as_str(), table.not_applicable), ("The staff today", true));
    assert_eq!(item(&every, "two.a").help.en, "Two words");
    let name = |name: &str| name.to_string();
    let either = vec![(name("role"), one_of(&[0])), (name("role"), one_of(&[1]))];
    assert_eq!(tests(&every, "services"), (true, either));
    let page_and_panel = vec![(name("again"), one_of(&[0])), (name("nps"), Is::AtLeast { number: 7 })];
    assert_eq!(tests(&every, "sum"), (false, page_and_panel.clone()));
    let own = [(name("visits"), Is::AtLeast { number: 4 }), (name("last"), Is::Answered)];
    assert_eq!(tests(&every, "why"), (false, page_and_panel.into_iter().chain(own).collect()));
    let row = vec![(name("again"), one_of(&[0])), (name("staff.listened"), one_of(&[5]))];
    assert_eq!(tests(&every, "staff.helped"), (false, row));
}

#[test]
fn examples_of_limesurvey_become_questionnaires() {
    let question = imported(QUESTION);
    assert_eq!(items(&question), ["FREETEXTEXAMPLE open: Text for first question"]);
    assert_eq!((reasons(&question), question.questionnaire.title.en.as_str()), (vec![], "free_text"));
    let group = imported(GROUP);
    assert_eq!(items(&group), ["G01Q02 single: First question", "G01Q01 open: Second question"]);
    assert_eq!(reasons(&group), ["First Group: Media(\"group\") (A new group)"]);
    assert_eq!(group.questionnaire.title.en, "First Group");
    let survey = imported(SURVEY);
    let expected = [
        "G01Q01 open: Text for first question",
        "G01Q02 single*: Text for second question",
        "G02Q04 single*: Do you like this survey?",
    ];
    assert_eq!(items(&survey), expected);
    let expected = [
        "First Group: Media(\"group\") (This is the first question group of this survey)",
        "Second Group: Media(\"group\") (The 2nd question group in this survey)",
        "G02Q03: Kind(\"File upload\") (Please upload a text file)",
    ];
    assert_eq!(reasons(&survey), expected);
    assert_eq!(item(&survey, "G01Q01").help.en, "This is a question help text.");
    assert_eq!(options(item(&survey, "G01Q02")), ["1", "2", "3", "4", "5"]);
    assert_eq!(item(&survey, "G02Q04").kind.options()[0], Text::new("Kyllä", "Ja", "Yes"));
}

#[test]
fn every_type_of_limesurvey_is_an_item_or_a_reason() {
    let every = imported(EVERY_LSS);
    assert_eq!(every.questionnaire.title, Text::new("Käyntikysely", "", "Visit survey"));
    let expected = [
        "role single*: Kuka olet?",
        "city single?: Kaupunki",
        "how single: Miten tulit?",
        "used multiple: Mitä käytit?",
        "liked multiple?: Mistä pidit?",
        "staff_l agreement*: Kuunteli",
        "staff_h agreement*+?: Auttoi",
        "cols_x single: Eka",
        "cols_y single+: Toka",
        "five_s1 single: Siisteys",
        "ten_s1 single: Palvelu",
        "sure_s1 single: Tiesin",
        "change_s1 single: Käynnit",
        "dual_s1_0 single: Aukiolo",
        "dual_s2_0 single+: Hinta",
        "dual_s1_1 single: Aukiolo",
        "dual_s2_1 single+: Hinta",
        "sums_k1 number?: Aikuista",
        "sums_k2 number?: Lasta",
        "words_w1 open?: Eka sana",
        "words_w2 open?: Toka sana",
        "visits number?: Käynnit",
        "last date?: Milloin viimeksi?",
        "name open?: Nimi, {TOKEN:FIRSTNAME}",
        "why open?: Miksi?",
        "long open?: Kerro",
        "rank ranking?: Järjestä",
        "again single?: Tuletko uudelleen?",
        "sex single?: Sukupuoli",
        "stars single?: Pisteet",
    ];
    assert_eq!(items(&every), expected);
    let expected = [
        "surveyls_welcometext: Media(\"surveyls_welcometext\") (Tervetuloa!)",
        "Käynti: Media(\"group\") ()",
        "Lopuksi: Media(\"group\") (Vielä hetki.)",
        "role: Other (Kuka olet?)",
        "how: Other (Miten tulit?)",
        "used: Limit(\"max_answers: 2\") (Mitä käytit?)",
        "liked: Other (Mistä pidit?)",
        "visits: Limit(\"min_num_value_n: 0.5\") (Käynnit)",
        "last: Limit(\"date_max: today\") (Milloin viimeksi?)",
        "name: Quote(\"{TOKEN:FIRSTNAME}\") (Nimi, {TOKEN:FIRSTNAME})",
        "why: Media(\"img\") (Miksi?)",
        "long: Limit(\"maximum_chars: 300\") (Kerro)",
        "info: Media(\"Text display\") (Kiitos! Melkein valmis.)",
        "file: Kind(\"File upload\") (Liitä kuva)",
        "calc: NotAsked(\"Equation\") ({visits + 1})",
        "nums: Kind(\"Array (Numbers)\") (Luvut)",
        "texts: Kind(\"Array (Texts)\") (Tekstit)",
        "lang: NotAsked(\"Language switch\") (Kieli)",
        "secret: NotAsked(\"hidden\") (Piilossa)",
        "why: Condition(\"count(used.NAOK) > 1\") (Miksi?)",
    ];
    assert_eq!(reasons(&every), expected);
}

#[test]
fn questions_of_limesurvey_keep_their_details() {
    let every = imported(EVERY_LSS);
    assert_eq!(
        (options(item(&every, "role")), item(&every, "role").not_applicable),
        (vec!["Asiakas", "Vieras"], true)
    );
    assert_eq!(options(item(&every, "city")), ["Turku & Naantali", "Oulu"]);
    assert_eq!(options(item(&every, "used")), ["Kahvila", "Kirjasto"]);
    assert_eq!(options(item(&every, "rank")), ["Nopeus", "Hinta", "Ystävällisyys"]);
    assert_eq!(options(item(&every, "ten_s1")).len(), 10);
    assert_eq!(options(item(&every, "sure_s1")), ["Kyllä", "En ole varma", "Ei"]);
    assert_eq!(item(&every, "staff_l").help, Text::new("Henkilökunta", "", "The staff Today"));
    assert_eq!(item(&every, "dual_s1_0").help, Text::new("Kaksi asteikkoa Nyt", "", "Two scales Now"));
    assert_eq!(
        item(&every, "dual_s1_1").help,
        Text::new("Kaksi asteikkoa Merkitys", "", "Two scales Weight")
    );
    assert_eq!(options(item(&every, "dual_s2_1")), ["Tärkeä", "Ei tärkeä"]);
    assert_eq!(item(&every, "sums_k2").kind, Kind::Number { least: Some(0), most: Some(20) });
    let name = |name: &str| name.to_string();
    let all = |tests: &[(&str, Is)]| {
        (false, tests.iter().map(|(key, is)| (name(key), is.clone())).collect::<Vec<_>>())
    };
    let group = ("role", Is::NoneOf { choices: vec![1] });
    assert_eq!(tests(&every, "city"), all(&[("role", one_of(&[0]))]));
    assert_eq!(tests(&every, "liked"), all(&[("used", one_of(&[0]))]));
    // The answers stand from the highest down: code 3 is the third of them and the third point.
    assert_eq!(tests(&every, "staff_h"), all(&[("staff_l", one_of(&[3]))]));
    let visits = ("visits", Is::AtLeast { number: 4 });
    assert_eq!(tests(&every, "last"), all(&[group.clone(), visits, ("role", Is::Answered)]));
    assert_eq!(tests(&every, "why"), all(std::slice::from_ref(&group)));
    assert_eq!(tests(&every, "stars"), all(&[group, ("role", one_of(&[0]))]));
}

#[test]
fn older_and_tab_separated_files_say_the_same() {
    let old = imported(VERSION_3);
    assert_eq!(items(&old), ["mood single*: Hur mår du?", "why multiple?: Varför?"]);
    assert_eq!(
        item(&old, "why").kind.options(),
        [Text::new("", "Arbete", "Work"), Text::new("", "Sömn", "Sleep")]
    );
    assert_eq!(tests(&old, "why"), (false, vec![("mood".into(), one_of(&[1]))]));
    assert_eq!(reasons(&old), ["Mående: Media(\"group\") ()", "why: Limit(\"preg: /x/\") (Varför?)"]);
    let tsv = imported(TWO_LANGUAGES);
    assert_eq!(tsv.questionnaire.title, Text::new("Kysely \"arjesta\"", "", ""));
    assert_eq!(
        items(&tsv),
        ["often single*: Kuinka usein?", "helps multiple?: Mikä auttaa?", "else open?: - Muuta?"]
    );
    assert_eq!(tests(&tsv, "else"), (false, vec![("helps".into(), one_of(&[1]))]));
    let expected = [
        ": Language(\"de-informal\") ()",
        "Arki: Media(\"group\") ()",
        "helps: Other (Mikä auttaa?)",
        "helps: Limit(\"min_answers: 1\") (Mikä auttaa?)",
    ];
    assert_eq!(reasons(&tsv), expected);
}

#[test]
fn broken_files_say_what_is_wrong() {
    let js = |text: &str| surveyjs::import(text.as_bytes(), Lang::Fi).unwrap_err();
    let lime = |text: &str| limesurvey::import(text.as_bytes(), Lang::Fi).unwrap_err();
    assert_eq!(js("[1]"), Broken::UnknownFormat);
    assert_eq!(js("{\"pages\": [\n{"), Broken::Damaged("line 2, column 1".into()));
    assert_eq!(js("{\"title\": \"x\"}"), Broken::Lacks("pages".into()));
    let deep = format!("{{\"pages\":{}", "[".repeat(100_000));
    assert!(matches!(js(&deep), Broken::Damaged(_)));
    let only_a_file = "{\"elements\": [{\"type\": \"file\", \"name\": \"f\", \"title\": \"Photo\"}]}";
    assert!(matches!(js(only_a_file), Broken::Nothing(left) if left[0].text == "Photo"));
    assert_eq!(lime("name,age"), Broken::UnknownFormat);
    assert_eq!(lime("id\tclass\tname\ttext\n"), Broken::Lacks("type/scale".into()));
    let document =
        |inside: &str| format!("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>{inside}</document>");
    assert_eq!(lime(&document("")), Broken::Nothing(vec![]));
    assert_eq!(
        lime("<document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>"),
        Broken::Lacks("questions".into())
    );
    assert_eq!(lime("<document/>"), Broken::Lacks("LimeSurveyDocType".into()));
    let growing = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><document>&b;</document>";
    for (damaged, what) in [
        (growing.to_string(), "a document type, byte "),
        (document("&b;"), "&b;, byte "),
        (document(&"<a>".repeat(100)), "too deep, byte "),
        (document("<rows>"), ""),
        ("<document>".to_string(), "the end is missing, byte "),
    ] {
        assert!(matches!(lime(&damaged), Broken::Damaged(said) if said.starts_with(what)), "{what}");
    }
}

#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    Drop(Index, usize),
    Insert(Index, Vec<u8>),
    Repeat(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    // Signs that mean something in one of the formats.
    let signs = select(vec![
        "<",
        ">",
        "]]>",
        "<![CDATA[",
        "&#x0;",
        "{",
        "}",
        "[",
        "\"",
        "\\u",
        "\t",
        "\n",
        ",",
        "\u{FEFF}",
        "9999999999",
    ]);
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..8),
        signs.prop_map(|sign| sign.as_bytes().to_vec())
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
        any::<Index>().prop_map(Change::Cut),
        (any::<Index>(), 1..200_usize).prop_map(|(at, count)| Change::Drop(at, count)),
        (any::<Index>(), bytes).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<Index>(), 1..400_usize).prop_map(|(at, count)| Change::Repeat(at, count)),
    ]
}

fn changed(bytes: &[u8], changes: Vec<Change>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let (at, count) = match &change {
            Change::Flip(at, _) | Change::Cut(at) | Change::Insert(at, _) => (at.index(bytes.len()), 0),
            Change::Drop(at, count) | Change::Repeat(at, count) => (at.index(bytes.len()), *count),
        };
        let end = (at + count).min(bytes.len());
        match change {
            Change::Flip(_, byte) => bytes[at] ^= byte,
            Change::Cut(_) => bytes.truncate(at),
            Change::Drop(..) => drop(bytes.drain(at..end)),
            Change::Insert(_, new) => drop(bytes.splice(at..at, new)),
            Change::Repeat(..) => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_fall(
        (name, bytes) in select(ALL),
        changes in prop::collection::vec(change(), 1..5),
    ) {
        let bytes = changed(bytes, changes);
        for found in [read(&bytes, name, Lang::Sv), surveyjs::import(&bytes, Lang::Fi), limesurvey::import(&bytes, Lang::Fi)].into_iter().flatten() {
            prop_assert!(!found.questionnaire.items.is_empty());
            prop_assert_eq!(found.questionnaire.rule_problems(), []);
        }
    }

    #[test]
    fn what_is_read_can_be_exported_and_read_again(
        (name, bytes) in select(ALL),
        changes in prop::collection::vec(change(), 0..3),
    ) {
        if let Ok(found) = read(&changed(bytes, changes), name, Lang::Fi) {
            let again = surveyjs::import(surveyjs::export(&found.questionnaire).as_bytes(), Lang::Sv);
            prop_assert_eq!(again, Ok(Imported { left_out: vec![], ..found }));
        }
    }
}
