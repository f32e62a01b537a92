#!/usr/bin/python3
"""What a screen reader knows about the window on this desk, asked over the accessibility bus.

Reads one request per line from standard input and answers each with one line of JSON:

    nodes NAME   every node with exactly this name, or all of them where no name is given, in the order of the tree
    focus NAME   gives the focus to the first node with this name, as a screen reader does; true or false

A node has role, name, states, text (what stands in a field; null elsewhere) and rect (left, top, width and height in the
window; null where it has no place). Ends when standard input does.
"""

import json
import sys

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
# Those of AT-SPI's states that tests ask for, by their bit.
STATES = {1: "active", 4: "checked", 8: "enabled", 9: "expandable", 10: "expanded", 11: "focusable", 12: "focused", 20: "pressed",
          23: "selected", 24: "sensitive", 25: "showing", 30: "visible", 41: "checkable", 43: "read-only"}
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


def node(bus, owner, path, interfaces, name, states):
    role = call(bus, owner, path, ACCESSIBLE, "GetRoleName")
    rect = text = None
    if COMPONENT in interfaces:
        rect = call(bus, owner, path, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW,)))
    if TEXT in interfaces:
        text = call(bus, owner, path, TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))
    bits = sum(part << (32 * at) for at, part in enumerate(states))
    return {
        "role": role[0] if role else "",
        "name": name,
        "states": [said for bit, said in STATES.items() if bits >> bit & 1],
        "rect": rect[0] if rect else None,
        "text": text[0] if text else None,
    }


def answer(bus, request):
    verb, _, wanted = request.rstrip("\n").partition(" ")
    found = [item for item in items(bus) if not wanted or item[3] == wanted]
    if verb == "nodes":
        return [node(bus, *item) for item in found]
    owner, path = found[0][:2] if found else (None, None)
    done = owner and call(bus, owner, path, COMPONENT, "GrabFocus")
    return bool(done and done[0])


def main():
    bus = switch_on(Gio.bus_get_sync(Gio.BusType.SESSION))
    for request in sys.stdin:
        print(json.dumps(answer(bus, request)), flush=True)


main()
