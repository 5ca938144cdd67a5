"""tars.py: tars that two programs read as different files, or that make more than files.

Half a dozen dialects of tar are read by programs that each know some of them.  What all read alike is accepted.
"""
import gzip

from cases import accepted, held
from tar_bytes import *

GOOD, EVIL = b"The plan was agreed.\n", b"Nothing was agreed.\n"


def tar(*members):
    return b"".join(members) + END


# ---- more than files

@held("not-a-file", ending="tar")
def hard_link():
    """A second name for a file of whoever unpacks it."""
    return tar(member("plan.txt", b"", HARD_LINK, link=b"/etc/passwd"))


@held("not-a-file", ending="tar")
def hard_link_with_contents():
    """A link with a size: some programs skip the contents, others read headers out of them."""
    return tar(member("plan.txt", member("secret.txt", EVIL), HARD_LINK, link=b"other.txt"), member("b.txt"))


@held("not-a-file", ending="tar")
def symbolic_link_in_a_tar():
    """A link."""
    return tar(member("plan.txt", b"", SYMLINK, link=b"/etc/passwd"))


@held("not-a-file", ending="tar")
def device_in_a_tar():
    """A device of the machine."""
    return tar(member("zero", b"", CHARACTER_DEVICE))


@held("not-a-file", ending="tar")
def block_device_with_contents():
    """A device with a size: some programs skip the contents, others read headers out of them."""
    return tar(member("disk", member("secret.txt", EVIL), BLOCK_DEVICE), member("b.txt"))


@held("not-a-file", ending="tar")
def pipe_in_a_tar():
    """A named pipe."""
    return tar(member("pipe", b"", FIFO))


@held("not-a-file", ending="tar")
def contiguous_file():
    """A type that POSIX takes for a file and some programs for nothing."""
    return tar(member("plan.txt", GOOD, CONTIGUOUS))


@held("not-a-file", ending="tar")
def unknown_type():
    """A type that nobody knows: a file to POSIX, nothing to others."""
    return tar(member("plan.txt", GOOD, b"Q"))


@held("not-a-file", ending="tar")
def volume_label():
    """GNU's label of a tape, with contents."""
    return tar(member("label", GOOD, b"V", magic=GNU), member("b.txt"))


@held("not-a-file", ending="tar")
def continued_from_another_tape():
    """The rest of a file of which the beginning is elsewhere."""
    return tar(member("plan.txt", GOOD, b"M", magic=GNU))


@held("not-a-file", ending="tar")
def sparse_of_8_gib():
    """GNU's old form of a file with holes (at 386: places and lengths; at 483: the true size): 512 bytes that are
    8 GiB."""
    block = bytearray(header("zeros.bin", 512, b"S", magic=GNU))
    block[386:410] = octal(8 << 30, 12)[:12] + octal(512, 12)
    block[483:495] = octal((8 << 30) + 512, 12)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return tar(bytes(block) + bytes(512))


@held("header-unclear", ending="tar")
def sparse_by_pax():
    """The new form: the name, the size and the holes are in pax records, which other programs do not know."""
    holes = ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "zeros.bin"), \
            ("GNU.sparse.realsize", str(8 << 30))
    return tar(pax(*holes), member("GNUSparseFile.0/zeros.bin", padded(b"1\n0\n512\n") + bytes(512)))


@held("kind-differs", ending="tar")
def folder_with_a_size():
    """A folder with contents that are a header: POSIX says that the size of a folder says nothing of contents."""
    return tar(member("plans/", member("secret.txt", EVIL), FOLDER), member("b.txt"))


@held("kind-differs", ending="tar")
def file_named_as_a_folder():
    """A file whose name ends in a slash was a folder in the oldest tars."""
    return tar(member("plans/", GOOD), member("b.txt"))


# ---- names

@held("path-upwards", ending="tar")
def slip_in_a_tar():
    """../ leads out of the folder."""
    return tar(member("../../etc/cron.d/job", GOOD))


@held("path-absolute", ending="tar")
def absolute_in_a_tar():
    """The root of a disk."""
    return tar(member("/etc/passwd", GOOD))


@held("path-upwards", ending="tar")
def slip_beneath_a_record():
    """A pax record gives a harmless name; the name that it replaces leads out of the folder."""
    return tar(pax(("path", "plan.txt")), member("../../plan.txt", GOOD))


@held("twin", ending="tar")
def one_name_twice_in_a_tar():
    """The last one wins, or both are shown."""
    return tar(member("plan.txt", GOOD), member("plan.txt", EVIL))


@held("twin", ending="tar")
def composed_and_decomposed_in_a_tar():
    """é in one piece, and in two."""
    return tar(member("caf\u00e9.txt", GOOD), member("cafe\u0301.txt", EVIL))


@held("file-and-folder", ending="tar")
def file_and_folder_in_a_tar():
    """A file of which the next name makes a folder."""
    return tar(member("plan", GOOD), member("plan/a.txt", EVIL))


@held("path-not-plain", ending="tar")
def dot_and_slash_before_one_name():
    """./plan.txt and plan.txt are one file to those who unpack, two to those who compare names."""
    return tar(member("plan.txt", GOOD), member("./plan.txt", EVIL))


@held("header-unclear", ending="tar")
def name_behind_a_nul():
    """Bytes behind the end of the name, which programs read that ask for 100 bytes."""
    return tar(member("plan.txt", GOOD, name_field=b"plan.txt\0.exe"))


@held("header-unclear", ending="tar")
def folder_and_no_name():
    """A folder's name in the prefix, and none for the file."""
    return tar(member("", GOOD, prefix=b"plans"))


# ---- what describes the next file

@held("header-unclear", ending="tar")
def pax_path_twice():
    """Two names in one record."""
    return tar(pax(("path", "plan.txt"), ("path", "secret.txt")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_twice():
    """Two records for one file: the last one counts, or both do."""
    return tar(pax(("path", "plan.txt")), pax(("mtime", "1795435200")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_and_gnu_name():
    """A name in either dialect."""
    return tar(long_name("plan.txt"), pax(("path", "secret.txt")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_and_global_pax():
    """A global record between a file and its own: some programs forget the first."""
    return tar(pax(("path", "plan.txt")), pax(("comment", "x"), kind=b"g"), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_path_for_all():
    """One name for all files."""
    return tar(pax(("path", "plan.txt"), kind=b"g"), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_size_for_all():
    """One size for all files."""
    return tar(pax(("size", "0"), kind=b"g"), member("a.txt", member("secret.txt", EVIL)))


@held("header-unclear", ending="tar")
def pax_size():
    """A size of 0 in the record and one in the header: the contents are nobody's, or headers."""
    return tar(pax(("size", "0")), member("a.txt", member("secret.txt", EVIL)))


@held("header-unclear", ending="tar")
def pax_negative_size():
    """A size below nothing."""
    return tar(pax(("size", "-512")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_nul_in_a_value():
    """Programs in C end the name at the NUL."""
    return tar(pax(("path", b"plan.txt\0.exe")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_carriage_return():
    """A control character in a name."""
    return tar(pax(("path", b"plan.txt\r")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_bad_utf8():
    """/ in two bytes, which UTF-8 forbids."""
    return tar(pax(("path", b"plans\xc0\xafplan.txt")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_other_alphabet():
    """A record that says that names are not UTF-8."""
    return tar(pax(("hdrcharset", "BINARY"), ("path", "plan.txt")), member("a.txt", GOOD))


@held("header-unclear", ending="tar")
def pax_link():
    """The target of a link for what is no link."""
    return tar(pax(("linkpath", "/etc/passwd")), member("a.txt", GOOD))


@held("header-broken", ending="tar")
def pax_length_too_long():
    """A record that says more bytes than there are."""
    return tar(pax(raw=b"99 path=plan.txt\n"), member("a.txt", GOOD))


@held("header-broken", ending="tar")
def pax_length_with_a_zero():
    """017 is 17 to one and 15 to another."""
    return tar(pax(raw=b"018 path=plan.txt\n"), member("a.txt", GOOD))


@held("header-broken", ending="tar")
def pax_of_nothing_that_comes():
    """A record at the end, with no file."""
    return tar(member("a.txt", GOOD), pax(("path", "plan.txt")))


@held("header-broken", ending="tar")
def pax_of_8_gib():
    """A record that says that it is 8 GiB long."""
    return tar(member("a.txt", GOOD), header("PaxHeaders/a", kind=b"x", size_field=octal((8 << 30) - 1, 12)))


@held("header-unclear", ending="tar")
def gnu_name_in_posix():
    """GNU's long name in a header that says POSIX."""
    return tar(member("././@LongLink", b"plan.txt\0", b"L"), member("a.txt", GOOD))


# ---- headers

@held("header-broken", ending="tar")
def checksum_wrong():
    """The second header's checksum is not that of its bytes."""
    return tar(member("plan.txt", GOOD), member("b.txt", GOOD, checksum=b"000001\0 "))


@held("header-broken", ending="tar")
def checksum_of_signed_bytes():
    """The checksum as old programs of Sun made it: good to those who know."""
    return tar(member("plan.txt", GOOD), member("caf\u00e9.txt", GOOD, signed=True))


@held("header-broken", ending="tar")
def size_with_letters():
    """A size of which programs read the digits that they find."""
    return tar(member("plan.txt", GOOD), member("b.txt", GOOD, size_field=b"0000000002x\0"))


@held("header-broken", ending="tar")
def size_below_nothing():
    """A binary size of -1 (GNU)."""
    return tar(member("plan.txt", GOOD), member("b.txt", GOOD, size_field=b"\xff" * 12))


@held("header-broken", ending="tar")
def size_of_sixteen_exbibytes():
    """A binary size that turns small again when it is rounded up to whole blocks."""
    return tar(member("plan.txt", GOOD), member("b.txt", GOOD, size_field=b"\x80\0\0\0" + b"\xff" * 8))


@held("cut-off", ending="tar")
def size_of_eight_tebibytes():
    """A true header and nothing like that many bytes."""
    return tar(member("plan.txt", GOOD, size_field=b"\x80\0\0\0" + (8 << 40).to_bytes(8, "big")))


@held("gap", ending="tar")
def bytes_in_the_last_block():
    """What fills up the last block of a file should be zeros."""
    return tar(header("plan.txt", len(GOOD)) + padded(GOOD, b"hidden"[:1]))


# ---- the end

@held("after-end", ending="tar")
def one_zero_block_in_the_middle():
    """Some programs end at one block of zeros, some at two."""
    return tar(member("plan.txt", GOOD) + bytes(BLOCK) + member("secret.txt", EVIL))


@held("after-end", ending="tar")
def two_tars_in_a_row():
    """A second tar behind the end of the first, which GNU tar reads when it is told to."""
    return tar(member("plan.txt", GOOD)) + tar(member("secret.txt", EVIL))


@held("after-end", ending="tar.gz")
def two_tars_in_two_gzips():
    """The same, each in a gzip of its own: the two are one stream."""
    return gzip.compress(tar(member("plan.txt", GOOD))) + gzip.compress(tar(member("secret.txt", EVIL)))


@held("cut-off", ending="tar")
def tar_without_an_end():
    """No blocks of zeros: perhaps not all of it came."""
    return member("plan.txt", GOOD)


@held("cut-off", ending="tar")
def tar_cut_in_the_middle():
    """Half a file."""
    return tar(member("plan.txt", GOOD * 999))[:8000]


@held("damaged", ending="tar.gz")
def tar_gzip_cut_in_the_middle():
    """Half a gzip."""
    whole = gzip.compress(b"".join(member("%d.txt" % i, bytes([i] * 600)) for i in range(99)) + END)
    return whole[:len(whole) // 2]


@accepted({"plan.txt": "broken empty"}, ending="tar")
def links_are_no_files_even_anyway():
    """A file of 0 bytes is no reason to hold."""
    return tar(member("plan.txt", b""))
