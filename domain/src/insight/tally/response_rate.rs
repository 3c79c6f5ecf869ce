//! Response rate: respondents as a share of those who were asked.

/// Whole percents, 0–100. `None` when nobody was asked or more answered than were asked, which means
/// that the head-count is wrong.
pub fn response_rate(respondents: u32, head_count: u32) -> Option<u8> {
    if head_count == 0 || respondents > head_count {
        return None;
    }
    Some((100.0 * f64::from(respondents) / f64::from(head_count)).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_percents_of_those_asked() {
        assert_eq!(response_rate(2, 3), Some(67));
        assert_eq!(response_rate(0, 3), Some(0));
        assert_eq!((response_rate(4, 3), response_rate(0, 0)), (None, None));
    }
}
