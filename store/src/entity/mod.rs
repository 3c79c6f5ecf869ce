//! The tables, one module each. Identifiers are random UUIDs; days are `YYYY-MM-DD` texts; what has a shape of its
//! own in `domain` is stored as its JSON.

macro_rules! table {
    ($(#[$doc:meta])* $module:ident = $name:literal { $($(#[$attr:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model { $($(#[$attr])* pub $field: $type,)* }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table! {
    organisation = "organisation" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        lang: String,
        /// Ready-made data to look around in; never mixed with an organisation's own.
        example: bool,
    }
}

table! {
    unit = "unit" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        parent_id: Option<Uuid>,
        name: String,
        code: String,
        head_count: Option<i32>,
    }
}

table! {
    account = "account" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        email: String,
        name: String,
        /// PHC string of argon2id.
        password_hash: String,
    }
}

table! {
    /// Signed-in browsers. `id` is random and known only to the cookie and this row.
    web_session = "web_session" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: String,
        body: String,
        /// Unix seconds.
        expires: i64,
    }
}

table! {
    /// Links that create the first account. Only the hash is kept; using one deletes it.
    setup_token = "setup_token" {
        #[sea_orm(primary_key, auto_increment = false)]
        hash: String,
        day: String,
    }
}

table! {
    survey = "survey" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        audience: String,
        /// `domain::survey::questionnaire::Questionnaire`.
        #[sea_orm(column_type = "Text")]
        body: String,
        /// Counts edits, so that two coordinators notice each other.
        revision: i32,
        created: String,
        archived: bool,
    }
}

table! {
    /// Every edit of a questionnaire, never whose it was.
    edit = "edit" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        /// Of the questionnaire after it.
        #[sea_orm(primary_key, auto_increment = false)]
        revision: i32,
        id: Uuid,
        /// `domain::survey::edit::Edit`.
        #[sea_orm(column_type = "Text")]
        edit: String,
        /// What takes it back; nothing when it could not be made.
        back: Option<String>,
        wish: String,
        day: String,
    }
}

table! {
    /// A link for reviewing a questionnaire before it is asked.
    review_link = "review_link" {
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        org_id: Uuid,
        survey_id: Uuid,
        /// On whose kind of request things are changed that come through it.
        wish: String,
    }
}

table! {
    /// What one person thinks of a questionnaire. Like an answer, it has no name, time or order.
    review = "review" {
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        revision: i32,
        hash: String,
        lang: String,
        /// `domain::answer::value::Values` of `domain::survey::review::form`.
        #[sea_orm(column_type = "Text")]
        body: String,
    }
}

table! {
    /// The coordinators' answer to a remark.
    reply = "reply" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        remark: String,
        text: String,
    }
}

table! {
    /// A finding of the linter that was left as it is.
    decision = "decision" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        /// Rule, item and language.
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        /// `domain::survey::lint::Override`.
        #[sea_orm(column_type = "Text")]
        body: String,
    }
}

table! {
    /// An item that the organisation has added to the bank.
    own_item = "own_item" {
        #[sea_orm(primary_key, auto_increment = false)]
        org_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        item_key: String,
        audience: String,
        #[sea_orm(column_type = "Text")]
        body: String,
    }
}

table! {
    /// A frozen questionnaire. Rows are never updated.
    version = "version" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        survey_id: Uuid,
        #[sea_orm(column_type = "Text")]
        body: String,
    }
}

table! {
    round = "round" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        survey_id: Uuid,
        version_id: Option<Uuid>,
        audience: String,
        name: String,
        state: String,
        /// `domain::survey::round::Purpose`.
        #[sea_orm(column_type = "Text")]
        purpose: String,
        opened: Option<String>,
        closed: Option<String>,
        /// `domain::survey::round::Links`.
        links: String,
        /// The last day of a round that is closing.
        closes: Option<String>,
        /// Hexadecimal; what ballots and personal links of the round are derived from.
        seed: String,
    }
}

table! {
    /// The code in the address of an answering page: one per unit and round.
    link = "link" {
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        org_id: Uuid,
        round_id: Uuid,
        unit_id: Uuid,
    }
}

table! {
    /// One person's answers. No account, address, arrival order or time finer than the day; on SQLite the table has
    /// no hidden row number either.
    response = "response" {
        #[sea_orm(primary_key, auto_increment = false)]
        round_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        unit_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        version_id: Uuid,
        revision: i32,
        hash: String,
        day: String,
        lang: String,
        /// `domain::answer::packed`.
        #[sea_orm(column_type = "Text")]
        body: String,
    }
}

table! {
    /// Somebody who was asked personally. Tells whether the link was opened, never what was answered: `message` is what
    /// the device blinded. On SQLite stored by its hash, as answers are by their key.
    invitation = "invitation" {
        /// SHA-256 of the link's secret, which is not stored.
        #[sea_orm(primary_key, auto_increment = false)]
        hash: String,
        id: Uuid,
        org_id: Uuid,
        round_id: Uuid,
        unit_id: Uuid,
        /// An e-mail address, a name or nothing.
        label: String,
        /// The blinded message that a ballot was given for; in a confidential round a mark that an answer came.
        message: Option<String>,
    }
}

table! {
    /// One imported file. Rows count only when `state` is `done`.
    batch = "batch" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        audience: String,
        name: String,
        file_name: String,
        file_hash: String,
        /// `domain::feedback::mapping::Mapping`.
        #[sea_orm(column_type = "Text")]
        mapping: String,
        day: String,
        state: String,
        rows: i32,
        skipped: i32,
        rejected: i32,
    }
}

table! {
    /// One row of an imported file. The fingerprint keeps the same row from counting twice.
    record = "record" {
        #[sea_orm(primary_key, auto_increment = false)]
        org_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        fingerprint: String,
        batch_id: Uuid,
        unit_id: Uuid,
        first_day: String,
        last_day: String,
        theme: Option<String>,
        family: Option<String>,
        n: i32,
        sum: Option<f64>,
        counts: String,
        #[sea_orm(column_type = "Text")]
        text: String,
    }
}

table! {
    /// Published results: all that screens, exports and the API may read.
    snapshot = "snapshot" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        org_id: Uuid,
        title: String,
        day: String,
        /// Whose answers went in: pairs of a source and its audience.
        #[sea_orm(column_type = "Text")]
        sources: String,
        /// `domain::insight::result::Snapshot`.
        #[sea_orm(column_type = "Text")]
        body: String,
        /// `domain::insight::later::Counted`: never shown, compared with before the same answers are published again.
        counted: Option<String>,
    }
}
