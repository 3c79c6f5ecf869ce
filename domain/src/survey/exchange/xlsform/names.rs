//! Names of questions as XLSForm allows them: letters without accents, digits and underscores, a letter first, none twice
//! whether large or small.

use crate::survey::item::Item;

/// One for every item, in order.
pub fn names(items: &[Item]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        let mut plain = plain(&item.key.0, 'q');
        if reserved(&plain) {
            plain.insert_str(0, "q_");
        }
        let mut name = plain.clone();
        let mut count = 2;
        while names.contains(&name) {
            name = format!("{plain}_{count}");
            count += 1;
        }
        names.push(name);
    }
    names
}

/// `meta` is the form's own (pyxform, `RESERVED_NAMES_SURVEY_SHEET`), tables are named by us.
fn reserved(name: &str) -> bool {
    name == "meta" || name == "data" || name.starts_with("table_") || name.starts_with("generated_")
}

/// What is left of a text, `first` in front when it would not begin with a letter.
pub fn plain(text: &str, first: char) -> String {
    let small = text.to_ascii_lowercase();
    let mut name: String =
        small.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(60).collect();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.insert_str(0, &format!("{first}_"));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ItemKey;
    use crate::survey::item::Kind;
    use crate::text::Text;

    #[test]
    fn every_item_has_a_name_of_its_own() {
        let keys = ["staff.work", "Staff_work", "1", "", "meta", "ä.b", "table_1"];
        let items = keys.map(|key| Item::new(ItemKey::new(key), Text::same("x"), Kind::Open));
        let expected = ["staff_work", "staff_work_2", "q_1", "q_", "q_meta", "q___b", "q_table_1"];
        assert_eq!(names(&items), expected);
    }
}
