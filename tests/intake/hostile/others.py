"""others.py: archives that need a password, are cut off, are two formats at once, or pretend to be documents."""
import bz2
import gzip
import os
import struct
import subprocess
import tempfile
import zlib

from cases import accepted, held, refused
import seven_zip_bytes as seven_zip
import tar_bytes as tar
from zip_bytes import *

GOOD, EVIL = b"The plan was agreed.\n", b"Nothing was agreed.\n"


# ---- passwords

def zip_crypto(contents, password, check):
    """The traditional cipher (6.1): three keys, mixed by each byte; twelve bytes before the contents, the last of which
    checks the password."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def mix(byte):
        keys[0] = zlib.crc32(bytes([byte]), keys[0] ^ FULL_32) ^ FULL_32
        keys[1] = (keys[1] + (keys[0] & 0xFF)) * 134775813 + 1 & FULL_32
        keys[2] = zlib.crc32(bytes([keys[1] >> 24]), keys[2] ^ FULL_32) ^ FULL_32

    for byte in password:
        mix(byte)
    out = bytearray()
    for byte in bytes(11) + bytes([check]) + contents:
        at = keys[2] | 2
        out.append(byte ^ (at * (at ^ 1) >> 8 & 0xFF))
        mix(byte)
    return bytes(out)


def locked(name, contents=GOOD):
    packed = zip_crypto(deflate(contents), b"invented", zlib.crc32(contents) >> 24)
    return Member(name, contents, packed=packed, flags=ENCRYPTED)


@accepted({"plan.txt": "held password", "open.txt": "read"})
def password_zip_crypto():
    """One file behind the traditional cipher, one open."""
    return archive([locked("plan.txt"), Member("open.txt")])


@accepted({"plan.txt": "held password", "b.txt": "held password"})
def password_for_all():
    """Every file behind the cipher."""
    return archive([locked("plan.txt"), locked("b.txt")])


@accepted({"plan.txt": "held password"})
def password_aes():
    """AES as WinZip and 7-Zip write it: method 99, and the true method in the field 0x9901.  Nobody can open this one:
    its contents are no cipher text."""
    field = extra(0x9901, struct.pack("<H2sBH", 2, b"AE", 3, DEFLATED))
    member = Member("plan.txt", GOOD, AES, flags=ENCRYPTED, packed=bytes(range(60)), extras=field)
    member.both["crc"] = 0  # AE-2 keeps no checksum
    return archive([member, Member("open.txt")])


@accepted({"plan.txt": "held password"})
def password_strong_encryption():
    """PKWARE's own encryption (7.0), which hardly anyone reads."""
    return archive([Member("plan.txt", GOOD, flags=ENCRYPTED | STRONG_ENCRYPTION, packed=bytes(range(60))),
                    Member("open.txt")])


def by_seven_zip(*options):
    """What the program 7z makes; None where it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.txt"), "wb") as file:
            file.write(GOOD)
        try:
            subprocess.run(["7z", "a", "-bd", *options, "out.7z", "plan.txt"], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL)
        except FileNotFoundError:
            return None
        with open(os.path.join(folder, "out.7z"), "rb") as file:
            return file.read()


@accepted({"plan.txt": "held password"}, ending="7z")
def password_seven_zip():
    """A 7z whose contents need a password."""
    return by_seven_zip("-pinvented")


@held("directory-encrypted", ending="7z")
def password_seven_zip_names():
    """A 7z whose names do, too."""
    return by_seven_zip("-pinvented", "-mhe=on")


@accepted({"secret.7z": "held password", "open.txt": "read"})
def password_of_an_archive_within():
    """The same in a zip."""
    inner = by_seven_zip("-pinvented", "-mhe=on")
    return inner and archive([Member("secret.7z", inner, STORED), Member("open.txt")])


# ---- methods and checksums of single files

@accepted({"plan.txt": "unsupported unsupported-form", "b.txt": "read"})
def method_of_the_eighties():
    """Shrunk (method 1), which nothing has written for thirty years; the other file is read."""
    return archive([Member("plan.txt", GOOD, SHRUNK), Member("b.txt")])


@accepted({"plan.txt": "unsupported unsupported-form", "b.txt": "read"})
def method_that_does_not_exist():
    """Method 77."""
    return archive([Member("plan.txt", GOOD, 77), Member("b.txt")])


@accepted({"plan.txt": "broken damaged", "b.txt": "read"})
def checksum_wrong_everywhere():
    """Both headers agree on a checksum that the contents do not have: that file is broken, the other is read."""
    member = Member("plan.txt", GOOD)
    member.both["crc"] ^= 1
    return archive([member, Member("b.txt")])


@held("readings-differ")
def size_wrong_everywhere():
    """Both headers agree on a size that the contents do not have."""
    member = Member("plan.txt", GOOD)
    member.both["size"] += 1
    return archive([member, Member("b.txt")])


@held("size-differs")
def stored_with_two_sizes():
    """A file that is stored as it is, with 21 bytes packed and 5 unpacked."""
    member = Member("plan.txt", GOOD, STORED)
    member.both.update(size=5, crc=zlib.crc32(GOOD[:5]))
    return archive([member])


# ---- cut off

def three_files():
    return archive([Member("%d.txt" % i, bytes(str(i) * 999, "ascii") + deflate(bytes(range(200))), STORED)
                    for i in range(3)])


@held("no-end")
def cut_in_a_file():
    """Half a zip; what came before the cut could be read."""
    return three_files()[:2500]


@held("no-end")
def cut_in_the_directory():
    """All files are there, the list is not."""
    whole = three_files()
    return whole[:whole.index(b"PK\1\2") + 10]


@held("no-end")
def cut_by_one_byte():
    """Only the last byte is missing."""
    return three_files()[:-1]


@refused("it is not an archive")
def only_a_few_bytes():
    """Four bytes that begin no zip."""
    return b"PK\3"


@held("damaged", ending="7z")
def seven_zip_cut():
    """A 7z has its list at the end: nothing can be said."""
    return seven_zip.archive([("plan.txt", GOOD * 99)])[:-20]


@held("damaged", ending="7z")
def seven_zip_header_checksum():
    """The checksum of the list is wrong."""
    return seven_zip.archive([("plan.txt", GOOD)], header_crc=7)


# ---- 7z


@held("path-upwards", ending="7z")
def seven_zip_slip():
    """../ leads out of the folder."""
    return seven_zip.archive([("../../plan.txt", GOOD)])


@held("path-absolute", ending="7z")
def seven_zip_absolute():
    """The root of a disk."""
    return seven_zip.archive([("C:/Windows/plan.txt", GOOD)])


@held("twin", ending="7z")
def seven_zip_one_name_twice():
    """Two files of one name."""
    return seven_zip.archive([("plan.txt", GOOD), ("plan.txt", EVIL)])


@held("not-a-file", ending="7z")
def seven_zip_link():
    """A symbolic link."""
    return seven_zip.archive([("plan.txt", b"/etc/passwd")], modes=[0o120777])


# ---- two formats at once


def zip_behind(first):
    """A zip whose places allow for what stands before it: a program that looks for the end of a zip finds it."""
    return first + archive([Member("plan.txt", EVIL)], start=len(first))


@held("gap", ending="pdf")
def zip_behind_a_pdf():
    """A document to one program, a zip to another.  Taken as a zip, it is held; see the PDF that has a zip within it
    among the honest ones."""
    return zip_behind(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")


@held("after-end", ending="tar")
def zip_behind_a_tar():
    """A zip behind the end of a tar."""
    return zip_behind(tar.member("plan.txt", GOOD) + tar.END)


@held("after-end", ending="tar")
def zip_that_is_a_tar():
    """One file that is a whole tar and a whole zip, with no byte to spare in either.

    A pax header may be called anything, here "PK\\3\\4" and the rest of a zip's local header, whose extra field takes in
    the rest of the tar's headers.  The zip's file is the beginning of the tar's file; the zip's list is its end; the
    zip's comment is what ends the tar.
    """
    record = tar.pax_record("path", "plan.txt")
    first_blocks = 3 * tar.BLOCK  # the pax header, its record, the header of the file
    name = b"secret.txt"
    evil = Member(name, EVIL, STORED, local_extras=extra(0x9999, bytes(first_blocks - 30 - len(name) - 4)), central_extras=b"")
    listed = directory([evil])
    contents_length = len(EVIL) + len(listed) + 22
    comment = bytes(-contents_length % tar.BLOCK) + tar.END
    contents = EVIL + listed + end(1, len(listed), first_blocks + len(EVIL), comment)[:22]
    name_field = evil.local_header()[:30 + len(name) + 4]
    return (tar.header("", len(record), b"x", name_field=name_field) + tar.padded(record) +
            tar.member("plan.txt", contents) + tar.END)


@held("after-end", ending="7z")
def zip_behind_a_seven_zip():
    """A zip behind a 7z, which says how long it is: what is behind is not looked at."""
    return zip_behind(seven_zip.archive([("plan.txt", GOOD)]))


@held("after-end", ending="tar.gz")
def zip_behind_a_gzip():
    """A zip behind a gzip: gzip warns, libarchive does not."""
    return zip_behind(gzip.compress(tar.member("plan.txt", GOOD) + tar.END))


@held("after-end", ending="tar.bz2")
def zip_behind_a_bzip2():
    """The same behind bzip2."""
    return zip_behind(bz2.compress(tar.member("plan.txt", GOOD) + tar.END))


@accepted({"office-that-is-none.zip": "broken damaged"})
def office_that_is_none():
    """A zip of two faces that carries the mark of an office file.  As a bundle it is one document, and no document: it
    must not be read by either face."""
    return archive([Member("[Content_Types].xml", b"<Types/>"), Member("plan.txt", GOOD)],
                   unlisted=[Member("plan.txt", EVIL)])


# ---- nothing

@refused("the archive has no files in it")
def no_files():
    """An end record alone."""
    return end(0, 0, 0)


@refused("it is not an archive", ending="tar")
def no_files_in_a_tar():
    """Two blocks of zeros and nothing else, which no header says to be a tar."""
    return tar.END


@refused("the archive has no files in it")
def only_folders():
    """A zip of empty folders."""
    return archive([Member("plans/", b"", STORED, attributes=0x10), Member("minutes/", b"", STORED, attributes=0x10)])
