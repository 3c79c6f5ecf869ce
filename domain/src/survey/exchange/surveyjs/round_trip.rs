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
    import(export(questionnaire).as_bytes(), Lang::En).unwrap()
}

#[test]
fn the_bank_comes_back_as_it_was() {
    for audience in Audience::ALL {
        for items in [bank::of(audience), bank::starter(audience)] {
            let questionnaire = Questionnaire {
                items,
                customer_group: Text::new("Vanhemmat", "", "Kids' parents"),
                ..Questionnaire::new(Text::new("Kysely", "Enkät", ""), audience)
            };
            assert_eq!(back(&questionnaire), Imported { questionnaire, left_out: vec![] });
        }
    }
}

#[test]
fn what_somebody_changed_in_the_file_counts() {
    let scale =
        Item { not_applicable: true, ..Item::new(ItemKey::new("a.b"), Text::same("A"), Kind::Agreement) };
    let rule = Rule::one(scale.key.clone(), Is::AtLeast { number: 3 });
    let open = Item { show_if: Some(rule), ..Item::new(ItemKey::new("c"), Text::same("C"), Kind::Open) };
    let items = vec![scale, open];
    let questionnaire = Questionnaire { items, ..Questionnaire::new(Text::same("q"), Audience::Customer) };
    let file = export(&questionnaire)
        .replace(">= 3", ">= 4")
        .replace("Somewhat agree", "Mostly")
        .replace("Delvis av samma åsikt", "Mest");
    let file = file.replace("Jokseenkin samaa mieltä", "Enimmäkseen").replace("\"A\"", "\"B\"");
    let changed = import(file.as_bytes(), Lang::En).unwrap().questionnaire;
    let item = &changed.items[0];
    assert_eq!((&item.text, item.key.0.as_str(), item.not_applicable), (&Text::same("B"), "a.b", true));
    assert!(matches!(&item.kind, Kind::Single { options } if options[3].en == "Mostly"));
    let expected = Rule::one(ItemKey::new("a.b"), Is::OneOf { choices: vec![3, 4] });
    assert_eq!((changed.items[1].show_if.as_ref(), changed.audience), (Some(&expected), Audience::Customer));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[ \\n\\PC]{0,20}", "<b>\\{q\\}</b> &amp; ['\"\\\\%]{1,4}"]
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
    let number = || option::of(any::<i32>());
    prop_oneof![
        4 => select(vec![Kind::Agreement, Kind::Frequency, Kind::Smileys, Kind::Date, Kind::Open]),
        1 => (maybe(), maybe()).prop_map(|(low, high)| Kind::ZeroToTen { low, high }),
        1 => options().prop_map(|options| Kind::Single { options }),
        1 => options().prop_map(|options| Kind::Multiple { options }),
        1 => options().prop_map(|options| Kind::Ranking { options }),
        1 => (number(), number()).prop_map(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => Kind::Number { least: Some(a.min(b)), most: Some(a.max(b)) },
            (least, most) => Kind::Number { least, most },
        }),
        // Words of ours in a choice of its own, down to "does not concern me".
        1 => (select(vec![Kind::Agreement, Kind::Smileys]), any::<bool>()).prop_map(|(kind, outside)| {
            let own = kind.words().iter().map(|words| words.text());
            let options = own.chain(outside.then(super::super::scale::not_applicable)).collect();
            Kind::Single { options }
        }),
        1 => text().prop_map(|text| Kind::Multiple { options: vec![super::super::scale::not_applicable(), text] }),
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

/// Any or all of them, and at which earlier items they look.
type Tests = (bool, Vec<(usize, Is)>);

/// The last flag: like the item before it.
fn item() -> impl Strategy<Value = (Item, Option<Tests>, bool)> {
    let about = (option::of(select(Theme::ALL)), option::of(select(Family::ALL)));
    let flags =
        (any::<bool>(), prop::bool::weighted(0.3), prop::bool::weighted(0.3), any::<bool>(), any::<bool>());
    let rule = option::of((any::<bool>(), prop::collection::vec((0..12_usize, is()), 0..4)));
    let key = "[a-z]{1,2}[._ -]?[0-9ä]?";
    let help = prop_oneof![3 => Just(Text::default()), 1 => text()];
    (key, text(), kind(), about, flags, help, rule).prop_map(|(key, text, kind, about, flags, help, rule)| {
        let item = Item {
            theme: about.0,
            family: about.1,
            reversed: flags.0,
            not_applicable: flags.1,
            required: flags.2,
            joined: flags.3,
            help,
            ..Item::new(ItemKey::new(&key), text, kind)
        };
        (item, rule, flags.4)
    })
}

/// Items with keys of their own, tables that share a scale, and the rules that can hold.
fn questionnaire() -> impl Strategy<Value = Questionnaire> {
    let parts = (maybe(), maybe(), select(&Audience::ALL), prop::collection::vec(item(), 1..12));
    parts.prop_map(|(title, customer_group, audience, drawn)| {
        let mut q = Questionnaire { customer_group, ..Questionnaire::new(title, audience) };
        for (mut item, rule, like_last) in drawn {
            if q.item(&item.key).is_some() {
                continue;
            }
            if let (Some(last), true, true) = (q.items.last(), item.joined, like_last) {
                item.kind = last.kind.clone();
                (item.required, item.not_applicable) = (last.required, last.not_applicable);
            }
            if let (Some((any, tests)), false) = (rule, q.items.is_empty()) {
                let place = |place: usize| q.items[place % q.items.len()].key.clone();
                let tests = tests.into_iter().map(|(at, is)| Test { item: place(at), is }).collect();
                item.show_if = Some(Rule { any, tests });
            }
            q.items.push(item);
            if !q.rule_problems().is_empty() {
                let last = q.items.len() - 1;
                q.items[last].show_if = None;
            }
        }
        q
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_questionnaire_comes_back_as_it_was(questionnaire in questionnaire()) {
        prop_assert_eq!(back(&questionnaire), Imported { questionnaire, left_out: vec![] });
    }
}
