//! Statistics, one file each. Distributions come first on every screen; these stand beside them.
//!
//! `mean` · `median` · `top_box` · `wilson` interval of a share · `rank` and `spearman` ·
//! `points_per_person` how much one person weighs · `response_rate`.

pub mod mean;
pub mod median;
pub mod points_per_person;
pub mod rank;
pub mod response_rate;
pub mod spearman;
pub mod top_box;
pub mod wilson;

/// The 97.5 % point of the standard normal distribution, for 95 % intervals.
pub(crate) const Z95: f64 = 1.959963984540054;
