//! What is exported comes back as it was.

use super::{export, import};
use crate::id::ItemKey;
use crate::survey::bank;
use crate::survey::exchange::Imported;
use crate::survey::item::{Audience, Family, Item, Kind, Theme};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::rule::{Is, Rule, Test};
use crate::text::{Lang, Text};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn back(questionnaire: &Questionnaire) -> Imported {
    import(&export(questionnaire).unwrap(), "x.xlsx", Lang::En).unwrap()
}

#[test]
fn the_bank_comes_back_as_it_was() {
    for audience in Audience::ALL {
        for items in [bank::of(audience), bank::starter(audience)] {
            let title = Text::new("Kysely", "Enkät", "");
            let questionnaire = Questionnaire {
                items,
                customer_group: Text::new("Vanhemmat", "", "Parents"),
                ..Questionnaire::new(title, audience)
            };
            assert_eq!(back(&questionnaire), Imported { questionnaire, left_out: vec![] });
        }
    }
}

#[test]
fn the_same_questionnaire_gives_the_same_file() {
    let items = bank::starter(Audience::Customer);
    let questionnaire = Questionnaire { items, ..Questionnaire::new(Text::same("q"), Audience::Customer) };
    assert_eq!(export(&questionnaire).unwrap(), export(&questionnaire).unwrap());
}

#[test]
fn what_somebody_changed_in_the_workbook_counts() {
    let scale = Item::new(ItemKey::new("a.b"), Text::same("A"), Kind::Agreement);
    let rule = Rule::one(scale.key.clone(), Is::AtLeast { number: 3 });
    let open = Item { show_if: Some(rule), ..Item::new(ItemKey::new("c"), Text::same("C"), Kind::Open) };
    let items = vec![scale, open];
    let questionnaire = Questionnaire { items, ..Questionnaire::new(Text::same("q"), Audience::Staff) };
    let sheets = super::sheets::read(&export(&questionnaire).unwrap()).unwrap();
    let csv = |change: &dyn Fn(&str) -> String| {
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let named = [("survey", sheets.survey.clone()), ("choices", sheets.choices.clone())];
        for (name, sheet) in named {
            csv.write_record([name, ""]).unwrap();
            for (_, cells) in sheet.unwrap().rows {
                csv.write_record(std::iter::once(String::new()).chain(cells.iter().map(|c| change(c))))
                    .unwrap();
            }
        }
        import(&csv.into_inner().unwrap(), "x.csv", Lang::En).unwrap().questionnaire.items
    };
    assert_eq!(csv(&str::to_string), questionnaire.items);
    let changed = csv(&|cell| cell.replace(">= 3", ">= 4").replace("Fully agree", "Yes!"));
    assert!(matches!(&changed[0].kind, Kind::Single { options } if options[4].en == "Yes!"));
    assert_eq!(changed[1].show_if, Some(Rule::one(ItemKey::new("a.b"), Is::OneOf { choices: vec![3, 4] })));
}

fn words() -> impl Strategy<Value = String> {
    // Blanks at the edges are not kept, by pyxform neither.
    "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} --[$]]{0,20}(\\n[a-zåäö ,]{1,9})?"
        .prop_map(|text| text.trim().to_string())
}

fn text() -> impl Strategy<Value = Text> {
    (words(), words(), words(), "[a-zåäö?=+-]{1,9}", 0..3_usize).prop_map(|(fi, sv, en, some, place)| {
        let mut text = Text { fi, sv, en };
        text.set(Lang::ALL[place], some);
        text
    })
}

fn maybe() -> impl Strategy<Value = Text> {
    prop_oneof![Just(Text::default()), text()]
}

fn kind() -> impl Strategy<Value = Kind> {
    let options = || prop::collection::vec(text(), 2..6);
    let number = || option::of(-1000..1000_i32);
    prop_oneof![
        select(vec![Kind::Agreement, Kind::Frequency, Kind::Smileys, Kind::Date, Kind::Open]),
        (maybe(), maybe()).prop_map(|(low, high)| Kind::ZeroToTen { low, high }),
        options().prop_map(|options| Kind::Single { options }),
        options().prop_map(|options| Kind::Multiple { options }),
        options().prop_map(|options| Kind::Ranking { options }),
        (number(), number()).prop_map(|(least, most)| Kind::Number { least, most }),
        // The words of a scale that has been made a choice of its own.
        select(vec![Kind::Agreement, Kind::Smileys]).prop_map(|kind| {
            let options = kind.words().iter().map(|words| words.text()).collect();
            Kind::Single { options }
        }),
    ]
}

fn is() -> impl Strategy<Value = Is> {
    let choices = || prop::collection::vec(0..6_u8, 1..4);
    prop_oneof![
        choices().prop_map(|choices| Is::OneOf { choices }),
        choices().prop_map(|choices| Is::NoneOf { choices }),
        (-5..12_i32).prop_map(|number| Is::AtLeast { number }),
        (-5..12_i32).prop_map(|number| Is::AtMost { number }),
        Just(Is::Answered),
    ]
}

type Flags = (bool, bool, bool, bool);

/// Any of them or all, and at which earlier items they look.
type Tests = (bool, Vec<(prop::sample::Index, Is)>);

fn item() -> impl Strategy<Value = (Item, Option<Tests>)> {
    let tests = prop::collection::vec((any::<prop::sample::Index>(), is()), 0..4);
    let about = (option::of(select(Theme::ALL)), option::of(select(Family::ALL)));
    (text(), maybe(), kind(), about, any::<Flags>(), option::of((any::<bool>(), tests))).prop_map(
        |(text, help, kind, (theme, family), (reversed, not_applicable, required, joined), rule)| {
            let new = Item::new(ItemKey::new(""), text, kind);
            (Item { help, theme, family, reversed, not_applicable, required, joined, ..new }, rule)
        },
    )
}

fn questionnaire() -> impl Strategy<Value = Questionnaire> {
    let parts = prop::collection::vec((item(), "[a-zA-Z0-9._ä-]{1,9}", any::<bool>()), 1..12);
    (text(), maybe(), select(&Audience::ALL[..]), parts).prop_map(
        |(title, customer_group, audience, parts)| {
            let mut questionnaire = Questionnaire { customer_group, ..Questionnaire::new(title, audience) };
            for (place, ((mut item, rule), key, again)) in parts.into_iter().enumerate() {
                item.key = ItemKey(format!("{key}.{place}"));
                if again && let Some(last) = questionnaire.items.last() {
                    (item.kind, item.not_applicable) = (last.kind.clone(), last.not_applicable);
                }
                if place > 0
                    && let Some((any, tests)) = rule
                {
                    let test = |(at, is): (prop::sample::Index, Is)| Test {
                        item: questionnaire.items[at.index(place)].key.clone(),
                        is,
                    };
                    item.show_if = Some(Rule { any, tests: tests.into_iter().map(test).collect() });
                }
                questionnaire.items.push(item);
                if !questionnaire.rule_problems().is_empty() {
                    questionnaire.items[place].show_if = None;
                }
            }
            questionnaire
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn every_questionnaire_comes_back_as_it_was(questionnaire in questionnaire()) {
        prop_assert_eq!(back(&questionnaire), Imported { questionnaire, left_out: vec![] });
    }
}
