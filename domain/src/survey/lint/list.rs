//! The names of the word lists.

use crate::survey::item::named;
use serde::{Deserialize, Serialize};

named! {
    /// A list in the file of words: who reads it, and what it holds. *Allowed* words and phrases cover those that they
    /// overlap on the list beside them.
    List {
        /// Words that begin a subordinate clause.
        ClauseBegins = "clause begins",
        /// Those of them that may stand without a verb.
        ClauseCompares = "clause compares",
        /// Finite verbs.
        ClauseFinite = "clause finite",
        /// What makes the next verb an infinitive.
        ClauseInfinitive = "clause infinitive",
        /// Endings of the verbs whose stems stand in the list before.
        ClauseEnding = "clause ending",
        /// Pronouns after which a finite verb comes.
        ClauseSubject = "clause subject",
        /// What follows such a pronoun and is no verb.
        ClauseNoVerb = "clause no_verb",
        DoubleBarrelledWord = "double_barrelled word",
        DoubleBarrelledAllowed = "double_barrelled allowed",
        /// A pair beside one of these is one thing: *between home and school*.
        DoubleBarrelledBetween = "double_barrelled between",
        NegationWord = "negation word",
        NegationAllowed = "negation allowed",
        LeadingWord = "leading word",
        LeadingAllowed = "leading allowed",
        /// Leading in front of a sentence, plain elsewhere.
        LeadingFirst = "leading first",
        /// Plain at the end of a statement, leading elsewhere.
        LeadingLast = "leading last",
        /// Praise and blame that is taken for granted beside *our*.
        LeadingLoaded = "leading loaded",
        LeadingOurs = "leading ours",
        CauseWord = "cause word",
        CauseAllowed = "cause allowed",
        AbsoluteWord = "absolute word",
        AbsoluteAllowed = "absolute allowed",
        VagueWord = "vague word",
        VagueAllowed = "vague allowed",
        /// What names a reference period.
        NoPeriodWord = "no_period word",
        /// What names one together with a unit of time after it: *the last … days*.
        NoPeriodOpens = "no_period opens",
        NoPeriodUnit = "no_period unit",
        NoPeriodAllowed = "no_period allowed",
        UnclearCustomerWord = "unclear_customer word",
        JargonWord = "jargon word",
        /// Long words and acronyms that everybody knows.
        JargonAllowed = "jargon allowed",
        /// Nouns made of verbs, which are heavy in a row.
        JargonChain = "jargon chain",
        JargonChainAllowed = "jargon chain_allowed",
        SensitiveWord = "sensitive word",
        SensitiveAllowed = "sensitive allowed",
        /// Titles before a person's name.
        SensitiveTitle = "sensitive title",
        SensitiveName = "sensitive name",
        /// Encounters that not every respondent has had.
        NotApplicableWord = "not_applicable word",
        ScaleGood = "scale positive",
        ScaleBad = "scale negative",
        /// Age and years of service: identifying when exact.
        ExactBackgroundNumber = "exact_background number",
        /// Sex and job title: identifying in any form.
        ExactBackgroundTrait = "exact_background trait",
        /// Asks only those who gave a certain answer, in words.
        FilterWord = "filter word",
    }
}
