//! Streams of the file, made smaller.

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, Stream};

/// Makes streams smaller, one after the other: what it works with takes as long to set up as most streams to compress.
pub(super) struct Compressor {
    deflate: Compress,
}

/// What the name of the filter adds to a stream, in bytes.
const NAMED: usize = 19;

impl Compressor {
    pub(super) fn new() -> Self {
        // The highest level takes twice as long for one percent.
        Self { deflate: Compress::new(Compression::default(), true) }
    }

    /// Makes every stream of a file smaller that may be.
    ///
    /// # Errors
    /// As [`Compressor::shrink`].
    pub(super) fn shrink_all(&mut self, file: &mut Document) -> Result<(), io::Error> {
        let streams =
            file.objects.values_mut().filter_map(|object| if let Object::Stream(it) = object { Some(it) } else { None });
        streams.filter(|stream| stream.allows_compression).try_for_each(|stream| self.shrink(stream))
    }

    /// Makes a stream smaller, unless it is already or there is nothing to win.
    ///
    /// # Errors
    /// When the compressor fails, which would be a fault of its own.
    pub(super) fn shrink(&mut self, stream: &mut Stream) -> Result<(), io::Error> {
        if stream.dict.has(b"Filter") {
            return Ok(());
        }
        self.deflate.reset();
        let mut small = Vec::with_capacity(stream.content.len() / 2 + NAMED);
        loop {
            let rest = usize::try_from(self.deflate.total_in()).ok().and_then(|read| stream.content.get(read..));
            if self.deflate.compress_vec(rest.unwrap_or_default(), &mut small, FlushCompress::Finish)? == Status::StreamEnd {
                break;
            }
            small.reserve(small.len() / 2 + NAMED);
        }
        if small.len() + NAMED < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(small);
        }
        Ok(())
    }
}
