//! Real files, from bytes to records.

use domain::day::{Day, Period};
use domain::feedback::date::DateOrder;
use domain::feedback::mapping::{DateMap, Mapping, ScoreOption, ScoreScale, Shape, ThemeMap, Topic};
use domain::feedback::number::Decimal;
use domain::feedback::record::{Occurrences, Record, Rule, parse, parse_rows};
use domain::feedback::rejected::rejected_csv;
use domain::feedback::suggest::suggest;
use domain::feedback::table::{FileKind, FileProblem, Table, read};
use domain::survey::item::{Audience, Family, Theme};
use domain::text::Text;
use proptest::prelude::*;

const TEACHERS: &[u8] = include_bytes!("fixtures/feedback/nyc2011_teachers_q1a.csv");
const PARENTS: &[u8] = include_bytes!("fixtures/feedback/nyc2011_parents_q2a.csv");
const D75: &[u8] = include_bytes!("fixtures/feedback/nyc2011_d75.xlsx");
const SURVEYMONKEY: &[u8] = include_bytes!("fixtures/feedback/surveymonkey_star_wars.csv");
const HELSINKI: &[u8] = include_bytes!("fixtures/feedback/helsinki_open311_dump_latin1.csv");

fn option(value: &str, score: Option<f64>) -> ScoreOption {
    ScoreOption { value: value.into(), label: Text::same(value), score }
}

/// The survey's own scoring: strongly agree 10, agree 20/3, disagree 10/3, strongly disagree 0, don't know out.
fn nyc_options() -> Vec<ScoreOption> {
    let scores = [Some(10.0), Some(20.0 / 3.0), Some(10.0 / 3.0), Some(0.0), None];
    ["1", "2", "3", "4", "5"].into_iter().zip(scores).map(|(value, score)| option(value, score)).collect()
}

fn mapping(shape: Shape, options: Vec<ScoreOption>) -> Mapping {
    let day = |month, day| Day::new(2011, month, day).expect("a day of 2011");
    let period = Period { first: day(2, 1), last: day(4, 30) };
    Mapping {
        audience: Audience::Customer,
        unit: 0,
        shape,
        date: DateMap::Fixed { period },
        theme: ThemeMap::Fixed { theme: None, family: Some(Family::Overall) },
        text: None,
        question: Text::same("Question"),
        scale: ScoreScale { min: 0.0, max: 10.0, options, decimal: Decimal::Point },
    }
}

fn all_known(_: &str) -> bool {
    true
}

fn mean(records: &[Record], unit: &str) -> (u32, f64) {
    let of_unit = records.iter().filter(|record| record.unit == unit);
    let n = of_unit.clone().map(|record| record.n).sum();
    (n, of_unit.filter_map(|record| record.sum).sum::<f64>() / f64::from(n))
}

fn column(table: &Table, name: &str) -> usize {
    table.header.iter().position(|header| header == name).expect("the column is in the header")
}

#[test]
fn one_answer_per_row_gives_the_published_means() {
    let table = read("teachers.csv", TEACHERS).unwrap();
    let found = suggest(&table);
    assert_eq!((found.unit, found.score, found.date, found.text), (Some(0), Some(1), None, None));
    assert_eq!(found.values.len(), 4);
    let (records, problems) = parse(&table, &mapping(Shape::Answers { score: 1 }, nyc_options()), &all_known);
    assert!(problems.is_empty());
    assert_eq!(records.len(), 200);
    let (n, score) = mean(&records, "01M015");
    assert!(n == 21 && (score - 8.571428571428571).abs() < 1e-9);
    let (n, score) = mean(&records, "01M019");
    assert!(n == 34 && (score - 9.313725490196077).abs() < 1e-9);
}

#[test]
fn do_not_know_is_counted_but_not_scored() {
    let table = read("parents.csv", PARENTS).unwrap();
    let (records, problems) = parse(&table, &mapping(Shape::Answers { score: 1 }, nyc_options()), &all_known);
    assert!(problems.is_empty());
    for (unit, answers, expected) in [
        ("01M020", 359, 8.792943361188486),
        ("01M034", 149, 8.478747203579418),
        ("01M064", 157, 8.70488322717622),
    ] {
        let (n, score) = mean(&records, unit);
        assert!(n == answers && (score - expected).abs() < 1e-9, "{unit} {n} {score}");
        assert_eq!(records.iter().filter(|record| record.unit == unit).count(), answers as usize + 1);
    }
    let unsure = records.iter().find(|record| record.counts[4] == 1).unwrap();
    assert_eq!((unsure.n, unsure.sum), (0, None));
}

#[test]
fn a_workbook_with_a_title_gives_counts_per_option() {
    let table = read("d75.xlsx", D75).unwrap();
    assert_eq!(table.format.kind, FileKind::Xlsx);
    assert_eq!((table.first_row, table.header[0].as_str()), (4, "dbn"));
    assert!(table.rows.iter().all(|row| row.len() <= table.header.len()));
    let columns = (1..=4).map(|option| column(&table, &format!("t_q1a_{option}"))).collect();
    let options = nyc_options().into_iter().take(4).collect();
    let (records, problems) = parse(&table, &mapping(Shape::Counts { columns }, options), &all_known);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(records.len(), 20);
    assert_eq!((records[0].unit.as_str(), records[0].row), ("75K004", 4));
    assert_eq!(records[0].counts, [31, 48, 9, 12]);
    // The published mean is rounded to one decimal, and so are the counts, which are percentages.
    let published = column(&table, "t_q1a");
    for (record, row) in records.iter().zip(&table.rows) {
        let score = record.sum.unwrap() / f64::from(record.n);
        assert!((score - row[published].parse::<f64>().unwrap()).abs() < 0.15, "{} {score}", record.unit);
    }
}

#[test]
fn means_per_unit_are_weighted_by_their_number() {
    let table =
        read("means.csv", "unit;n;mean\nA;20;8,5\nB;0;-\nC;-1;5\nD;1,5;5\nE;3;11\nF;x;y\n".as_bytes())
            .unwrap();
    let mut mapping = mapping(Shape::Means { n: 1, mean: 2 }, Vec::new());
    mapping.scale.decimal = Decimal::Comma;
    let (records, problems) = parse(&table, &mapping, &all_known);
    assert_eq!((records[0].n, records[0].sum), (20, Some(170.0)));
    assert_eq!((records[1].n, records[1].sum), (0, None));
    let rules: Vec<(u32, Rule)> = problems.iter().map(|problem| (problem.row, problem.rule)).collect();
    let outside = Rule::OutsideScale { min: 0.0, max: 10.0 };
    assert_eq!(
        rules,
        [
            (4, Rule::NegativeCount),
            (5, Rule::NotAWholeNumber),
            (6, outside),
            (7, Rule::NotANumber),
            (7, Rule::NotANumber)
        ]
    );
}

#[test]
fn a_survey_export_with_a_second_header_row_keeps_its_columns_by_position() {
    let table = read("star_wars.csv", SURVEYMONKEY).unwrap();
    assert_eq!(table.header.len(), 38);
    assert_eq!(table.header[4], "");
    let mut mapping = mapping(Shape::Answers { score: 16 }, Vec::new());
    mapping.unit = 37;
    mapping.scale.options =
        ["Very favorably", "Somewhat favorably"].map(|value| option(value, Some(10.0))).into();
    let (records, problems) = parse(&table, &mapping, &all_known);
    assert!(!records.is_empty());
    assert_eq!((problems[0].row, problems[0].column.as_str(), problems[0].rule), (2, "Q", Rule::NotAnOption));
}

#[test]
fn a_dump_without_a_header_in_latin_1_is_read() {
    let table = read("dump.csv", HELSINKI).unwrap().without_header();
    assert_eq!((table.rows.len(), table.first_row), (2, 1));
    assert_eq!(table.format.encoding, "windows-1252");
    assert!(table.rows[0][2].starts_with("Itäkeskuksen uimahallin edessä"));
    let mut mapping = mapping(Shape::Answers { score: 5 }, vec![option("closed", Some(0.0))]);
    mapping.unit = 1;
    mapping.date = DateMap::Column { column: 3, order: DateOrder::Iso };
    mapping.text = Some(2);
    let (records, problems) = parse(&table, &mapping, &all_known);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(records[0].period.first, Day::new(2013, 5, 2).unwrap());
}

#[test]
fn every_broken_rule_of_a_row_is_told_and_good_rows_are_kept() {
    let file = "koulu;pvm;arvio;aihe;palaute\nA;1.2.2026;4;jono;Hyvä\n;32.1.2026;9;outo;x\nZ;1.2.2026;4;;\nA;2.2.2026\n\
                A;1.2.2026;4;listening;a; b\nA;1.2.2026;;;\nA;1.2.2026;;clarity;vain sanoja\n";
    let table = read("a.csv", file.as_bytes()).unwrap();
    let mut mapping =
        mapping(Shape::Answers { score: 2 }, ["1", "4"].map(|value| option(value, Some(4.0))).into());
    mapping.date = DateMap::Column { column: 1, order: DateOrder::DayMonthYear };
    let topic = Topic { value: "jono".into(), theme: Some(Theme::Resources), family: None };
    mapping.theme = ThemeMap::Column { column: 3, topics: vec![topic] };
    mapping.text = Some(4);
    let (records, problems) = parse(&table, &mapping, &|unit| unit == "A");
    let rules: Vec<(u32, Rule)> = problems.iter().map(|problem| (problem.row, problem.rule)).collect();
    assert_eq!(
        rules,
        [
            (3, Rule::UnitEmpty),
            (3, Rule::NotADate),
            (3, Rule::UnknownTopic),
            (3, Rule::NotAnOption),
            (4, Rule::UnitUnknown),
            (5, Rule::TooFewCells),
            (6, Rule::TooManyCells),
            (7, Rule::NoAnswer),
        ]
    );
    assert_eq!(problems[1].column, "pvm");
    assert_eq!(records.len(), 2);
    assert_eq!((records[0].theme, records[0].sum), (Some(Theme::Resources), Some(4.0)));
    assert_eq!(
        (records[1].family, records[1].n, records[1].text.as_str()),
        (Some(Family::Clarity), 0, "vain sanoja")
    );
    // The refused rows can be read again, corrected or not.
    let again = read("rejected.csv", rejected_csv(&table, &problems).as_bytes()).unwrap();
    assert_eq!(again.rows.len(), 5);
    assert_eq!(again.rows[0].last().unwrap(), "unit_empty+not_a_date+unknown_topic+not_an_option");
}

#[test]
fn fingerprints_repeat_between_imports_and_differ_within_one() {
    let table = read("teachers.csv", TEACHERS).unwrap();
    let mapping = mapping(Shape::Answers { score: 1 }, nyc_options());
    let (records, _) = parse(&table, &mapping, &all_known);
    let mut seen = Occurrences::default();
    let mut in_parts = Vec::new();
    for start in (0..table.rows.len()).step_by(37) {
        in_parts.extend(parse_rows(&table, &mapping, &all_known, start..start + 37, &mut seen).0);
    }
    assert_eq!(records, in_parts);
    let unique: std::collections::HashSet<&str> =
        records.iter().map(|record| record.fingerprint.as_str()).collect();
    assert_eq!(unique.len(), records.len());
    let mut other = mapping.clone();
    other.question = Text::same("Another");
    assert!(!unique.contains(parse(&table, &other, &all_known).0[0].fingerprint.as_str()));
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut file = String::from("dbn,answer\n");
    for index in 0..100_000 {
        file.push_str(&format!("{:02}M{:03},{}\n", index / 4000, index / 90 % 1000, index % 5 + 1));
    }
    let started = std::time::Instant::now();
    let table = read("large.csv", file.as_bytes()).unwrap();
    let read_in = started.elapsed();
    let (records, problems) = parse(&table, &mapping(Shape::Answers { score: 1 }, nyc_options()), &all_known);
    assert_eq!((records.len(), problems.len()), (100_000, 0));
    println!("read {read_in:?}, all {:?}, suggested {:?}", started.elapsed(), suggest(&table).values.len());
}

fn exercise(name: &str, bytes: &[u8]) {
    let Ok(table) = read(name, bytes) else { return };
    suggest(&table);
    let mut mapping = mapping(Shape::Answers { score: 1 }, nyc_options());
    mapping.date = DateMap::Column { column: 2, order: DateOrder::DayMonthYear };
    for shape in [
        Shape::Answers { score: 1 },
        Shape::Means { n: 1, mean: 70_000 },
        Shape::Counts { columns: vec![1, 2, 0, 1, 2, 3, 4] },
        Shape::Counts { columns: Vec::new() },
    ] {
        mapping.shape = shape;
        let (_, problems) = parse(&table, &mapping, &all_known);
        rejected_csv(&table, &problems);
    }
    parse_rows(&table.without_header(), &mapping, &all_known, 5..usize::MAX, &mut Occurrences::default());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        exercise("a.csv", &bytes);
        exercise("a.csv", &[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\PC;,\t\"\r\n0-9./-]{0,200}", seed in 0..3_usize) {
        exercise("a.tsv", format!("{}{text}", ["a;b;c\n", "unit\tdate\tscore\n", "\u{FEFF}"][seed]).as_bytes());
        for order in [DateOrder::Iso, DateOrder::DayMonthYear, DateOrder::MonthDayYear] {
            domain::feedback::date::parse_date(&text, order);
        }
        domain::feedback::number::parse_number(&text, Decimal::Comma);
    }
}

/// Each makes a cell's name too large a number for the library.
#[test]
fn a_workbook_with_impossible_cells_is_broken() {
    for (at, byte) in [(2829, 86), (12_639, 169), (6983, 159)] {
        let mut damaged = D75.to_vec();
        damaged[at] = byte;
        assert_eq!(read("a.xlsx", &damaged), Err(FileProblem::Broken));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_damaged_workbook_does_not_make_it_panic(at in 0..D75.len(), byte: u8, cut in 0..D75.len()) {
        let mut damaged = D75.to_vec();
        damaged[at] = byte;
        exercise("a.xlsx", &damaged);
        exercise("a.xlsx", &D75[..cut]);
    }
}
