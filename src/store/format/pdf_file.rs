//! The objects of a PDF, read on demand.
//!
//! Files come from others and may be hostile: streams that decompress without end, nested objects, circular references. So
//! what is read is counted against a limit, and nothing is read twice.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::num::TryFromIntError;
use std::rc::Rc;

use lopdf::encryption::decrypt_object;
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, EncryptionState, Object, ObjectId, Reader, Stream};

/// The largest file that is read, in bytes: a filled form has a quarter of a megabyte, and a few megabytes with embedded fonts.
pub(super) const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most objects of a file.
const MOST_ENTRIES: usize = 200_000;
/// The most cross-reference sections: each save adds one.
const MOST_SECTIONS: usize = 500;
/// The longest text of an object that is no stream, in bytes.
const LONGEST: usize = 512 * 1024;
/// The most bytes to which one stream unpacks.
const MOST_UNPACKED: usize = 4 * 1024 * 1024;
/// The most that is read in all, in bytes of memory.
const MOST_READ: usize = 64 * 1024 * 1024;
/// Memory of an object without its text, in bytes.
const OBJECT: usize = 128;

/// Why a file gives no objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    NotPdf,
    Damaged,
    Password,
    TooLarge,
}

impl From<TryFromIntError> for Fault {
    fn from(_: TryFromIntError) -> Self {
        Self::Damaged
    }
}

/// A PDF whose objects can be looked up.
pub(super) struct PdfFile<'a> {
    /// From the `%PDF-` mark on.
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    trailer: Dictionary,
    /// Reads the file, and follows only references to numbers, which give the length of a stream: no reference leads to another
    /// one.
    reader: Reader<'a>,
    encryption: Option<EncryptionState>,
    known: BTreeMap<ObjectId, Option<Rc<Object>>>,
    containers: BTreeMap<u32, Rc<Container>>,
    /// What may still be read, in bytes of memory.
    left: usize,
}

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Free,
    At { offset: usize, generation: u16 },
    In { container: u32 },
}

/// An object stream.
struct Container {
    content: Vec<u8>,
    /// Where each object begins and ends, by its number.
    ranges: BTreeMap<u32, (usize, usize)>,
}

impl<'a> PdfFile<'a> {
    /// Finds the objects of a file. A file with restrictions, but without a password to open it, is read as any other.
    ///
    /// # Errors
    /// When it is no PDF, too large, damaged or has a password.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        /// Bytes from the beginning that are searched: some mail programs put something in front.
        const IN_FRONT: usize = 8 * 1024;
        let start = find(&bytes[..bytes.len().min(IN_FRONT)], b"%PDF-").ok_or(Fault::NotPdf)?;
        if bytes.len() > MOST_BYTES {
            return Err(Fault::TooLarge);
        }
        let bytes = &bytes[start..];
        let mut file = Self {
            bytes,
            places: BTreeMap::new(),
            trailer: Dictionary::new(),
            reader: reader(bytes),
            encryption: None,
            known: BTreeMap::new(),
            containers: BTreeMap::new(),
            left: MOST_READ,
        };
        file.read_tables()?;
        file.note_numbers();
        file.decrypt()?;
        Ok(file)
    }

    /// The document catalog, the root of all objects.
    pub(super) fn catalog(&mut self) -> Result<Rc<Object>, Fault> {
        let root = self.trailer.get(b"Root").cloned().ok().ok_or(Fault::Damaged)?;
        let catalog = self.resolved(&root)?;
        catalog.filter(|catalog| catalog.as_dict().is_ok()).ok_or(Fault::Damaged)
    }

    /// What an entry of a dictionary holds, or what it refers to; `None` where there is nothing.
    pub(super) fn entry(&mut self, dictionary: &Dictionary, key: &[u8]) -> Result<Option<Rc<Object>>, Fault> {
        dictionary.get(key).map_or(Ok(None), |object| self.resolved(object))
    }

    /// An object, or what it refers to; `None` for nothing.
    pub(super) fn resolved(&mut self, object: &Object) -> Result<Option<Rc<Object>>, Fault> {
        /// No sound file has a reference to a reference.
        const STEPS: usize = 4;
        let mut found = match object {
            Object::Reference(id) => self.object(*id)?,
            Object::Null => None,
            other => {
                self.charge(weight(other))?;
                Some(Rc::new(other.clone()))
            }
        };
        for _ in 0..STEPS {
            match found.as_deref() {
                Some(Object::Reference(id)) => found = self.object(*id)?,
                Some(Object::Null) => return Ok(None),
                _ => return Ok(found),
            }
        }
        Err(Fault::Damaged)
    }

    fn object(&mut self, id: ObjectId) -> Result<Option<Rc<Object>>, Fault> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let found = match self.places.get(&id.0).copied() {
            Some(Place::At { offset, generation }) if generation == id.1 => {
                // What should be there and cannot be read may be an answer.
                let mut object = self.read_at(id, offset)?;
                if let Some(state) = &self.encryption {
                    decrypt_object(state, id, &mut object).ok().ok_or(Fault::Damaged)?;
                }
                Some(object)
            }
            Some(Place::In { container }) if id.1 == 0 => self.packed(container, id.0)?,
            _ => None,
        };
        let found = found.map(Rc::new);
        self.charge(found.as_deref().map_or(OBJECT, weight))?;
        self.known.insert(id, found.clone());
        Ok(found)
    }

    /// Reads what stands at a place in the file.
    fn read_at(&mut self, id: ObjectId, offset: usize) -> Result<Object, Fault> {
        let rest = self.bytes.get(offset..).ok_or(Fault::Damaged)?;
        let window = &rest[..rest.len().min(LONGEST)];
        let object = parse(&mut reader(window), id, 0);
        // A stream can be longer, and its length can stand elsewhere.
        let is_cut = match &object {
            Some(Object::Stream(stream)) => stream.start_position.is_some(),
            Some(Object::Dictionary(dictionary)) => dictionary.has(b"Length"),
            Some(_) => false,
            None => return Err(if rest.len() > LONGEST { Fault::TooLarge } else { Fault::Damaged }),
        };
        let object = if is_cut { parse(&mut self.reader, id, offset) } else { object };
        object.ok_or(Fault::Damaged)
    }

    fn packed(&mut self, container: u32, number: u32) -> Result<Option<Object>, Fault> {
        let container = if let Some(known) = self.containers.get(&container) {
            Rc::clone(known)
        } else {
            let new = Rc::new(self.container(container)?);
            self.containers.insert(container, Rc::clone(&new));
            new
        };
        let Some((start, end)) = container.ranges.get(&number).copied() else { return Ok(None) };
        let text = container.content.get(start..end).ok_or(Fault::Damaged)?;
        parse_text(text).map(Some)
    }

    fn container(&mut self, number: u32) -> Result<Container, Fault> {
        // An object stream cannot itself be in an object stream.
        if !matches!(self.places.get(&number), Some(Place::At { .. })) {
            return Err(Fault::Damaged);
        }
        let object = self.object((number, 0))?.ok_or(Fault::Damaged)?;
        let stream = object.as_stream().ok().ok_or(Fault::Damaged)?;
        let content = self.unpacked(stream)?.ok_or(Fault::Damaged)?;
        let first = size(&stream.dict, b"First").ok_or(Fault::Damaged)?;
        let head = content.get(..first).ok_or(Fault::Damaged)?;
        let head = std::str::from_utf8(head).ok().ok_or(Fault::Damaged)?;
        let numbers: Vec<u32> = head.split_ascii_whitespace().map_while(|number| number.parse().ok()).collect();
        self.charge(numbers.len() * OBJECT)?;
        let starts: Vec<(u32, usize)> = numbers.chunks_exact(2).map(|pair| (pair[0], first + pair[1] as usize)).collect();
        let sorted: BTreeSet<usize> = starts.iter().map(|(_, start)| *start).collect();
        let end = |start: usize| sorted.range(start + 1..).next().copied().unwrap_or(content.len());
        let ranges = starts.into_iter().map(|(number, start)| (number, (start, end(start)))).collect();
        Ok(Container { content, ranges })
    }

    /// The decoded content of a stream; `None` where its filters are not used by forms.
    ///
    /// # Errors
    /// When it is too large.
    pub(super) fn unpacked(&mut self, stream: &Stream) -> Result<Option<Vec<u8>>, Fault> {
        let Some(plain) = plain(stream) else { return Ok(None) };
        let content = plain.decompressed_content_with_limit(MOST_UNPACKED).map_err(|error| match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Fault::TooLarge,
            _ => Fault::Damaged,
        })?;
        self.charge(content.len())?;
        Ok(Some(content))
    }

    fn charge(&mut self, cost: usize) -> Result<(), Fault> {
        self.left = self.left.checked_sub(cost).ok_or(Fault::TooLarge)?;
        Ok(())
    }

    /// Reads the cross-reference sections, the newest first: its entries take precedence.
    fn read_tables(&mut self) -> Result<(), Fault> {
        let mut next = Some(last_table(self.bytes).ok_or(Fault::Damaged)?);
        let mut seen = BTreeSet::new();
        while let Some(offset) = next {
            if !seen.insert(offset) {
                break;
            }
            if seen.len() > MOST_SECTIONS {
                return Err(Fault::TooLarge);
            }
            let trailer = self.read_table(offset)?;
            next = size(&trailer, b"Prev");
            if self.trailer.is_empty() {
                self.trailer = trailer;
            }
        }
        Ok(())
    }

    fn read_table(&mut self, offset: usize) -> Result<Dictionary, Fault> {
        let text = self.bytes.get(offset..).ok_or(Fault::Damaged)?.trim_ascii_start();
        let Some(text) = text.strip_prefix(b"xref") else { return self.read_table_stream(offset) };
        let mut words = Words(text);
        let mut free = Vec::new();
        while let Some(first) = words.number() {
            let count = words.number().ok_or(Fault::Damaged)?;
            for number in first..first.saturating_add(count) {
                let (Some(offset), Some(generation), Some(kind)) = (words.number(), words.number(), words.next()) else {
                    return Err(Fault::Damaged);
                };
                let number = u32::try_from(number)?;
                match kind {
                    b"n" => {
                        let generation = u16::try_from(generation)?;
                        self.place(number, Place::At { offset, generation })?;
                    }
                    b"f" => free.push(number),
                    _ => return Err(Fault::Damaged),
                }
                if free.len() > MOST_ENTRIES {
                    return Err(Fault::TooLarge);
                }
            }
        }
        if words.next() != Some(b"trailer") {
            return Err(Fault::Damaged);
        }
        let Object::Dictionary(trailer) = parse_text(words.0)? else { return Err(Fault::Damaged) };
        // Hybrid files list objects as free that are in a cross-reference stream.
        if let Some(at) = size(&trailer, b"XRefStm") {
            self.read_table_stream(at)?;
        }
        for number in free {
            self.place(number, Place::Free)?;
        }
        Ok(trailer)
    }

    fn read_table_stream(&mut self, offset: usize) -> Result<Dictionary, Fault> {
        let mut words = Words(self.bytes.get(offset..).ok_or(Fault::Damaged)?);
        let (Some(number), Some(generation)) = (words.number(), words.number()) else { return Err(Fault::Damaged) };
        let id = (u32::try_from(number)?, u16::try_from(generation)?);
        let Object::Stream(stream) = self.read_at(id, offset)? else { return Err(Fault::Damaged) };
        let content = self.unpacked(&stream)?.ok_or(Fault::Damaged)?;
        let numbers = |key: &[u8]| -> Option<Vec<usize>> {
            let array = stream.dict.get(key).and_then(Object::as_array).ok()?;
            array.iter().map(|number| usize::try_from(number.as_i64().ok()?).ok()).collect()
        };
        let widths = numbers(b"W").filter(|widths| widths.len() >= 3 && widths.iter().all(|width| *width <= 8));
        let [kinds, seconds, thirds] = widths.and_then(|widths| widths.first_chunk().copied()).ok_or(Fault::Damaged)?;
        let index = numbers(b"Index").unwrap_or_else(|| vec![0, size(&stream.dict, b"Size").unwrap_or_default()]);
        let mut rows = content.chunks_exact((kinds + seconds + thirds).max(1));
        for part in index.chunks_exact(2) {
            for number in part[0]..part[0].saturating_add(part[1]) {
                // A table that is shorter than it says is read as far as it goes.
                let Some(row) = rows.next() else { return Ok(stream.dict) };
                let value =
                    |from: usize, width: usize| row[from..from + width].iter().fold(0_u64, |all, it| all << 8 | u64::from(*it));
                let kind = if kinds == 0 { 1 } else { value(0, kinds) };
                let (second, third) = (value(kinds, seconds), value(kinds + seconds, thirds));
                let place = match kind {
                    0 => Place::Free,
                    1 => Place::At { offset: usize::try_from(second)?, generation: u16::try_from(third)? },
                    2 => Place::In { container: u32::try_from(second)? },
                    _ => continue,
                };
                self.place(u32::try_from(number)?, place)?;
            }
        }
        Ok(stream.dict)
    }

    fn place(&mut self, number: u32, place: Place) -> Result<(), Fault> {
        self.places.entry(number).or_insert(place);
        if self.places.len() > MOST_ENTRIES { Err(Fault::TooLarge) } else { Ok(()) }
    }

    /// Registers the objects that are numbers with the reader.
    fn note_numbers(&mut self) {
        for (number, place) in &self.places {
            let Place::At { offset, generation } = *place else { continue };
            let (Some(text), Ok(at)) = (self.bytes.get(offset..), u32::try_from(offset)) else { continue };
            let mut words = Words(text);
            let is_number = words.number().is_some() && words.number().is_some() && words.next() == Some(b"obj");
            if is_number && words.number().is_some() && words.next().is_some_and(|word| word.starts_with(b"endobj")) {
                let entry = XrefEntry::Normal { offset: at, generation };
                self.reader.document.reference_table.entries.insert(*number, entry);
            }
        }
    }

    /// Prepares decryption with an empty password, as files with restrictions have.
    fn decrypt(&mut self) -> Result<(), Fault> {
        let Ok(encrypt) = self.trailer.get(b"Encrypt").cloned() else { return Ok(()) };
        let id = encrypt.as_reference().unwrap_or((u32::MAX, 0));
        let dictionary = self.resolved(&encrypt)?.ok_or(Fault::Damaged)?;
        let mut document = Document::new();
        document.objects.insert(id, (*dictionary).clone());
        document.trailer = self.trailer.clone();
        document.trailer.set("Encrypt", id);
        document.authenticate_password("").ok().ok_or(Fault::Password)?;
        self.encryption = Some(EncryptionState::decode(&document, "").ok().ok_or(Fault::Password)?);
        Ok(())
    }
}

/// A number in a dictionary that is a size or an offset.
fn size(dictionary: &Dictionary, key: &[u8]) -> Option<usize> {
    dictionary.get(key).and_then(Object::as_i64).ok().and_then(|number| usize::try_from(number).ok())
}

fn reader(bytes: &[u8]) -> Reader<'_> {
    Reader {
        buffer: bytes,
        document: Document::new(),
        encryption_state: None,
        raw_objects: BTreeMap::new(),
        password: None,
        strict: false,
        max_decompressed_size: Some(MOST_UNPACKED),
    }
}

/// The object with this id at this offset.
fn parse(reader: &mut Reader<'_>, id: ObjectId, offset: usize) -> Option<Object> {
    let entry = XrefEntry::Normal { offset: u32::try_from(offset).ok()?, generation: id.1 };
    let entries = &mut reader.document.reference_table.entries;
    let before = entries.insert(id.0, entry);
    let object = reader.get_object(id, &mut HashSet::new()).ok();
    let entries = &mut reader.document.reference_table.entries;
    match before {
        Some(before) => drop(entries.insert(id.0, before)),
        None => drop(entries.remove(&id.0)),
    }
    object
}

/// The object at the beginning of a text.
fn parse_text(text: &[u8]) -> Result<Object, Fault> {
    const HEAD: &[u8] = b"1 0 obj\n";
    let mut whole = HEAD.to_vec();
    whole.extend_from_slice(&text[..text.len().min(LONGEST)]);
    // A number needs a delimiter after it.
    whole.extend_from_slice(b"\nendobj\n");
    parse(&mut reader(&whole), (1, 0), 0).ok_or(if text.len() > LONGEST { Fault::TooLarge } else { Fault::Damaged })
}

/// A stream that is safe to decode: with at most one filter, Flate, and with predictor parameters within bounds.
fn plain(stream: &Stream) -> Option<Stream> {
    /// The longest row of a predictor, in columns.
    const LONGEST_ROW: i64 = 1024;
    let filters = match stream.dict.get(b"Filter") {
        Ok(_) => stream.filters().ok()?,
        Err(_) => Vec::new(),
    };
    if !matches!(filters.as_slice(), [] | [b"FlateDecode"]) {
        return None;
    }
    let mut plain = Stream::new(Dictionary::new(), stream.content.clone());
    if !filters.is_empty() {
        plain.dict.set("Filter", "FlateDecode");
    }
    let shape = match stream.dict.get(b"DecodeParms") {
        Ok(Object::Dictionary(shape)) => Some(shape),
        Ok(Object::Array(shapes)) => shapes.first().and_then(|shape| shape.as_dict().ok()),
        _ => None,
    };
    if let Some(shape) = shape {
        for key in ["Predictor", "Columns", "Colors", "BitsPerComponent"] {
            let Ok(number) = shape.get(key.as_bytes()).and_then(Object::as_i64) else { continue };
            if !(1..=LONGEST_ROW).contains(&number) || key == "BitsPerComponent" && number > 16 || key == "Colors" && number > 4
            {
                return None;
            }
        }
        plain.dict.set("DecodeParms", shape.clone());
    }
    Some(plain)
}

/// Memory of an object, in bytes, estimated.
fn weight(object: &Object) -> usize {
    match object {
        Object::String(text, _) | Object::Name(text) => OBJECT + text.len(),
        Object::Array(objects) => OBJECT + objects.iter().map(weight).sum::<usize>(),
        Object::Dictionary(dictionary) => weight_of_entries(dictionary),
        Object::Stream(stream) => weight_of_entries(&stream.dict) + stream.content.len(),
        _ => OBJECT,
    }
}

fn weight_of_entries(dictionary: &Dictionary) -> usize {
    OBJECT + dictionary.iter().map(|(key, value)| OBJECT + key.len() + weight(value)).sum::<usize>()
}

/// Offset of the newest cross-reference section.
fn last_table(bytes: &[u8]) -> Option<usize> {
    /// Bytes from the end that are searched: some programs append something.
    const BEHIND: usize = 64 * 1024;
    let end = &bytes[bytes.len().saturating_sub(BEHIND)..];
    let at = end.windows(b"startxref".len()).rposition(|window| window == b"startxref")?;
    Words(&end[at + b"startxref".len()..]).number()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Words separated by white space.
struct Words<'a>(&'a [u8]);

impl<'a> Words<'a> {
    fn peek(&self) -> Option<&'a [u8]> {
        /// Longest word, in bytes.
        const MOST: usize = 32;
        let text = self.0.trim_ascii_start();
        let text = &text[..text.len().min(MOST)];
        let end = text
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'[' | b'/' | b'('))
            .unwrap_or(text.len());
        (end > 0).then_some(&text[..end])
    }

    fn next(&mut self) -> Option<&'a [u8]> {
        let word = self.peek()?;
        self.0 = &self.0.trim_ascii_start()[word.len()..];
        Some(word)
    }

    /// The next word, if it is a number.
    fn number(&mut self) -> Option<usize> {
        let word = self.peek()?;
        let number = std::str::from_utf8(word).ok()?.parse().ok()?;
        self.next();
        Some(number)
    }
}
