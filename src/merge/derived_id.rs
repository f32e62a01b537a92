//! Ids that follow from what they are for, so that it gets the same id wherever and whenever it is merged.

use sha2::{Digest as _, Sha256};

/// An id of 32 hexadecimal digits, the same for the same texts in the same order.
pub(super) fn derived_id(texts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        let text = text.as_ref();
        // With its length: 'a', 'bc' is not 'ab', 'c'.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    let hash: [u8; 32] = hash.finalize().into();
    format!("{:032x}", u128::from_be_bytes(hash.as_chunks().0[0]))
}
