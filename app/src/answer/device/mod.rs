//! What is kept on the device. Everything here runs in the browser only; on the server each function answers as a
//! browser without storage would, and is not asked for more.
//!
//! `kept` things as JSON, `keys` under which names · `fields` the form's fields · `draft` keeping and putting back · `ticket` the right to
//! answer where links are personal · `obtain` a ballot · `queue` sending · `lock` one tab at a time.

mod draft;
mod fields;
pub(super) mod kept;
pub(super) mod keys;
mod lock;
mod obtain;
mod queue;
mod ticket;

pub use draft::{
    Begun, asking, begun, change, forget, fork, form_id, has_begun, in_empty_shell, keep, key_in, link,
    next_person, own, remember, restore, send, sent_here, take_up, wrote,
};
pub use keys::beginning_with;
pub use lock::{held_elsewhere, hold, take};
pub use obtain::obtain;
pub use queue::{download, post, send_now, start, state_of, waiting_here};
pub use ticket::{NoTicket, spot};
