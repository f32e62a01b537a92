//! What a screen reader says by itself.
//!
//! A message that stands in the window is a live region with its text as its name: Windows speaks it when it comes or
//! changes. What a key brought about where nothing stands in the window, as a rating of the group, is said by [`say`]
//! through a live region that nobody sees.
//!
//! Orca up to 44 has no listener for the announcements that AccessKit sends over AT-SPI. It does speak the description of
//! what has the focus when that changes, so every message becomes that as well, until the focus goes elsewhere.

use std::collections::HashMap;

use egui::accesskit::{Live, Node};
use egui::{Context, Id, Response, Role, Ui};

use super::focus;

/// All that was said and is to be said, kept between frames.
#[derive(Clone, Debug, Default)]
struct Voice {
    /// The messages that stand in the window.
    standing: HashMap<Id, Standing>,
    /// What came in this frame: the texts, and whether the live region that nobody sees has to say them.
    came: Vec<(String, Speaker)>,
    /// What the live region says.
    region: String,
    /// What is said of whatever has the focus, beyond what it says itself.
    described: Option<Described>,
    /// What had the focus before, with what was said of it: were that taken away while the focus goes, it would be said what
    /// it describes itself with.
    left: Option<Described>,
}

/// A message that stands in the window.
#[derive(Clone, Debug)]
struct Standing {
    said: String,
    /// The frame in which it came.
    since: u64,
    /// The frame in which it was drawn last.
    seen: u64,
}

/// What tells a screen reader of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    /// The text in the window does.
    Itself,
    /// The live region that nobody sees does.
    Region,
}

#[derive(Clone, Debug)]
struct Described {
    id: Id,
    text: String,
}

fn with<R>(context: &Context, then: impl FnOnce(&mut Voice) -> R) -> R {
    context.data_mut(|data| then(data.get_temp_mut_or_default(Id::unique("voice"))))
}

/// Makes a text that was drawn a message of this role. A screen reader reads only a label by its value, so what gets another
/// role needs its text as its name. With [`Live::Off`] it is read where it stands and not said by itself.
pub(super) fn announce(ui: &Ui, response: &Response, role: Role, live: Live, text: &str) {
    announce_once(ui, response, (role, live), text, text);
}

/// As [`announce`], for a text of which a part goes on changing: it is said when it comes, and when `said` changes.
pub(super) fn announce_once(ui: &Ui, response: &Response, (role, live): (Role, Live), text: &str, said: &str) {
    let now = ui.ctx().cumulative_frame_nr();
    let has_come = live != Live::Off && with(ui.ctx(), |voice| voice.note(response.id, said, now));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(role);
        node.set_live(if has_come || text == said { live } else { Live::Off });
        node.set_label(text);
        node.clear_value();
    });
}

/// Says what a key or a click brought about.
pub(super) fn say(context: &Context, text: impl Into<String>) {
    let text = text.into();
    with(context, |voice| voice.came.push((text, Speaker::Region)));
    context.request_repaint();
}

/// For the end of a frame, after everything was drawn: says what came.
pub(super) fn speak(context: &Context) {
    if context.will_discard() {
        // It is drawn once more: not all that is there has its node in what is thrown away, so nothing is said of it.
        return;
    }
    let now = context.cumulative_frame_nr();
    let focused = context.memory(egui::Memory::focused).filter(|id| context.has_accesskit_node(*id));
    let focused = focused.unwrap_or_else(egui::accesskit_root_id);
    let is_moving = focus::is_wished(context);
    let (region, description) = with(context, |voice| voice.settle(focused, now, is_moving));
    let left = with(context, |voice| voice.left.clone());
    if with(context, |voice| !voice.came.is_empty()) {
        // What was said before is said once more: a screen reader hears only what changes, so it goes away for a frame.
        context.request_repaint();
    }
    context.accesskit_node_builder(Id::unique("live-region"), |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(region);
    });
    if let Some(Described { id, text, .. }) = left.filter(|left| context.has_accesskit_node(left.id)) {
        context.accesskit_node_builder(id, |node| node.set_description(text));
    }
    if let Some(description) = description {
        context.accesskit_node_builder(focused, |node| node.set_description(description));
    }
}

impl Voice {
    /// A message is drawn in frame `now`. Whether it came with that frame.
    fn note(&mut self, id: Id, said: &str, now: u64) -> bool {
        let known = self.standing.get_mut(&id).filter(|standing| standing.said == said && standing.seen + 1 >= now);
        if let Some(standing) = known {
            standing.seen = now;
            return standing.since == now;
        }
        self.standing.insert(id, Standing { said: said.to_owned(), since: now, seen: now });
        self.came.push((said.to_owned(), Speaker::Itself));
        true
    }

    /// What the live region says in this frame, and what is said of the focus, if anything. What came waits while the focus is on
    /// its way, so that it is said where the user is then.
    fn settle(&mut self, focused: Id, now: u64, is_moving: bool) -> (String, Option<String>) {
        self.standing.retain(|_, standing| standing.seen + 1 >= now);
        self.left = self.described.take_if(|described| described.id != focused);
        if self.came.is_empty() || is_moving {
            return (self.region.clone(), self.described.as_ref().map(|described| described.text.clone()));
        }
        let joined = |came: &[(String, Speaker)], wanted: Option<Speaker>| {
            let texts = came.iter().filter(|(_, speaker)| wanted.is_none_or(|wanted| *speaker == wanted));
            texts.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let (all, by_region) = (joined(&self.came, None), joined(&self.came, Some(Speaker::Region)));
        let repeats_itself = self.described.as_ref().is_some_and(|described| described.text == all);
        if repeats_itself || (!by_region.is_empty() && self.region == by_region) {
            self.described = None;
            self.region.clear();
            // Nothing at all, as its own description would be said in between.
            return (String::new(), Some(String::new()));
        }
        self.came.clear();
        self.region = by_region;
        self.described = Some(Described { id: focused, text: all.clone() });
        (self.region.clone(), Some(all))
    }
}

/// What is told of something beyond its name: how it is used, or what it means. A screen reader says it after the name.
pub(super) fn describe(ui: &Ui, response: &Response, text: &str) {
    if !text.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node: &mut Node| node.set_description(text));
    }
}

#[cfg(test)]
mod tests {
    use egui::Id;

    use super::{Speaker, Voice};

    fn says(voice: &mut Voice, text: &str) {
        voice.came.push((text.to_owned(), Speaker::Region));
    }

    #[test]
    fn what_is_said_twice_is_heard_twice() {
        let (mut voice, focused) = (Voice::default(), Id::unique("question"));
        says(&mut voice, "Deels gekozen");
        assert_eq!(voice.settle(focused, 1, false), ("Deels gekozen".to_owned(), Some("Deels gekozen".to_owned())));
        assert_eq!(voice.settle(focused, 2, false), ("Deels gekozen".to_owned(), Some("Deels gekozen".to_owned())));
        says(&mut voice, "Deels gekozen");
        assert_eq!(voice.settle(focused, 3, false), (String::new(), Some(String::new())));
        assert_eq!(voice.settle(focused, 4, false), ("Deels gekozen".to_owned(), Some("Deels gekozen".to_owned())));
    }

    #[test]
    fn a_message_is_said_where_the_focus_goes_with_it_and_nowhere_else() {
        let [button, title, field] = ["button", "title", "field"].map(Id::unique);
        let mut voice = Voice::default();
        says(&mut voice, "Bewaard om 14:32");
        assert_eq!(voice.settle(button, 10, true).1, None, "the focus is on its way");
        assert_eq!(voice.settle(title, 11, false).1.as_deref(), Some("Bewaard om 14:32"));
        assert_eq!(voice.settle(field, 12, false).1, None);
    }
}
