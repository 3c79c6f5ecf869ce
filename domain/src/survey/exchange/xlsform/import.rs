//! A form's sheets to a questionnaire.

use super::cells::Cells;
use super::choices::lists;
use super::languages::Languages;
use super::reader::{Found, Reader};
use super::settings::Settings;
use super::{rules, sheets};
use crate::survey::exchange::{Broken, Imported};
use crate::text::Lang;

/// Reads .xlsx, .xlsm, .xls (Excel 97 and later) and the one-file .csv, whatever the file is called.
///
/// `name` is the file's, for a form without a title; texts whose language the file does not say are taken for `lang`. Nothing
/// in a form says who is asked: [`Staff`](crate::survey::item::Audience::Staff), unless the file is our own.
///
/// # Errors
/// [`Broken::Lacks`] `survey`, `survey: type`, `choices`, `choices: list_name`, `choices: name`; [`Broken::Damaged`] with the
/// place where groups do not end or a column is there twice; [`Broken::Nothing`] when no item comes out.
pub fn import(bytes: &[u8], name: &str, lang: Lang) -> Result<Imported, Broken> {
    let sheets = sheets::read(bytes)?;
    let lacks = |what: &str| Broken::Lacks(what.into());
    let survey = Cells::new("survey", sheets.survey.ok_or_else(|| lacks("survey"))?)?;
    if !survey.has("type") {
        return Err(lacks("survey: type"));
    }
    let choices = sheets.choices.map(|sheet| Cells::new("choices", sheet)).transpose()?;
    let settings = sheets.settings.map(|sheet| Cells::new("settings", sheet)).transpose()?;
    let settings = Settings::new(settings.as_ref());
    let texts: Vec<&Cells> = [Some(&survey), choices.as_ref()].into_iter().flatten().collect();
    let languages = Languages::new(&texts, settings.language(), lang);
    let lists = choices.as_ref().map(|cells| lists(cells, &languages)).unwrap_or_default();
    let mut reader = Reader::new(choices.as_ref(), &lists, &languages);
    for row in survey.rows() {
        reader.row(&row)?;
    }
    let Found { asked, title, mut left_out } = reader.finish()?;
    if asked.is_empty() {
        return Err(Broken::Nothing(left_out));
    }
    let mut questionnaire = settings.questionnaire(&languages, title.as_deref(), name);
    rules::resolve(asked, &mut questionnaire, &mut left_out);
    Ok(Imported { questionnaire, left_out })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::exchange::{LeftOut, Why};
    use crate::survey::item::{Item, Kind};
    use crate::survey::rule::Is;

    fn item<'a>(imported: &'a Imported, key: &str) -> &'a Item {
        imported.questionnaire.items.iter().find(|item| item.key.0 == key).unwrap()
    }

    fn reasons(left_out: &[LeftOut]) -> Vec<(&str, Why)> {
        left_out.iter().map(|one| (one.place.as_str(), one.why.clone())).collect()
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
        for bytes in
            [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-1.4", b"a,b\n1,2\n"]
        {
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
        assert_eq!(form(group, ""), damaged("survey, row 3: begin_group"));
        assert_eq!(form(&format!("{group}end repeat,,"), ""), damaged("survey, row 5: end_group"));
        assert_eq!(form("type,name,label\ntext,a,A\nend group,,", ""), damaged("survey, row 4: end_group"));
    }

    #[test]
    fn lists_that_can_not_be_used() {
        let many: String = (0..60).map(|n| format!("many,{n},N{n}\n")).collect();
        let survey =
            "type,name,label\ntext,t,T\nselect_one one,a,A\nselect_one gone,b,B\nselect_one many,c,C";
        let found = form(survey, &format!("list_name,name,label\none,1,Yksi\n{many}")).unwrap();
        let options = |row, list: &str| (row, Why::Options(list.into()));
        let expected = [
            options("survey, row 4", "one"),
            options("survey, row 5", "gone"),
            options("survey, row 6", "many"),
        ];
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
}
