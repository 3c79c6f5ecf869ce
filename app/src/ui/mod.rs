//! What rooms share: `frame` around a page · `load` its data · `act` what it asks the server to do · `languages` ·
//! `not_found` · `words` names of the domain's things · `file` saving as a file ·
//! `pause` for drawing · `part` what the browser fetches together ·
//! `told` what respondents are told first.

pub mod act;
pub mod file;
pub mod frame;
pub mod languages;
pub mod load;
pub mod not_found;
pub mod part;
pub mod pause;
pub mod told;
pub mod words;
