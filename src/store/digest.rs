//! Names for what has none, from its bytes.

use sha2::{Digest as _, Sha256};

/// Thirty-two hexadecimal digits that hardly any other text has.
pub(super) fn digest(bytes: &[u8]) -> String {
    let all: [u8; 32] = Sha256::digest(bytes).into();
    let first = all.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    format!("{first:032x}")
}
