"""odd_names.py: names that lead out of a folder, stand for each other, or cannot be shown as they are."""
from cases import accepted, held
from zip_bytes import *


def named(*names, **more):
    return archive([Member(name, b"File %d.\n" % i, **more) for i, name in enumerate(names)])


@held("path-upwards")
def slip():
    """../ leads out of the folder that a program unpacks into."""
    return named("../../etc/cron.d/job")


@held("path-upwards")
def slip_in_the_middle():
    """The same behind a harmless beginning."""
    return named("plans/../../plan.txt")


@held("path-upwards")
def slip_with_backslashes():
    """The same as Windows reads it."""
    return named("..\\..\\plan.txt")


@held("path-absolute")
def absolute():
    """The root of a disk."""
    return named("/etc/passwd")


@held("path-absolute")
def drive():
    """The root of a disk of Windows."""
    return named("C:\\Windows\\plan.txt")


@held("path-absolute")
def drive_without_a_root():
    """The current folder of a disk of Windows."""
    return named("C:plan.txt")


@held("path-absolute")
def unc():
    """A folder of another computer."""
    return named("\\\\server\\share\\plan.txt")


@held("path-not-plain")
def no_name():
    """An empty name."""
    return named("")


@held("path-not-plain")
def a_dot():
    """The folder itself as a file."""
    return named(".")


@held("path-control")
def line_end_in_a_name():
    """A name of two lines can look like two files."""
    return named("plan.txt\nminutes.txt")


@held("path-control")
def escape_sequence_in_a_name():
    """Bytes that would colour a terminal, or worse."""
    return named(b"plan\x1b[31m.txt")


@held("twin")
def composed_and_decomposed():
    """é in one piece, and e with an accent behind it: one file on a Mac."""
    return named("caf\u00e9.txt", "cafe\u0301.txt", flags=UTF8)


@held("twin")
def capital_sharp_s():
    """Letters that are one only after full case folding."""
    return named("stra\u00dfe.txt", "STRASSE.txt", flags=UTF8)


@held("file-and-folder")
def file_and_folder():
    """A file of which the next name makes a folder."""
    return named("plan", "plan/a.txt")


@held("not-a-file")
def symbolic_link():
    """A link: what is read through it is another file of whoever unpacks it."""
    return archive([Member("plan.txt", b"/etc/passwd", STORED, made_by=UNIX, attributes=0o120777 << 16)])


@held("not-a-file")
def symbolic_link_then_write_through():
    """A link to a folder, and a file that goes through it."""
    return archive([Member("out", b"/tmp", STORED, made_by=UNIX, attributes=0o120777 << 16), Member("out/a.txt")])


@held("not-a-file")
def symbolic_link_of_a_mac():
    """The same as macOS marks it."""
    return archive([Member("plan.txt", b"/etc/passwd", STORED, made_by=MACOS, attributes=0o120777 << 16)])


@held("not-a-file")
def symbolic_link_of_another_system():
    """The same as BeOS marks it: Info-ZIP's unzip makes the link."""
    return archive([Member("plan.txt", b"/etc/passwd", STORED, made_by=BEOS, attributes=0o120777 << 16)])


@held("not-a-file")
def device():
    """A device of the machine."""
    return archive([Member("zero", b"", STORED, made_by=UNIX, attributes=0o020666 << 16)])


@held("not-a-file")
def pipe():
    """A named pipe: reading it never ends."""
    return archive([Member("pipe", b"", STORED, made_by=UNIX, attributes=0o010666 << 16)])


@accepted({"plan\\u{202E}fdp.exe": "read"})
def right_to_left():
    """A mark that turns the reading order: plan exe.pdf to the eye.  It is no reason to hold; it must be shown."""
    return named("plan\u202efdp.exe", flags=UTF8)


@accepted({"\u00e4\u00f6\u00fc\u00df.txt": "read"})
def code_page_437():
    """ä, ö, ü and ß in the code page of the first PCs, which a zip without the flag for UTF-8 means."""
    return named(b"\x84\x94\x81\xe1.txt")


@accepted({"\u8868.txt": "read"})
def shift_jis():
    """A Japanese name in Shift-JIS; the second byte of the letter is a backslash, which must not part the name."""
    return named("\u8868.txt".encode("shift_jis"))


@accepted({"x" * 300: "held limit"})
def long_part():
    """A name longer than any disk takes is held by its limit, and is not cut to another."""
    return named("x" * 300)


@accepted({"/".join("d" * 40) + "/plan.txt": "held limit"})
def deep():
    """So are 41 folders in each other."""
    return named("/".join("d" * 40) + "/plan.txt")
