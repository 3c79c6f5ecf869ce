//! Forms of others, from bytes to items; and that no bytes at all make the reader fall.

use domain::survey::exchange::xlsform::import;
use domain::survey::exchange::{Broken, Imported, LeftOut, Why};
use domain::survey::item::{Item, Kind};
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

fn form(survey: &str, more: &str) -> Result<Imported, Broken> {
    let rows = |text: &str| text.lines().map(|line| format!(",{line}\n")).collect::<String>();
    let file = format!("survey\n{}choices\n{}", rows(survey), rows(more));
    import(file.as_bytes(), "form.csv", Lang::Fi)
}

#[test]
fn broken_files_say_what_is_wrong() {
    let damaged = |text: &str| Err(Broken::Damaged(text.into()));
    let lacks = |text: &str| Err(Broken::Lacks(text.into()));
    assert_eq!(import(DUPLICATE.1, DUPLICATE.0, Lang::En), damaged("survey, column label twice"));
    for bytes in [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-1.4", b"a,b\n1,2\n"] {
        assert_eq!(import(bytes, "x.xlsx", Lang::Fi), Err(Broken::UnknownFormat));
    }
    assert_eq!(import(&vec![b' '; 11_000_000], "x.csv", Lang::Fi), Err(Broken::TooLarge));
    assert_eq!(import(b"choices\n,list_name,name\n,a,b\n", "x.csv", Lang::Fi), lacks("survey"));
    assert_eq!(form("name,label\na,A", ""), lacks("survey: type"));
    let choice = "type,name,label\nselect_one x,a,A";
    assert_eq!(
        import(format!("survey\n,{}\n", choice.replace('\n', "\n,")).as_bytes(), "", Lang::Fi),
        lacks("choices")
    );
    assert_eq!(form(choice, "list,name\nx,1"), lacks("choices: list_name"));
    assert_eq!(form(choice, "list_name,label\nx,1"), lacks("choices: name"));
    let group = "type,name,label\nbegin group,g,\ntext,a,A\n";
    assert_eq!(form(group, ""), damaged("survey, row 3: begin without end"));
    assert_eq!(form(&format!("{group}end repeat,,"), ""), damaged("survey, row 5: end without begin"));
    assert_eq!(
        form("type,name,label\ntext,a,A\nend group,,", ""),
        damaged("survey, row 4: end without begin")
    );
}

#[test]
fn lists_that_can_not_be_used() {
    let many: String = (0..60).map(|n| format!("many,{n},N{n}\n")).collect();
    let survey = "type,name,label\ntext,t,T\nselect_one one,a,A\nselect_one gone,b,B\nselect_one many,c,C";
    let found = form(survey, &format!("list_name,name,label\none,1,Yksi\n{many}")).unwrap();
    let options = |row, list: &str| (row, Why::Options(list.into()));
    let expected =
        [options("survey, row 4", "one"), options("survey, row 5", "gone"), options("survey, row 6", "many")];
    assert_eq!((found.questionnaire.items.len(), reasons(&found.left_out)), (1, expected.to_vec()));
}

#[test]
fn tables_scales_and_bounds() {
    let survey = "type,name,label::fi,label::sv,relevant,constraint,appearance,required\n\
        begin group,g,Kuinka usein,,,,table-list,\n\
        select_one f,a,A,Aa,,,,yes\n\
        select_one f,b,B,,,,,\n\
        end group,,,,,,,\n\
        select_one yn,c,C,,${a} >= 3 and ${b} != '',,,\n\
        integer,n,N,,selected(${c}; 'y'),. >= 0 and . < 120,,\n\
        integer,m,M,,${n} = 3 or ${c} = 'n',. mod 2 = 0,,\n\
        select_one yn,n,Toinen,,,,,\n";
    let choices = "list_name,name,label::fi,label::sv\n\
        f,0,Ei kertaakaan,Inte en enda gång\nf,1,Muutaman kerran vuodessa,Några gånger om året\n\
        f,2,Kerran kuussa,En gång i månaden\nf,3,Muutaman kerran kuussa,Några gånger i månaden\n\
        f,4,Kerran viikossa,En gång i veckan\nf,5,Muutaman kerran viikossa,Några gånger i veckan\n\
        f,6,Päivittäin,Dagligen\nf,x,Ei koske minua,\nyn,y,Kyllä,Ja\nyn,n,Ei,Nej\n";
    let found = form(survey, choices).unwrap();
    let (a, b) = (item(&found, "a"), item(&found, "b"));
    assert_eq!((&a.kind, a.required, a.joined, a.not_applicable), (&Kind::Frequency, true, false, true));
    assert_eq!((a.help.fi.as_str(), a.text.sv.as_str()), ("Kuinka usein", "Aa"));
    assert_eq!((&b.kind, b.joined, b.help.fi.as_str()), (&Kind::Frequency, true, ""));
    let rule = item(&found, "c").show_if.as_ref().unwrap();
    assert_eq!((rule.any, rule.tests.len(), &rule.tests[0].is), (false, 2, &Is::AtLeast { number: 3 }));
    assert_eq!(item(&found, "n").kind, Kind::Number { least: Some(0), most: Some(119) });
    assert_eq!(
        reasons(&found.left_out),
        [
            ("survey, row 9", Why::Limit(". mod 2 = 0".into())),
            ("survey, row 10", Why::Twice("n".into())),
            ("survey, row 8", Why::Condition("selected(${c}; 'y')".into())),
            ("survey, row 9", Why::Condition("${n} = 3 or ${c} = 'n'".into()))
        ]
    );
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
        rows in prop::collection::vec((select(&WORDS[..14]), prop::collection::vec(select(WORDS), 0..12)), 1..25),
    ) {
        let fixed = [
            &["survey"][..], &["", "type", "name", "label", "relevant", "constraint", "appearance", "parameters", "hint", "required", "keha_key", "keha_kind", "keha_rule"],
            &["", "select_one a", "q", "Q"], &["choices"], &["", "list_name", "name", "label"], &["", "a", "a", "A"],
            &["", "a", "b", "B"], &["survey"],
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
