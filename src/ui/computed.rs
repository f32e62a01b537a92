//! What a screen shows, computed when something changed and not for every frame.

/// A value with what it was computed from.
#[derive(Debug)]
pub(super) struct Computed<Key, Value>(Option<(Key, Value)>);

impl<Key, Value> Default for Computed<Key, Value> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Key: PartialEq, Value> Computed<Key, Value> {
    /// The value for `key`: recomputed only when it was computed from another one.
    pub(super) fn get(&mut self, key: Key, compute: impl FnOnce() -> Value) -> &mut Value {
        if self.0.as_ref().is_some_and(|(known, _)| *known != key) {
            self.0 = None;
        }
        &mut self.0.get_or_insert_with(|| (key, compute())).1
    }
}
