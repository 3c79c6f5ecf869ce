//! How long all rules of good asking take over a whole questionnaire of 60 items in three languages, as after every letter
//! that is typed. One line of JSON. `cargo xtask bench lint` runs it as wasm.

#![allow(clippy::unwrap_used)]

use domain::survey::bank;
use domain::survey::item::Audience;
use domain::survey::lint::{Context, Linter, words};
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use std::time::Instant;

const ITEMS: usize = 60;
const RUNS: usize = 500;

fn main() {
    let linter = Linter::new(words(), bank::texts()).unwrap();
    let mut form = Questionnaire::new(Text::new("Kysely", "Enkät", "Survey"), Audience::Staff);
    form.items = Audience::ALL.into_iter().flat_map(bank::of).take(ITEMS).collect();
    assert_eq!(form.items.len(), ITEMS);
    let languages = Lang::ALL;
    let context = Context { languages: &languages, smallest_unit: Some(20), purpose: None, reviewed: false };
    let mut ms: Vec<f64> = (0..RUNS)
        .map(|run| {
            // Another word each time: nothing can be remembered from the run before.
            let text = form.items[run % ITEMS].text.fi.clone();
            form.items[run % ITEMS].text.fi.push_str(" työssä");
            let start = Instant::now();
            let findings = linter.form(&form, &context);
            let took = start.elapsed().as_secs_f64() * 1_000.0;
            assert!(!findings.is_empty());
            form.items[run % ITEMS].text.fi = text;
            took
        })
        .collect();
    ms.sort_by(f64::total_cmp);
    println!("{:>6} {:>10} {:>8} {:>11}", "items", "median, ms", "p95, ms", "longest, ms");
    println!("{ITEMS:>6} {:>10.3} {:>8.3} {:>11.3}", ms[RUNS / 2], ms[RUNS * 95 / 100], ms[RUNS - 1]);
    println!(
        "{{\"items\":{ITEMS},\"median_ms\":{:.3},\"p95_ms\":{:.3},\"longest_ms\":{:.3}}}",
        ms[RUNS / 2],
        ms[RUNS * 95 / 100],
        ms[RUNS - 1]
    );
}
