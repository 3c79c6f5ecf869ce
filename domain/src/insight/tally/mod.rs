//! Statistics, one file each. Distributions come first on every screen; these stand beside them.
//!
//! Counts go from the lowest point of the scale to the highest, which is the better end; an item asked the
//! other way is turned first (`reverse`). Where a figure is undefined it is `None`, never a number that
//! means nothing. Intervals cover 95 %.
//!
//! - one question: `distribution` · `median` · `top_box` · `mean` · `reverse`
//! - how sure: `wilson` and `finite_population` intervals of a share · `hypergeometric` the same, exact, in
//!   people · `non_response_bounds` · `points_per_person` · `response_rate`
//! - change between rounds: `newcombe` of a share · `superiority` of ordered answers
//! - units beside each other: `rank` · `spearman`
//! - customers: `csat` · `ces` · `smiley_index` · `nps`
//! - a theme of several items: `cronbach`

pub mod ces;
pub mod cronbach;
pub mod csat;
pub mod distribution;
pub mod finite_population;
pub mod hypergeometric;
pub mod mean;
pub mod median;
pub mod newcombe;
pub mod non_response_bounds;
pub mod nps;
pub mod points_per_person;
pub mod rank;
pub mod response_rate;
pub mod reverse;
pub mod smiley_index;
pub mod spearman;
pub mod superiority;
pub mod top_box;
pub mod wilson;

/// The 97.5 % point of the standard normal distribution, for 95 % intervals.
pub(crate) const Z95: f64 = 1.959963984540054;
