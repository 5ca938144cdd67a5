"""honest.py: archives as real programs write them; none may be held.

Where a layout was looked up, its place is named; the rest is by the real program, run here where it is installed, or from
what its own writer does (APPNOTE.TXT leaves much open).
"""
import bz2
import gzip
import io
import lzma
import os
import shutil
import subprocess
import tarfile
import tempfile
import zipfile

from cases import honest
import seven_zip_bytes as seven_zip
import tar_bytes as tar
from zip_bytes import *

PLAN, NOTES = b"The plan: who does what, and by when.\n" * 20, b"We met, and we talked.\n"
UT = extra(0x5455, b"\3" + struct.pack("<II", 1795435200, 1795435200))  # Info-ZIP: times
UT_CENTRAL = extra(0x5455, b"\3" + struct.pack("<I", 1795435200))
UX = extra(0x7875, b"\1\4" + struct.pack("<I", 501) + b"\4" + struct.pack("<I", 20))  # Info-ZIP: owner
NTFS_TIMES = extra(0x000A, bytes(4) + struct.pack("<HHQQQ", 1, 24, *[0x01DD00000000000] * 3))


# ---- Windows

@honest()
def windows_explorer():
    """"Send to: compressed folder": made by FAT, version 2.0, no flags, no additional fields, forward slashes, no entries
    for folders that have files in them, an entry for one that has none."""
    return archive([Member("plan.txt", PLAN, attributes=0x20), Member("minutes/notes.txt", NOTES, attributes=0x20),
                    Member("empty/", b"", STORED, attributes=0x10)])


@honest({"caf\u00e9.txt": "read"})
def windows_explorer_utf8():
    """Since Windows 8: names that the code page cannot say in UTF-8, with the flag."""
    return archive([Member("café.txt", PLAN, flags=UTF8, attributes=0x20), Member("plan.txt", NOTES, attributes=0x20)])


@honest({"caf\u00e9.txt": "read"})
def windows_explorer_code_page():
    """Before: in the code page of the machine, here 437."""
    return archive([Member("café.txt".encode("cp437"), PLAN, attributes=0x20)])


@honest({"film.avi": "unsupported unsupported-form"})
def windows_explorer_large():
    """Files over 2 GiB in Deflate64 (nih-at/libzip, issue 327), which libzip does not unpack; the rest is read."""
    return archive([Member("film.avi", NOTES, DEFLATE64, packed=deflate(NOTES), attributes=0x20),
                    Member("plan.txt", PLAN, attributes=0x20)])


@honest()
def powershell_5():
    """Compress-Archive of Windows PowerShell 5.1: backslashes between folders, made by FAT, version 2.0, flags 0."""
    return archive([Member("minutes\\notes.txt", NOTES), Member("minutes\\may\\plan.txt", PLAN)])


@honest()
def dotnet_4_folder():
    """.NET Framework before 4.6.1: an empty folder as a name that ends in a backslash."""
    return archive([Member("empty\\", b"", STORED), Member("minutes\\notes.txt", NOTES)])


@honest()
def dotnet():
    """System.IO.Compression of today, to a file: slashes, made by Unix on Linux, with the mode."""
    return archive([Member("plan.txt", PLAN, made_by=UNIX, attributes=0o100644 << 16),
                    Member("minutes/notes.txt", NOTES, made_by=UNIX, attributes=0o100644 << 16)])


@honest()
def dotnet_to_a_stream():
    """The same to a stream that cannot go back: a descriptor with its signature."""
    return archive([streamed("plan.txt", PLAN), streamed("minutes/notes.txt", NOTES)])


@honest()
def onedrive():
    """"Download" of a folder: everything streamed, UTF-8, 64-bit fields that repeat sizes that would have fitted, a 64-bit
    end, and 0 disks in all in its locator, which is what pmqs/Fix-OneDrive-Zip mends; the rest is a reconstruction."""
    def sized(name, contents, method):
        member = streamed(name, contents, method, flags=UTF8, version=45, wide=True)
        member.local.update(packed=FULL_32, size=FULL_32)
        member.local_extras = zip64(0, 0)
        member.central_extras = zip64(len(contents), len(member.packed))
        return member
    members = [sized("Documents/plan.txt", PLAN, DEFLATED), sized("Documents/notes.txt", NOTES, STORED)]
    body, listed = lay_out(members), directory(members)
    return (body + listed + zip64_end(2, len(listed), len(body), len(body) + len(listed), disks=0) +
            end(2, len(listed), len(body)))


@honest()
def always_64_bit():
    """Libraries that always use 64 bits (FileSender, pull request 2765; ananthakumaran/zstream, issue 18): full short
    fields beside the file, with zeros in the 64-bit field, and in the list; a 64-bit descriptor and end."""
    members = []
    for name, contents in ("plan.txt", PLAN), ("notes.txt", NOTES):
        member = streamed(name, contents, flags=UTF8, version=45, wide=True, local_extras=zip64(0, 0))
        member.local.update(packed=FULL_32, size=FULL_32)
        members.append(member)
    body = lay_out(members)
    for member in members:
        member.central = {"packed": FULL_32, "size": FULL_32, "offset": FULL_32}
        member.central_extras = zip64(len(member.contents), len(member.packed), member.offset)
    listed = directory(members)
    return (body + listed + zip64_end(2, len(listed), len(body), len(body) + len(listed)) +
            end(2, len(listed), len(body), **FULL_END))


@honest()
def microsoft_packaging():
    """Windows' own writer of packages, as in Apache Tika's test_text.xps: everything streamed, version 4.5, no 64-bit field
    beside the file and yet a 64-bit descriptor, which libarchive 3.6 cannot read; full short fields in the list; and the
    short end is full to its last field, the numbers of disks included."""
    members = [streamed("plan.txt", PLAN, version=45, wide=True), streamed("notes.txt", NOTES, STORED, version=45, wide=True)]
    body = lay_out(members)
    for member in members:
        member.central = {"packed": FULL_32, "size": FULL_32, "offset": FULL_32}
        member.central_extras = zip64(len(member.contents), len(member.packed), member.offset)
    listed = directory(members)
    return (body + listed + zip64_end(2, len(listed), len(body), len(body) + len(listed)) +
            end(2, len(listed), len(body), disk=FULL_16, directory_disk=FULL_16, **FULL_END))


# ---- Apple

def mac(name, contents, **more):
    """thejoshwolfe/yauzl, issue 69: version 2.1 of a Unix, flags 8, always deflated, all three left open in the local
    header, a descriptor with its signature; the field 0x5855 (times and owner), longer beside the file."""
    times = struct.pack("<II", 1795435200, 1795435200)
    member = streamed(name, contents, made_by=UNIX, attributes=0o100644 << 16,
                      local_extras=extra(0x5855, times + struct.pack("<HH", 501, 20)), central_extras=extra(0x5855, times))
    return member


def mac_folder(name):
    times = struct.pack("<II", 1795435200, 1795435200)
    return Member(name, b"", STORED, version=10, made_by=UNIX, attributes=0o040755 << 16,
                  local_extras=extra(0x5855, times + struct.pack("<HH", 501, 20)), central_extras=extra(0x5855, times))


APPLE_DOUBLE = b"\0\5\26\7\0\2\0\0Mac OS X        " + bytes(60)


@honest({"__MACOSX/minutes/._notes.txt": "unsupported system-file", "minutes/.DS_Store": "unsupported system-file"})
def macos_archive_utility():
    """A folder with a file that has a resource fork, and a .DS_Store."""
    return archive([mac_folder("minutes/"), mac("minutes/notes.txt", NOTES), mac_folder("__MACOSX/"),
                    mac_folder("__MACOSX/minutes/"), mac("__MACOSX/minutes/._notes.txt", APPLE_DOUBLE),
                    mac("minutes/.DS_Store", b"\0\0\0\1Bud1" + bytes(100)), mac("minutes/plan.txt", PLAN)])


@honest({"cafe\u0301.txt": "read"})
def macos_decomposed():
    """Accents as the Mac's disk keeps them, in two pieces, in UTF-8, and without the flag that says so."""
    return archive([mac("cafe\u0301.txt", PLAN)])


@honest({"empty.txt": "broken empty"})
def macos_empty_file():
    """An empty file, deflated: two packed bytes."""
    return archive([mac("plan.txt", PLAN), mac("empty.txt", b"")])


@honest()
def macos_ditto():
    """ditto -c -k, and the Finder since 2023: as above, with the fields 0x5455 and 0x7875."""
    return archive([streamed(name, contents, made_by=UNIX, attributes=0o100644 << 16, local_extras=UT + UX,
                             central_extras=UT_CENTRAL + UX)
                    for name, contents in (("minutes/plan.txt", PLAN), ("minutes/notes.txt", NOTES))])


@honest()
def ios_files():
    """"Compress" in the Files app: Apple's own libarchive, with sizes in the descriptor, the flag for UTF-8, and its field
    0x6C78 beside the file that says mode and attributes (libarchive's writer)."""
    def member(name, contents):
        field = extra(0x6C78, struct.pack("<BHI", 0x05, UNIX << 8 | 20, 0o100644 << 16))
        return streamed(name, contents, flags=UTF8, made_by=UNIX, attributes=0o100644 << 16,
                        local_extras=UT + UX + field, central_extras=UT_CENTRAL + UX)
    folder = Member("Award/", b"", STORED, made_by=UNIX, attributes=0o040755 << 16, flags=UTF8,
                    local_extras=UT + UX, central_extras=UT_CENTRAL + UX)
    return archive([folder, member("Award/plan.txt", PLAN), member("Award/cafe\u0301.txt", NOTES)])


# ---- Google, Java, Python, and streaming libraries

@honest()
def google_drive():
    """"Download" of several files: flags 0x0808, a descriptor with its signature, all else as Java's ZipOutputStream."""
    return archive([streamed("Award-20261123T120000Z-001/plan.txt", PLAN, flags=UTF8),
                    streamed("Award-20261123T120000Z-001/caf\u00e9.txt", NOTES, flags=UTF8)])


@honest()
def java():
    """java.util.zip: a descriptor for files, none for folders, which are stored; the flag for UTF-8."""
    return archive([Member("minutes/", b"", STORED, version=10, flags=UTF8), streamed("minutes/notes.txt", NOTES, flags=UTF8),
                    streamed("plan.txt", PLAN, flags=UTF8)])


@honest()
def java_jar():
    """jar: the first file has the field 0xCAFE."""
    return archive([streamed("META-INF/notes.txt", NOTES, flags=UTF8, extras=extra(0xCAFE, b"")),
                    streamed("plan.txt", PLAN, flags=UTF8)])


@honest()
def half_open_header():
    """A writer that knows the size before it packs: only checksum and packed size are left open, and the 64-bit field
    beside the file is empty (libarchive/libarchive, issue 1834)."""
    member = streamed("plan.txt", PLAN, flags=UTF8, version=45, wide=True)
    member.local["size"] = len(PLAN)
    member.local_extras, member.central_extras = extra(ZIP64, b"") + NTFS_TIMES, NTFS_TIMES
    return archive([member])


@honest()
def descriptor_without_signature():
    """The descriptor of the oldest writers."""
    return archive([streamed("plan.txt", PLAN, signature=False), streamed("notes.txt", NOTES, signature=False)])


@honest()
def stored_with_descriptor():
    """Go and archiver.js: files that are packed already are stored, and still streamed."""
    return archive([streamed("plan.txt", PLAN, STORED), streamed("notes.txt", NOTES, STORED)])


@honest()
def stored_descriptor_and_sizes():
    """JSZip with known sizes: the header says all, and so does the descriptor."""
    member = streamed("plan.txt", PLAN, STORED)
    member.local = {}
    return archive([member])


@honest()
def flag_beside_the_file_only():
    """A writer that clears the flag for a descriptor in the list (xavierleroy/camlzip, pull request 52)."""
    member = streamed("plan.txt", PLAN)
    member.central = {"flags": 0}
    return archive([member])


def by_python(**more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **more) as file:
        file.writestr("plan.txt", PLAN)
        file.writestr("minutes/caf\u00e9.txt", NOTES)
        file.mkdir("empty")
    return out.getvalue()


@honest()
def python_stored():
    """zipfile, as it comes."""
    return by_python()


@honest()
def python_deflated():
    """zipfile, deflated, with a comment."""
    whole = by_python(compression=zipfile.ZIP_DEFLATED)
    return whole[:-2] + struct.pack("<H", 9) + b"Invented."


@honest()
def python_bzip2():
    """zipfile with method 12."""
    return by_python(compression=zipfile.ZIP_BZIP2)


@honest({"plan.txt": "unsupported unsupported-form", "minutes/caf\u00e9.txt": "unsupported unsupported-form"})
def python_lzma():
    """zipfile with method 14, which Debian's libzip does not unpack."""
    return by_python(compression=zipfile.ZIP_LZMA)


class OneWay(io.RawIOBase):
    """A file that cannot go back."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, piece):
        self.bytes += piece
        return len(piece)


@honest()
def python_to_a_pipe():
    """zipfile to a pipe: descriptors, of 64 bits where it was told so."""
    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("plan.txt", PLAN)
        with file.open("notes.txt", "w", force_zip64=True) as member:
            member.write(NOTES)
    return bytes(out.bytes)


# ---- 7-Zip, WinZip and Info-ZIP, by their layouts

@honest({"caf\u00e9.txt": "read"})
def seven_zip_gui():
    """7-Zip's own zips: made by FAT, NTFS times in the list only, the flag for UTF-8 where a name needs it."""
    return archive([Member("plan.txt", PLAN, made_by=FAT, attributes=0x20, local_extras=b"", central_extras=NTFS_TIMES),
                    Member("caf\u00e9.txt", NOTES, flags=UTF8, attributes=0x20, local_extras=b"", central_extras=NTFS_TIMES),
                    Member("minutes/", b"", STORED, attributes=0x10, local_extras=b"", central_extras=NTFS_TIMES)])


@honest({"caf\u00e9.txt": "read"})
def winzip_second_name():
    """WinZip, Bandizip and Info-ZIP on Windows: the name in the code page, and its UTF-8 in the field 0x7075."""
    name = "caf\u00e9.txt".encode("cp437")
    return archive([Member(name, PLAN, extras=unicode_name("caf\u00e9.txt".encode(), of=name))])


@honest()
def info_zip_by_layout():
    """Info-ZIP on Linux: 0x5455 and 0x7875, longer beside the file; the text bit; entries for folders."""
    return archive([Member("minutes/", b"", STORED, made_by=UNIX, attributes=0o040755 << 16 | 0x10, local_extras=UT + UX,
                           central_extras=UT_CENTRAL + UX),
                    Member("minutes/notes.txt", NOTES, made_by=UNIX, attributes=0o100644 << 16, local_extras=UT + UX,
                           central_extras=UT_CENTRAL + UX)])


@honest()
def comments_everywhere():
    """A comment on the zip and on each file, with bytes of code page 437."""
    return archive([Member("plan.txt", PLAN, comment="für Zoë".encode("cp437")), Member("notes.txt", NOTES, comment=b"PK")],
                   comment="Award, submitted in May: caf\u00e9".encode())


@honest()
def a_zip_in_a_zip():
    """A zip within, stored: headers, a list and an end in the contents, the last of them near the end of the file."""
    inner = archive([Member("plan.txt", PLAN)])
    return archive([Member("notes.txt", NOTES), Member("inner.zip", inner, STORED)])


@honest()
def a_zip_in_a_streamed_zip():
    """The same with a descriptor, deflated: what streams finds the end by unpacking."""
    return archive([streamed("inner.zip", archive([Member("plan.txt", PLAN)])), streamed("notes.txt", NOTES)])


@honest()
def list_in_another_order():
    """The list sorted by name, the files as they came."""
    members = [Member("plan.txt", PLAN), Member("notes.txt", NOTES)]
    body = lay_out(members)
    listed = directory(sorted(members, key=lambda member: member.name))
    return body + listed + end(len(members), len(listed), len(body))


@honest()
def small_zip64():
    """A 64-bit end for two small files, as libraries write it that always do."""
    return archive([Member("plan.txt", PLAN), Member("notes.txt", NOTES)], use_zip64=True)


@honest(ending="doc", any_outcome=True)
def word_97_with_a_theme():
    """.doc, .xls and .ppt as Word, Excel and PowerPoint write them since 2007: an OLE file with the theme as a zip within
    it, near its end (32 of 230 in Apache POI's test data)."""
    theme = archive([Member("theme/theme/theme1.xml", b"<a:theme/>" * 50), Member("[Content_Types].xml", b"<Types/>")])
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + PLAN.ljust(1024, b"\0") + theme.ljust(2048, b"\0")


@honest(ending="pdf", any_outcome=True)
def pdf_with_a_zip_in_it():
    """A PDF with a zip attached, as it is: the marks of a zip are near its end, and it is a document."""
    inner = archive([Member("plan.txt", PLAN)])
    return (b"%PDF-1.4\n1 0 obj\n<< /Type /EmbeddedFile /Length " + str(len(inner)).encode() + b" >>\nstream\n" + inner +
            b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")


# ---- by the real programs, where they are installed

def in_a_folder(*commands, out):
    """What the commands make of a small folder; None where a program is missing."""
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "Award/minutes/empty"))
        for name, contents in (("plan.txt", PLAN), ("minutes/caf\u00e9.txt", NOTES)):
            with open(os.path.join(folder, "Award", name), "wb") as file:
                file.write(contents)
        for command in commands:
            if shutil.which(command[0]) is None:
                return None
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, out), "rb") as file:
            return file.read()


@honest()
def real_zip():
    """zip."""
    return in_a_folder(["zip", "-qr", "out.zip", "Award"], out="out.zip")


@honest()
def real_zip_stored():
    """zip -0, without additional fields and folders, with a comment."""
    return in_a_folder(["zip", "-0qrXD", "out.zip", "Award"], out="out.zip")


@honest({"-": "read"})
def real_zip_from_standard_input():
    """zip of its input: a 64-bit field, and a file called "-"."""
    return in_a_folder(["sh", "-c", "zip -q out.zip - <Award/plan.txt"], out="out.zip")


@honest()
def real_zip_to_a_pipe():
    """zip to a pipe: everything streamed."""
    return in_a_folder(["sh", "-c", "zip -qr - Award | cat >out.zip"], out="out.zip")


@honest()
def real_zip_after_a_change():
    """zip that took a file out of a zip and put another in."""
    return in_a_folder(["zip", "-qr", "out.zip", "Award"], ["zip", "-qd", "out.zip", "Award/plan.txt"],
                       ["zip", "-q", "out.zip", "Award/plan.txt"], out="out.zip")


@honest()
def real_7z_zip():
    """7z that makes a zip."""
    return in_a_folder(["7z", "a", "-bd", "-tzip", "out.zip", "Award"], out="out.zip")


@honest(ending="7z")
def real_7z():
    """7z."""
    return in_a_folder(["7z", "a", "-bd", "out.7z", "Award"], out="out.7z")


@honest(ending="7z")
def real_7z_not_solid():
    """7z, each file on its own, and a plain list."""
    return in_a_folder(["7z", "a", "-bd", "-ms=off", "-mhc=off", "out.7z", "Award"], out="out.7z")


def by_tar(form, *options):
    return in_a_folder(["tar", "--format=" + form, *options, "-cf", "out.tar", "Award"], out="out.tar")


@honest(ending="tar")
def real_tar_v7():
    """GNU tar, the oldest format."""
    return by_tar("v7")


@honest(ending="tar")
def real_tar_oldgnu():
    """GNU tar, its own format before 1.12."""
    return by_tar("oldgnu")


@honest(ending="tar")
def real_tar_gnu():
    """GNU tar, its own format, the default."""
    return by_tar("gnu")


@honest(ending="tar")
def real_tar_ustar():
    """GNU tar, POSIX.1-1988."""
    return by_tar("ustar")


@honest(ending="tar")
def real_tar_pax():
    """GNU tar, POSIX.1-2001."""
    return by_tar("pax")


@honest(ending="tar")
def real_tar_of_a_dot():
    """tar -c . : every name begins with "./"."""
    return in_a_folder(["sh", "-c", "cd Award && tar -cf ../out.tar ."], out="out.tar")


@honest(ending="tar")
def real_tar_long_name():
    """A name of over 100 bytes in GNU's way."""
    name = "a-very-long-name-" * 12 + ".txt"
    return in_a_folder(["sh", "-c", f"cp Award/plan.txt Award/{name} && tar --format=gnu -cf out.tar Award"], out="out.tar")


@honest(ending="tar")
def real_tar_long_name_pax():
    """The same by pax."""
    name = "a-very-long-name-" * 12 + ".txt"
    return in_a_folder(["sh", "-c", f"cp Award/plan.txt Award/{name} && tar --format=pax -cf out.tar Award"], out="out.tar")


@honest(ending="tar.gz")
def real_tar_gzip():
    """tar -z."""
    return in_a_folder(["tar", "-czf", "out.tar.gz", "Award"], out="out.tar.gz")


@honest(ending="tar.bz2")
def real_tar_bzip2():
    """tar -j."""
    return in_a_folder(["tar", "-cjf", "out.tar.bz2", "Award"], out="out.tar.bz2")


@honest(ending="tar.xz")
def real_tar_xz():
    """tar -J."""
    return in_a_folder(["tar", "-cJf", "out.tar.xz", "Award"], out="out.tar.xz")


@honest(ending="tar.zst")
def real_tar_zstd():
    """tar --zstd."""
    return in_a_folder(["zstd", "--version"], ["tar", "--zstd", "-cf", "out.tar.zst", "Award"], out="out.tar.zst")


@honest(ending="tar")
def bsdtar():
    """bsdtar on a Mac: pax records of libarchive and of the Mac for each file, in decomposed UTF-8."""
    records = ("mtime", "1795435200.123"), ("LIBARCHIVE.creationtime", "1795435200"), \
        ("SCHILY.dev", "16777220"), ("SCHILY.ino", "12345"), ("SCHILY.nlink", "1"), ("path", "Award/cafe\u0301.txt")
    return (tar.pax(*records, name="Award/PaxHeader/cafe.txt") + tar.member("Award/cafe.txt", PLAN) +
            tar.pax(("mtime", "1795435200.5"), name="Award/PaxHeader/plan.txt") + tar.member("Award/plan.txt", NOTES) + tar.END)


@honest(ending="tar")
def git_archive():
    """git archive: a global record with the name of the commit."""
    return (tar.pax(("comment", "0" * 40), kind=b"g", name="pax_global_header") +
            tar.member("award/", b"", tar.FOLDER) + tar.member("award/plan.txt", PLAN) + tar.END)


@honest(ending="tar")
def tar_of_large_records():
    """Zeros up to 10 KiB at the end, as for tapes."""
    return (tar.member("plan.txt", PLAN) + tar.END).ljust(20480, b"\0")


@honest(ending="tar")
def python_tarfile():
    """Python's tarfile, pax, with an accent."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        member = tarfile.TarInfo("Award/caf\u00e9.txt")
        member.size, member.mtime = len(PLAN), 1795435200.5
        file.addfile(member, io.BytesIO(PLAN))
    return out.getvalue()


@honest({"gzip-of-one-file.txt": "read"}, ending="txt.gz")
def gzip_of_one_file():
    """gzip."""
    return gzip.compress(PLAN)


@honest({"bzip2-of-one-file.txt": "read"}, ending="txt.bz2")
def bzip2_of_one_file():
    """bzip2."""
    return bz2.compress(PLAN)


@honest({"xz-of-one-file.txt": "read"}, ending="txt.xz")
def xz_of_one_file():
    """xz."""
    return lzma.compress(PLAN)


@honest(ending="7z")
def seven_zip_plain():
    """A 7z of stored files, a folder and an empty file: the empty one has no bytes to be read."""
    return seven_zip.archive([("plan.txt", PLAN), ("minutes", None), ("minutes/notes.txt", NOTES)])
