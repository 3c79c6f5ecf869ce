//! Forms of others, from bytes to items; and that no bytes at all make the reader fall.

use domain::survey::exchange::xlsform::import;
use domain::survey::exchange::{Broken, Imported, LeftOut, Why};
use domain::survey::item::Item;
use domain::survey::rule::Is;
use domain::text::Lang;
use proptest::prelude::*;
use proptest::sample::{Index, select};

macro_rules! fixtures {
    ($($name:ident = $file:literal;)*) => {
        $(const $name: (&str, &[u8]) = ($file, include_bytes!(concat!("fixtures/questionnaires/xlsform/", $file)));)*
        const ALL: &[(&str, &[u8])] = &[$($name,)*];
    };
}

fixtures! {
    BAD_CALC = "bad_calc.xlsx";
    BADLY_NAMED = "badly_named_choices_sheet.xls";
    BLANK_ROW = "blank_second_row.xls";
    CHOICE_FILTER = "choice_filter_test.xlsx";
    DUPLICATE = "duplicate_columns.xlsx";
    GROUP = "group.xlsx";
    OR_OTHER = "or_other.xlsx";
    OTHER_CSV = "specify_other.csv";
    OTHER_XLSX = "specify_other.xlsx";
    TEXT_AND_INTEGER = "text_and_integer.xlsx";
    TUTORIAL = "tutorial.xls";
    UNKNOWN_TYPE = "unknown_question_type.xls";
    UTF = "utf_csv.csv";
    DATE_AMBIGUOUS = "xl_date_ambiguous.xlsx";
    YES_OR_NO = "yes_or_no_question.xlsx";
}

fn read((name, bytes): (&str, &[u8])) -> Imported {
    import(bytes, name, Lang::En).unwrap_or_else(|broken| panic!("{name}: {broken:?}"))
}

/// Keys, kinds and texts.
fn items(imported: &Imported) -> Vec<(&str, &str, &str)> {
    let items = imported.questionnaire.items.iter();
    items.map(|item| (item.key.0.as_str(), item.kind.code(), item.text.get(Lang::En))).collect()
}

fn reasons(left_out: &[LeftOut]) -> Vec<(&str, Why)> {
    left_out.iter().map(|one| (one.place.as_str(), one.why.clone())).collect()
}

fn item<'a>(imported: &'a Imported, key: &str) -> &'a Item {
    let found = imported.questionnaire.items.iter().find(|item| item.key.0 == key);
    found.unwrap_or_else(|| panic!("no item {key}"))
}

fn options(item: &Item) -> Vec<&str> {
    item.kind.options().iter().map(|option| option.get(Lang::En)).collect()
}

fn one_of(item: &Item) -> (&str, &[u8]) {
    match item.show_if.as_ref().map(|rule| rule.tests.as_slice()) {
        Some([test]) => match &test.is {
            Is::OneOf { choices } => (&test.item.0, choices),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_smallest_forms() {
    let found = read(TEXT_AND_INTEGER);
    let expected =
        [("your_name", "open", "What is your name?"), ("your_age", "number", "How many years old are you?")];
    assert_eq!(items(&found), expected);
    assert_eq!((found.questionnaire.title.en.as_str(), found.left_out.len()), ("text_and_integer", 0));

    let found = read(YES_OR_NO);
    assert_eq!(options(item(&found, "good_day")), ["yes", "no"]);
    assert_eq!(found.left_out, []);

    let found = read(BLANK_ROW);
    assert_eq!(items(&found), [("value", "number", "label")]);
    assert_eq!((found.questionnaire.title.en.as_str(), found.left_out.len()), ("Title", 0));

    let found = read(UTF);
    assert_eq!(items(&found), [("burger_toppings", "open", "…what toppings do you prefer on your 🍔s?")]);
    assert_eq!(found.left_out, []);
}

#[test]
fn conditions_become_rules() {
    let found = read(BADLY_NAMED);
    assert_eq!(
        items(&found).iter().map(|(key, kind, _)| (*key, *kind)).collect::<Vec<_>>(),
        [("age", "number"), ("name", "open"), ("color", "single")]
    );
    assert_eq!(item(&found, "age").help.en, "Enter your real age.");
    let rule = item(&found, "name").show_if.as_ref().unwrap();
    assert_eq!((rule.tests.len(), &rule.tests[0].is), (1, &Is::AtLeast { number: 18 }));
    assert_eq!(rule.tests[0].item.0, "age");
    assert_eq!(options(item(&found, "color")), ["Red", "Blue", "Green", "Yellow"]);
    assert_eq!(found.left_out, []);
}

#[test]
fn other_becomes_a_choice_and_an_item() {
    for (file, row) in [(OTHER_CSV, "survey, row 3"), (OTHER_XLSX, "survey, row 2")] {
        let found = read(file);
        assert_eq!(
            items(&found),
            [("sex", "single", "What sex are you?"), ("sex_other", "open", "Other, please specify")]
        );
        assert_eq!(options(item(&found, "sex")), ["Male", "Female", "Other"]);
        assert_eq!(one_of(item(&found, "sex_other")), ("sex", &[2][..]));
        assert_eq!(reasons(&found.left_out), [(row, Why::Other)]);
    }
    let found = read(OR_OTHER);
    assert_eq!(items(&found).len(), 3);
    assert_eq!(
        reasons(&found.left_out),
        [("survey, row 2", Why::Other), ("survey, row 3", Why::Limit("choice_filter: pastel=yes".into()))]
    );
}

#[test]
fn what_has_no_place_is_listed() {
    let found = read(CHOICE_FILTER);
    assert_eq!(options(item(&found, "state")), ["Texas", "Washington"]);
    // King County stands in the list twice, under two states.
    assert_eq!(options(item(&found, "county")), ["King", "Pierce", "Cameron"]);
    assert_eq!(options(item(&found, "city")).len(), 8);
    assert_eq!(found.questionnaire.title.en, "cascading selects");
    assert_eq!(
        reasons(&found.left_out),
        [
            ("survey, row 3", Why::Limit("choice_filter: ${state}=cf".into())),
            ("survey, row 4", Why::Limit("choice_filter: ${county}=cf".into()))
        ]
    );

    let found = read(GROUP);
    assert_eq!(items(&found).len(), 3);
    assert_eq!(reasons(&found.left_out), [("survey, row 3", Why::Media("group".into()))]);
    assert_eq!(found.left_out[0].text, "Father");

    let found = read(DATE_AMBIGUOUS);
    assert_eq!(items(&found).iter().map(|(key, ..)| *key).collect::<Vec<_>>(), ["name1", "name2", "names"]);
    assert_eq!(
        reasons(&found.left_out),
        [
            ("survey, row 4", Why::NotAsked("relevant: 0".into())),
            ("survey, row 5", Why::Quote("${name1}".into())),
            ("survey, row 5", Why::Quote("${name2}".into())),
            ("survey, row 5", Why::Quote("${name3}".into())),
            ("survey, row 5", Why::Limit("choice_filter: label::English != ''".into()))
        ]
    );
}

#[test]
fn a_form_of_2011() {
    let found = read(UNKNOWN_TYPE);
    assert_eq!(found.questionnaire.items.len(), 36);
    assert_eq!(found.questionnaire.title.get(Lang::En), "Nigeria_DRG_Mapping");
    let z3 = item(&found, "z3_state");
    assert!(z3.required && options(z3).len() == 6);
    assert_eq!(one_of(z3), ("zone", &[2][..]));
    assert_eq!(one_of(item(&found, "liftmechproblem")), ("liftmechworking_yn", &[1][..]));
    let device = |row, name: &str| (row, Why::NotAsked(name.into()));
    assert_eq!(
        reasons(&found.left_out),
        [
            ("label::japanese", Why::Language("japanese".into())),
            device("survey, row 4", "get start time"),
            device("survey, row 5", "get end time"),
            device("survey, row 6", "get today"),
            device("survey, row 7", "get device id"),
            device("survey, row 8", "get subscriber id"),
            device("survey, row 9", "get sim id"),
            device("survey, row 10", "get phone number"),
            ("survey, row 27", Why::Kind("geopoint".into())),
            ("survey, row 28", Why::Kind("image".into())),
            ("survey, row 52", Why::Kind("unknown".into()))
        ]
    );
}

#[test]
fn a_column_that_is_there_twice() {
    let twice = Broken::Damaged("survey, column label (2)".into());
    assert_eq!(import(DUPLICATE.1, DUPLICATE.0, Lang::En), Err(twice));
}

#[test]
fn nothing_to_ask_says_why() {
    let Err(Broken::Nothing(left_out)) = import(BAD_CALC.1, BAD_CALC.0, Lang::En) else {
        panic!("a calculation is not asked")
    };
    assert_eq!(reasons(&left_out), [("survey, row 2", Why::NotAsked("calculate".into()))]);
    assert_eq!(left_out[0].text, "This calculation fails");
    let Err(Broken::Nothing(left_out)) = import(TUTORIAL.1, TUTORIAL.0, Lang::En) else {
        panic!("all of it repeats")
    };
    assert_eq!(left_out.len(), 11);
    assert!(left_out.iter().all(|one| one.why == Why::Repeat));
    assert_eq!(left_out[1].text, "What is this household member's name?");
}

const WORDS: &[&str] = &[
    "text",
    "integer",
    "date",
    "range",
    "note",
    "select_one a",
    "select_multiple a or_other",
    "rank b",
    "select_one ${q}",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "calculate",
    "q",
    "r",
    "a",
    "b",
    "label",
    "label::fi",
    "hint",
    "name",
    "type",
    "list_name",
    "relevant",
    "constraint",
    "appearance",
    "table-list",
    "label::French (fr)",
    "bind::",
    "::",
    "${q} = 'a'",
    "not(${q} != 1 and (${r} > 2 or selected(${q}, 'b')))",
    "((((",
    ". >= -99999999999",
    ". < 5 and 3 <= .",
    "yes",
    "survey",
    "choices",
    "settings",
    "keha_key",
    "keha_rule",
    "{\"tests\":[]}",
    "keha_kind",
    "not_applicable",
    "${",
    "parameters",
    "start=5;end=1;step=1",
    "Happy",
    "ä\u{300}🍔",
    "\"",
    "0",
    "",
];

proptest! {
    #[test]
    fn no_bytes_make_it_fall(
        file in select(ALL),
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..20),
    ) {
        let mut bytes = file.1.to_vec();
        for (at, byte, change) in changes {
            let place = at.index(bytes.len().max(1)).min(bytes.len());
            match change {
                0 => bytes.truncate(place.max(1)),
                1 => bytes.insert(place, byte),
                _ => {
                    if let Some(here) = bytes.get_mut(place) {
                        *here = byte;
                    }
                }
            }
        }
        let _ = import(&bytes, file.0, Lang::Fi);
    }

    #[test]
    fn no_cells_make_it_fall(
        rows in prop::collection::vec(
            (select(&WORDS[..14]), prop::collection::vec(select(WORDS), 0..12)),
            1..25,
        ),
    ) {
        let fixed = [
            &["survey"][..],
            &[
                "", "type", "name", "label", "relevant", "constraint", "appearance", "parameters", "hint", "required",
                "keha_key", "keha_kind", "keha_rule",
            ],
            &["", "select_one a", "q", "Q"],
            &["choices"],
            &["", "list_name", "name", "label"],
            &["", "a", "a", "A"],
            &["", "a", "b", "B"],
            &["survey"],
        ];
        // Rows under the fixed ones, and a file of nothing but chance.
        for place in [3, 0] {
            let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in fixed.iter().take(place) {
                csv.write_record(*row).unwrap();
            }
            for (kind, row) in &rows {
                csv.write_record(["", kind].iter().chain(row)).unwrap();
            }
            for row in fixed.iter().skip(3) {
                csv.write_record(*row).unwrap();
            }
            let _ = import(&csv.into_inner().unwrap(), "x", Lang::Fi);
        }
    }
}
