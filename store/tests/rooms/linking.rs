//! Somebody has the whole database and wants to know who answered what. The attacker knows in which order people opened their
//! links and answered, and tries values, derivations and orders of every column.

use super::answer::put;
use super::{close, open_round_with, organisation, today};
use crate::on_both_at;
use domain::answer::ballot::{begin, finish, issue, link_secret, named_response_id, public_key, response_id};
use domain::answer::value::{Value, Values};
use domain::answer::wire::{Answer, Body, Operation, Ticket, hash};
use domain::survey::round::Links;
use domain::text::Lang;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::collections::{BTreeMap, HashSet};
use store::Store;

const PEOPLE: usize = 120;

/// |Spearman's rho| beyond this happens by chance in fewer than one of 10,000 orders of 120.
const CHANCE: f64 = 0.37;

/// What the answer table may have, and nothing else.
const COLUMNS: [&str; 9] =
    ["body", "day", "hash", "id", "lang", "revision", "round_id", "unit_id", "version_id"];

type Table = Vec<BTreeMap<String, String>>;

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

async fn column_names(db: &DatabaseConnection, table: &str) -> Vec<(String, String)> {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let sql = match sqlite {
        true => format!("SELECT name, type || coalesce(dflt_value, '') AS kind FROM pragma_table_info('{table}')"),
        false => format!(
            "SELECT column_name::text AS name, data_type || coalesce(column_default, '') || is_identity AS kind
             FROM information_schema.columns WHERE table_name = '{table}'"
        ),
    };
    let rows = rows(db, &sql).await;
    rows.iter().map(|row| (row.try_get("", "name").unwrap(), row.try_get("", "kind").unwrap())).collect()
}

/// A table as it lies there, every column as text, with what the engine itself knows of each row.
async fn dump(db: &DatabaseConnection, table: &str) -> Table {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let mut columns: Vec<String> = column_names(db, table).await.into_iter().map(|(name, _)| name).collect();
    if !sqlite {
        columns.extend(["ctid".into(), "xmin".into()]);
    }
    let as_text = |name: &String| match sqlite {
        true => format!(
            "CASE typeof({name}) WHEN 'blob' THEN lower(hex({name})) ELSE CAST({name} AS TEXT) END AS \"{name}\""
        ),
        false => format!("replace({name}::text, '-', '') AS \"{name}\""),
    };
    let list = columns.iter().map(as_text).collect::<Vec<_>>().join(", ");
    let read = |row: &sea_orm::QueryResult| {
        let cell = |name: &String| {
            let text: Option<String> = row.try_get("", name).unwrap();
            (name.clone(), text.unwrap_or_default())
        };
        columns.iter().map(cell).collect()
    };
    rows(db, &format!("SELECT {list} FROM \"{table}\"")).await.iter().map(read).collect()
}

/// What in the shape of the answer table could tell time or order.
async fn traces(db: &DatabaseConnection) -> Vec<String> {
    let mut found = vec![];
    for (name, kind) in column_names(db, "response").await {
        if !COLUMNS.contains(&name.as_str()) {
            found.push(format!("column {name}"));
        }
        let kind = kind.to_lowercase();
        if ["time", "date", "nextval", "yes", "current"].iter().any(|word| kind.contains(word)) {
            found.push(format!("{name} is {kind}"));
        }
    }
    if db.get_database_backend() == DbBackend::Sqlite {
        let sql = rows(db, "SELECT sql FROM sqlite_master WHERE name = 'response'").await;
        let sql: String = sql[0].try_get("", "sql").unwrap();
        if !sql.contains("WITHOUT ROWID") {
            found.push("rows are numbered".into());
        }
    }
    found
}

/// Spearman's rho of a column, or of the place in the dump, with the order of arrival.
fn rho(order: &[usize]) -> f64 {
    let n = order.len() as f64;
    let squares: f64 =
        order.iter().enumerate().map(|(place, arrived)| (place as f64 - *arrived as f64).powi(2)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// Arrival, read from what each person wrote.
fn arrived(row: &BTreeMap<String, String>) -> usize {
    let body = &row["body"];
    let at = body.find("person ").unwrap() + 7;
    body[at..].chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

/// Columns whose order is more like the order of arrival than chance would have it.
fn ordered(table: &Table) -> Vec<String> {
    let mut found = vec![];
    let mut columns: Vec<String> = table[0].keys().cloned().collect();
    columns.push("place in the dump".into());
    for column in columns {
        let mut sorted: Vec<&BTreeMap<String, String>> = table.iter().collect();
        if let Some(first) = table[0].get(&column) {
            // What the body says is how the attacker is told the truth; what is the same everywhere orders nothing.
            if column == "body" || table.iter().all(|row| row[&column] == *first) {
                continue;
            }
            // Numbers, and PostgreSQL's (page,place), in their own order.
            let key = |row: &&BTreeMap<String, String>| {
                let text = &row[&column];
                let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
                let numbers: Vec<u64> = numbers.filter_map(|part| part.parse().ok()).collect();
                let plain = text.chars().all(|c| c.is_ascii_digit() || "(),.".contains(c));
                if plain { (numbers, String::new()) } else { (vec![], text.clone()) }
            };
            sorted.sort_by_key(key);
        }
        let rho = rho(&sorted.into_iter().map(arrived).collect::<Vec<_>>());
        if rho.abs() > CHANCE {
            found.push(format!("{column}: {rho:.2}"));
        }
    }
    found
}

/// Everybody opens their link and answers at once, one after the other: the worst case.
async fn crowd(store: &Store, code: &str, secrets: &[String]) {
    let asking = store.asking(code).await.unwrap().unwrap();
    let (round, unit) = (asking.round.id, asking.link.unit);
    let open = asking.questionnaire.items.iter().find(|item| item.kind.choices().is_none()).unwrap();
    for (person, secret) in secrets.iter().enumerate() {
        let blinded = begin(entropy(person, 1)).unwrap();
        store.open_invitation(round, unit, secret, &blinded.message).await.unwrap().unwrap();
        let issued = issue(&asking.round.seed, unit, &blinded.message, entropy(person, 2)).unwrap();
        let key = public_key(&asking.round.seed).unwrap();
        let ballot = finish(&blinded, &issued, &key, unit).unwrap();
        let id = response_id(&ballot.nonce);
        let values = Values::from([(open.key.clone(), Value::Text(format!("person {person}.")))]);
        let answer = Answer {
            link: code.into(),
            version: asking.version,
            lang: Lang::Fi,
            values: values.clone(),
            ticket: Some(Ticket::Ballot(ballot)),
        };
        let operation = Operation::new(id, 1, &Body::Answer(answer)).unwrap();
        put(store, &asking, &(operation, values)).await;
    }
}

fn entropy(person: usize, step: u8) -> [u8; 32] {
    let mut bytes = [step; 32];
    bytes[..8].copy_from_slice(&(person as u64).to_be_bytes());
    bytes[8..24].copy_from_slice(uuid::Uuid::new_v4().as_bytes());
    bytes
}

#[test]
fn a_copy_of_the_database_links_no_answer() {
    on_both_at(|store, url| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, code) = open_round_with(&store, actor, Links::Personal).await;
        let labels: Vec<String> = (0..PEOPLE).map(|person| format!("person{person}@kunta.fi")).collect();
        store.invite_of(actor, round, unit.id, &labels).await.unwrap();
        let mut list = store.invitations_of(actor, round).await.unwrap();
        list.sort_by_key(|one| one.label[6..].split('@').next().unwrap().parse::<usize>().unwrap());
        let secrets: Vec<String> = list.into_iter().map(|one| one.secret).collect();
        crowd(&store, &code, &secrets).await;
        close(&store, actor, round).await;

        let db = Database::connect(&url).await.unwrap();
        assert_eq!(traces(&db).await, Vec::<String>::new());
        let responses = dump(&db, "response").await;
        let invitations = dump(&db, "invitation").await;
        assert_eq!((responses.len(), invitations.len()), (PEOPLE, PEOPLE));

        // Values: what stands with an invitation or an account stands with no answer, nor does anything made of it.
        let shared: HashSet<&str> = ["round_id", "unit_id", "org_id"].into();
        let seed = store.round_of(actor, round).await.unwrap().seed;
        let answers: Vec<String> = responses
            .iter()
            .map(|row| {
                row.iter()
                    .filter(|(name, _)| !shared.contains(name.as_str()))
                    .map(|(_, cell)| cell.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let mut known: Vec<String> = secrets.clone();
        for table in ["invitation", "account", "web_session"] {
            for row in dump(&db, table).await {
                let own = row.into_iter().filter(|(name, cell)| {
                    !shared.contains(name.as_str())
                        && !["ctid", "xmin"].contains(&name.as_str())
                        && cell.len() > 7
                });
                known.extend(own.map(|(_, cell)| cell));
            }
        }
        for value in &known {
            let plain = |id: domain::id::ResponseId| id.to_string().replace('-', "");
            let mut made = vec![
                value.clone(),
                hash(value),
                plain(response_id(value)),
                plain(named_response_id(value)),
                hash(&format!("{value}{}", String::from_utf8_lossy(&seed))),
            ];
            made.extend(uuid::Uuid::try_parse(value).ok().map(|id| link_secret(&seed, id)));
            for one in made {
                assert!(answers.iter().all(|answer| !answer.contains(&one)), "{one} stands with an answer");
            }
        }

        // Order: neither the dump nor any column of it, nor what the engine knows of a row, is the order of arrival.
        assert_eq!(ordered(&responses), Vec::<String>::new());
        // The first invitation that was opened with the first answer, and so on: not better than guessing.
        let opened: Vec<usize> = invitations
            .iter()
            .map(|row| row["label"][6..].split('@').next().unwrap().parse().unwrap())
            .collect();
        let right = opened.iter().zip(&responses).filter(|(person, row)| **person == arrived(row)).count();
        assert!(right < 9, "{right} of {PEOPLE} guessed");
        assert!(responses.iter().all(
            |row| row["day"] == today().to_string() || row["day"] == today().to_string().replace('-', "")
        ));
    });
}

/// The test above can fail: a time or a number in the answer table is found at once, by its shape and by its order.
#[test]
fn a_time_or_a_number_in_the_answer_table_is_found() {
    on_both_at(|store, url| async move {
        let actor = organisation(&store, "oma").await;
        let (unit, round, code) = open_round_with(&store, actor, Links::Personal).await;
        let labels = vec![String::new(); 40];
        store.invite_of(actor, round, unit.id, &labels).await.unwrap();
        let list = store.invitations_of(actor, round).await.unwrap();
        crowd(&store, &code, &list.into_iter().map(|one| one.secret).collect::<Vec<_>>()).await;
        let db = Database::connect(&url).await.unwrap();
        let sqlite = store.is_sqlite();
        assert!(traces(&db).await.is_empty());
        let number = if sqlite { "INTEGER" } else { "SERIAL" };
        db.execute_unprepared(&format!("ALTER TABLE response ADD COLUMN number {number}")).await.unwrap();
        assert!(!traces(&db).await.is_empty(), "a number");
        for row in dump(&db, "response").await {
            let body = &row["body"];
            let sql = format!("UPDATE response SET number = {} WHERE body = '{body}'", arrived(&row));
            db.execute_unprepared(&sql).await.unwrap();
        }
        let found = ordered(&dump(&db, "response").await);
        assert!(found.iter().any(|column| column.starts_with("number")), "{found:?}");
        db.execute_unprepared("ALTER TABLE response DROP COLUMN number").await.unwrap();
        assert!(traces(&db).await.is_empty());
        db.execute_unprepared("ALTER TABLE response ADD COLUMN created TIMESTAMP").await.unwrap();
        assert!(
            traces(&db).await.iter().any(|trace| trace.contains("timestamp") || trace.contains("created"))
        );
    });
}
