//! A differencing attacker: takes everything that was published, adds and subtracts it in every way, and looks
//! for a group below the floor.
//! What it is given tells the tree and which units nobody answered for.

/// A published total: whom it holds (one bit per unit) and how many they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub members: u32,
    pub scored: u32,
    pub answered: u32,
}

/// Groups below the floor among all combinations of cells with weights −1, 0 and 1 that single out a group:
/// (members, scored, answered).
fn leaks(cells: &[Cell], floor: u32) -> Vec<(u32, i64, i64)> {
    let mut found = vec![];
    let mut weights = vec![-1i64; cells.len()];
    loop {
        let weighted = || cells.iter().zip(&weights);
        let times =
            |unit: u32| weighted().map(|(cell, w)| w * i64::from(cell.members >> unit & 1)).sum::<i64>();
        let held: Vec<i64> = (0..32).map(times).collect();
        if held.iter().all(|times| (0..=1).contains(times)) {
            let scored: i64 = weighted().map(|(cell, w)| w * i64::from(cell.scored)).sum();
            let answered: i64 = weighted().map(|(cell, w)| w * i64::from(cell.answered)).sum();
            let small = |people: i64| people != 0 && people < i64::from(floor);
            if small(scored) || (scored == 0 && small(answered)) {
                let members =
                    (0..32).filter(|unit| held[*unit as usize] == 1).fold(0, |all, unit| all | 1 << unit);
                found.push((members, scored, answered));
            }
        }
        // The next weights, counted in base three.
        let Some(at) = weights.iter().position(|w| *w < 1) else { return found };
        weights[..at].fill(-1);
        weights[at] += 1;
    }
}

/// All combinations of few cells; of many, each cell with every cell right below it taken away, and pairs.
pub(super) fn attack(cells: &[Cell], floor: u32) -> Vec<(u32, i64, i64)> {
    if cells.len() <= 6 {
        return leaks(cells, floor);
    }
    let inside = |a: &Cell, b: &Cell| a.members != b.members && a.members & b.members == a.members;
    let mut found = vec![];
    for whole in cells {
        let below: Vec<&Cell> = cells.iter().filter(|cell| inside(cell, whole)).collect();
        let nearest = below.iter().filter(|cell| !below.iter().any(|other| inside(cell, other)));
        // Units that hold the same people are one cell.
        let mut taken: Vec<Cell> = nearest.map(|cell| **cell).collect();
        taken.sort_by_key(|cell| cell.members);
        taken.dedup_by_key(|cell| cell.members);
        let minus =
            |of: fn(&Cell) -> u32| i64::from(of(whole)) - taken.iter().map(|c| i64::from(of(c))).sum::<i64>();
        let (scored, answered) = (minus(|c| c.scored), minus(|c| c.answered));
        let small = |people: i64| people != 0 && people < i64::from(floor);
        if small(scored) || (scored == 0 && small(answered)) {
            found.push((whole.members, scored, answered));
        }
        found.extend(cells.iter().flat_map(|other| leaks(&[*whole, *other], floor)));
    }
    found
}

#[test]
fn the_attacker_is_not_blind() {
    let cell = |members, people| Cell { members, scored: people, answered: people };
    assert_eq!(attack(&[cell(0b111, 33), cell(0b001, 30)], 10), [(0b110, 3, 3)]);
    assert_eq!(attack(&[cell(0b11, 40), cell(0b01, 30)], 10), []);
    let many: Vec<Cell> = (0..7).map(|unit| cell(1 << unit, 12)).chain([cell(0xff, 88)]).collect();
    assert!(attack(&many, 10).contains(&(0xff, 4, 4)));
}
