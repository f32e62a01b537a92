//! What moves by itself: a level that goes from then to now. For whom the system or the user asks for less motion, nothing does.

use egui::{Context, Id};

/// How long something takes to get where it goes, in seconds.
const LASTS: f32 = 0.3;

/// Whether nothing moves by itself: as the user chose, else as the system says.
pub(super) fn is_little(context: &Context) -> bool {
    chosen(context).unwrap_or_else(|| is_little_in_system(context))
}

/// What the user chose, if anything.
pub(super) fn chosen(context: &Context) -> Option<bool> {
    context.data(|data| data.get_temp(Id::unique("little-motion")))
}

/// Chooses whether nothing moves by itself.
pub(super) fn choose(context: &Context, is_little: bool) {
    context.data_mut(|data| data.insert_temp(Id::unique("little-motion"), is_little));
}

/// The system is asked once: it is not looked at again while the program runs.
fn is_little_in_system(context: &Context) -> bool {
    let id = Id::unique("little-motion-of-system");
    if let Some(known) = context.data(|data| data.get_temp(id)) {
        return known;
    }
    let is_little = asks_system();
    context.data_mut(|data| data.insert_temp(id, is_little));
    is_little
}

/// Windows keeps 'Animatie-effecten' as one bit of a mask: the second of its fifth byte.
#[cfg(windows)]
fn asks_system() -> bool {
    let mask =
        windows_registry::CURRENT_USER.open(r"Control Panel\Desktop").and_then(|key| key.get_value("UserPreferencesMask"));
    mask.is_ok_and(|mask| mask.get(4).is_some_and(|byte| byte & 2 == 0))
}

/// Other systems have no setting that every desktop keeps: it is chosen under Weergave.
#[cfg(not(windows))]
fn asks_system() -> bool {
    false
}

/// Where something is that goes to `target` by itself, slower at both ends. The window is drawn again only while it moves. `what`
/// tells it from all else that moves.
pub(super) fn towards(context: &Context, what: &str, target: f32) -> f32 {
    let lasts = if is_little(context) { 0.0 } else { LASTS };
    let at = context.animate_value_with_time(Id::unique(("moves", what)), target, lasts);
    at * at * (3.0 - 2.0 * at)
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput};

    use super::{choose, towards};

    /// Where something is in each of so many frames, 50 ms apart, on its way from 0 to 1, and whether the last asks for another.
    fn places(context: &Context, frames: u8) -> (Vec<f32>, bool) {
        let mut places = Vec::new();
        let mut goes_on = false;
        for frame in 0..=frames {
            let time = Some(f64::from(frame) * 0.05);
            let target = if frame == 0 { 0.0 } else { 1.0 };
            let mut output = context.run_ui(RawInput { time, ..RawInput::default() }, |ui| {
                places.push(towards(ui.ctx(), "level", target));
            });
            output.textures_delta.clear();
            goes_on = output.viewport_output.values().any(|viewport| viewport.repaint_delay.is_zero());
        }
        (places, goes_on)
    }

    #[test]
    fn what_moves_arrives_and_then_rests() {
        let context = Context::default();
        let (places, goes_on) = places(&context, 12);
        assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{places:?}");
        assert!(places.iter().any(|place| (0.01..0.99).contains(place)), "{places:?}");
        assert!(places.last().is_some_and(|place| *place >= 1.0) && !goes_on, "{places:?}");
    }

    #[test]
    fn with_little_motion_it_is_there_at_once() {
        let context = Context::default();
        choose(&context, true);
        assert_eq!(places(&context, 1).0, [0.0, 1.0]);
    }
}
