#!/usr/bin/python3
"""What a screen reader knows about the window on this desk, asked over the accessibility bus.

Reads one request per line from standard input and answers each with one line of JSON:

    nodes NAME   every node with exactly this name, or all of them where no name is given, in the order of the tree
    focus NAME   gives the focus to the first node with this name, as a screen reader does; true or false
    heard        what was told since the last time, as lines, once nothing more is told for a moment: what got the focus with
                 what it stands in, what of it changed, and announcements; in this order

A node has role, name, states, text (what stands in a field; null elsewhere) and rect (left, top, width and height in the
window; null where it has no place). Ends when standard input does.
"""

import json
import re
import sys
import time

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
# Those of AT-SPI's states that tests ask for, by their bit.
STATES = {1: "active", 4: "checked", 8: "enabled", 9: "expandable", 10: "expanded", 11: "focusable", 12: "focused", 20: "pressed",
          23: "selected", 24: "sensitive", 25: "showing", 30: "visible", 41: "checkable", 43: "read-only"}
# Those of AT-SPI's roles that the program has, by their number.
ROLES = {7: "check box", 11: "combo box", 16: "dialog", 23: "window", 27: "image", 29: "label", 39: "panel", 40: "password",
         42: "progress bar", 43: "button", 44: "radio button", 48: "scroll bar", 54: "status", 61: "text", 62: "toggle button",
         69: "window", 73: "paragraph", 79: "entry", 82: "document", 83: "heading", 85: "section", 88: "link", 101: "notification",
         110: "landmark"}
# Coordinates relative to the window.
WINDOW = 1


def call(bus, name, path, interface, method, arguments=None):
    """One call over the bus, or None where nobody answers it: a window can go at any moment."""
    try:
        answer = bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 10_000, None)
        return answer.unpack()
    except GLib.Error:
        return None


def switch_on(session):
    """Programs only build their tree while somebody asks for it."""
    on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    call(session, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", on)
    (address,) = call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def items(bus):
    """All nodes of all programs: bus name, path, interfaces, name and states."""
    root = "/org/a11y/atspi/accessible/root"
    programs = call(bus, "org.a11y.atspi.Registry", root, ACCESSIBLE, "GetChildren")
    for program, _ in programs[0] if programs else []:
        found = call(bus, program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        for (owner, path), _, _, _, _, interfaces, name, _, _, states in found[0] if found else []:
            yield owner, path, interfaces, name, states


def role_of(bus, owner, path):
    (number,) = call(bus, owner, path, ACCESSIBLE, "GetRole") or (0,)
    return ROLES.get(number, f"role {number}")


def node(bus, owner, path, interfaces, name, states):
    rect = text = None
    if COMPONENT in interfaces:
        rect = call(bus, owner, path, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW,)))
    if TEXT in interfaces:
        text = call(bus, owner, path, TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))
    bits = sum(part << (32 * at) for at, part in enumerate(states))
    return {
        "role": role_of(bus, owner, path),
        "name": name,
        "states": [said for bit, said in STATES.items() if bits >> bit & 1],
        "rect": rect[0] if rect else None,
        "text": text[0] if text else None,
    }


def prop(bus, owner, path, name):
    found = call(bus, owner, path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, name)))
    return found[0] if found else None


class Reader:
    """Hears what a screen reader is told, in the order in which it is told."""

    # So long nothing more may be told, and so long is waited for that at most, in seconds.
    QUIET, LIMIT = 0.5, 6.0

    def __init__(self, bus):
        self.bus, self.lines, self.focus, self.around = bus, [], None, []
        for kind in ("Object", "Window"):
            interface = f"org.a11y.atspi.Event.{kind}"
            bus.signal_subscribe(None, interface, None, None, None, Gio.DBusSignalFlags.NONE, self.told)
        registry, path = "org.a11y.atspi.Registry", "/org/a11y/atspi/registry"
        for event in ("object:state-changed", "object:property-change", "object:announcement", "window:activate"):
            arguments = GLib.Variant("(sass)", (event, [], ""))
            if call(bus, registry, path, registry, "RegisterEvent", arguments) is None:
                call(bus, registry, path, registry, "RegisterEvent", GLib.Variant("(s)", (event,)))

    def told(self, _bus, owner, path, _interface, member, arguments):
        self.last = time.monotonic()
        detail, first, _, data, *_ = arguments.unpack()
        if member == "StateChanged" and detail == "focused" and first == 1:
            self.focus = (owner, path)
            self.lines.append((owner, path))
        elif member == "StateChanged" and detail in ("checked", "selected", "expanded") and self.focus == (owner, path):
            self.lines.append(f"  {detail}" if first else f"  not {detail}")
        elif member == "PropertyChange" and self.focus == (owner, path) and data:
            if detail in ("accessible-name", "accessible-description"):
                self.lines.append(f"  {detail.removeprefix('accessible-')}: {data}")
        elif member == "Announcement" and data:
            self.lines.append(f"  announced{'' if first < 2 else ' at once'}: {data}")

    def said(self, owner, path):
        """What got the focus, below what it stands in that the focus before it did not."""
        around, above = [], path
        while (parent := prop(self.bus, owner, above, "Parent")) and parent[1] != "/org/a11y/atspi/null":
            above = parent[1]
            if not above.startswith("/org/a11y/atspi/accessible/") or above.endswith("/root"):
                break
            around.insert(0, above)
        lines = [self.line(owner, at) for at in around if at not in self.around and prop(self.bus, owner, at, "Name")]
        self.around = around + [path]
        return lines + [self.line(owner, path)]

    def line(self, owner, path):
        (low, high) = (call(self.bus, owner, path, ACCESSIBLE, "GetState") or ((0, 0),))[0]
        states = [said for bit, said in STATES.items() if (low | high << 32) >> bit & 1 and said in ("checked", "expanded", "read-only")]
        attributes = (call(self.bus, owner, path, ACCESSIBLE, "GetAttributes") or ({},))[0]
        if "posinset" in attributes:
            states.append(f"{attributes['posinset']} of {attributes.get('setsize', '?')}")
        description = prop(self.bus, owner, path, "Description")
        parts = [role_of(self.bus, owner, path), f"‘{prop(self.bus, owner, path, 'Name')}’", *states]
        return ", ".join(parts) + (f" — {description}" if description else "")

    def heard(self):
        began = self.last = time.monotonic()
        while time.monotonic() < min(self.last + self.QUIET, began + self.LIMIT):
            if not GLib.MainContext.default().iteration(False):
                time.sleep(0.01)
        told, self.lines = self.lines, []
        lines, changes = [], []
        for line in told + [None]:
            if isinstance(line, str):
                changes.append(line)
                continue
            # Programs send what changed at once in any order, and a state that something has already when it gets the focus.
            here = lines[-1] if lines else ""
            order = ("  not ", "  checked", "  selected", "  expanded", "  name", "  description", "  announced")
            lines.extend(sorted((c for c in changes if f", {c.strip()}" not in here), key=lambda c: [c.startswith(o) for o in order][::-1]))
            changes = []
            if line:
                lines.extend(self.said(*line))
        # No clock tells the same twice.
        return [re.sub(r"\b\d\d:\d\d\b", "HH:MM", line) for line in lines]


def answer(bus, reader, request):
    verb, _, wanted = request.rstrip("\n").partition(" ")
    if verb == "heard":
        return reader.heard()
    found = [item for item in items(bus) if not wanted or item[3] == wanted]
    if verb == "nodes":
        return [node(bus, *item) for item in found]
    owner, path = found[0][:2] if found else (None, None)
    done = owner and call(bus, owner, path, COMPONENT, "GrabFocus")
    return bool(done and done[0])


def main():
    bus = switch_on(Gio.bus_get_sync(Gio.BusType.SESSION))
    reader = Reader(bus)
    for request in sys.stdin:
        print(json.dumps(answer(bus, reader, request)), flush=True)


main()
