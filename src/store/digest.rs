//! Names derived from bytes.

use sha2::{Digest as _, Sha256};

/// The first 128 bits of the SHA-256 hash, as 32 hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    format!("{:032x}", u128::from_be_bytes(hash.as_chunks().0[0]))
}
