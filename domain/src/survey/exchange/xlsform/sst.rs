//! The shared strings of an XLS workbook (\[MS-XLS\] 2.4.265): one table over several records, in which a string may be
//! cut anywhere and goes on with a new byte of flags.

/// The strings as far as they can be read. `parts` are the contents of the records in order.
pub fn read(parts: &[&[u8]]) -> Vec<String> {
    let mut from = Parts {
        now: parts.first().and_then(|first| first.get(8..)).unwrap_or(&[]),
        next: parts.get(1..).unwrap_or(&[]),
    };
    let mut strings = Vec::new();
    while let Some(string) = from.string() {
        strings.push(string);
    }
    strings
}

struct Parts<'a> {
    now: &'a [u8],
    next: &'a [&'a [u8]],
}

impl<'a> Parts<'a> {
    fn turn(&mut self) -> Option<()> {
        let (first, rest) = self.next.split_first()?;
        (self.now, self.next) = (first, rest);
        Some(())
    }

    /// This many bytes, which are never cut.
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        if self.now.is_empty() {
            self.turn()?;
        }
        let (taken, rest) = self.now.split_at_checked(count)?;
        self.now = rest;
        Some(taken)
    }

    fn number(&mut self, count: usize) -> Option<usize> {
        Some(self.take(count)?.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.now.is_empty() {
                self.turn()?;
            }
            let step = count.min(self.now.len());
            self.now = self.now.get(step..)?;
            count -= step;
        }
        Some(())
    }

    /// \[MS-XLS\] 2.5.293: length, flags, sizes of what follows the characters.
    fn string(&mut self) -> Option<String> {
        let mut length = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let more = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let (mut string, mut wide) = (String::new(), flags & 1 != 0);
        loop {
            let (text, read) = characters(self.now, length, wide);
            string.push_str(&text);
            self.now = self.now.get(read * if wide { 2 } else { 1 }..)?;
            length -= read;
            if length == 0 {
                break;
            }
            self.turn()?;
            wide = self.number(1)? & 1 != 0;
        }
        self.skip(runs * 4)?;
        self.skip(more)?;
        Some(string)
    }
}

/// At most `length` characters, two bytes each when `wide`, and how many there were.
pub fn characters(data: &[u8], length: usize, wide: bool) -> (String, usize) {
    if wide {
        let units = data.chunks_exact(2).take(length).map(|two| u16::from_le_bytes([two[0], two[1]]));
        let read = units.len();
        (char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), read)
    } else {
        let bytes = data.iter().take(length);
        (bytes.clone().map(|byte| char::from(*byte)).collect(), bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_on_in_the_next_record() {
        let first: &[u8] = &[0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, b'x', 4, 0, 0, b'a', b'b'];
        let second: &[u8] = &[1, 0xE4, 0, 0xF6, 0, 1, 0, 8, 1, 0, b'r', 9, 9, 9, 9, 1, 0, 0, b'y'];
        assert_eq!(read(&[first, second]), ["x", "abäö", "r", "y"]);
        // Cut short: what can be read is.
        assert_eq!(read(&[first]), ["x"]);
        assert_eq!(read(&[]), Vec::<String>::new());
    }
}
