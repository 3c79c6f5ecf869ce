//! Decisions of the answering screen.

use domain::answer::wire::Refusal;

/// What the quiet line at the bottom says. It always tells the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Before the browser part has arrived: nothing is kept yet.
    Plain,
    /// Ready to keep, nothing chosen yet.
    Start,
    Device,
    Empty,
    /// The item at this place has to be answered.
    Lacking(usize),
    /// What stands at this place cannot be sent.
    Unfit(usize),
    /// Kept here, but the ballot has not been fetched yet: that needs a connection once.
    NoBallot,
    /// Another tab writes this person's answer.
    Elsewhere,
    /// The browser refuses to keep anything.
    Problem,
}

/// Where an answer that has left the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Waiting,
    Sending,
    Received,
    Refused(Refusal),
}

impl Sent {
    /// The value of `data-state`, which the style sheet knows.
    pub fn code(self) -> &'static str {
        match self {
            Sent::Waiting => "device",
            Sent::Sending => "sending",
            Sent::Received => "received",
            Sent::Refused(_) => "problem",
        }
    }
}
