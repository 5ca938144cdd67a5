"""ambiguous_zips.py: zips that two programs read as different files.

A1 to C5 are the fourteen classes of "My ZIP isn't your ZIP" (USENIX Security 2025): A, one fact that is written twice;
B, a name that programs make another path of; C, where the list of files stands.  The bytes are ours.
"""
import struct
import zlib

from cases import held
from zip_bytes import *

GOOD, EVIL = b"The plan was agreed.\n", b"Nothing was agreed.\n"


# ---- A1: how a file is packed

@held("method-differs")
def a1_stored_in_the_list():
    """The list says stored, the file says deflated: one program shows packed bytes, the other unpacks them."""
    packed = deflate(GOOD)
    return archive([Member("plan.txt", GOOD, central={"method": STORED, "size": len(packed), "crc": zlib.crc32(packed)})])


@held("method-differs")
def a1_stored_beside_the_file():
    """The same the other way round."""
    packed = deflate(GOOD)
    return archive([Member("plan.txt", GOOD, local={"method": STORED, "size": len(packed), "crc": zlib.crc32(packed)})])


# ---- A2: how large a file is

def bytes_of_no_checksum(contents):
    """The contents and four bytes behind them that bring their CRC-32 to 0, the checksum of an empty file."""
    state, tail = zlib.crc32(contents) ^ FULL_32, bytearray()
    table = [zlib.crc32(bytes([i])) ^ zlib.crc32(b"\0") for i in range(256)]
    wanted, indexes = FULL_32, []
    for _ in range(4):  # backwards: which table entries lead to the wanted state
        index = next(i for i in range(256) if table[i] >> 24 == wanted >> 24)
        indexes.insert(0, index)
        wanted = ((wanted ^ table[index]) << 8) & FULL_32
    for index in indexes:
        tail.append((state ^ index) & 0xFF)
        state = state >> 8 ^ table[index]
    assert zlib.crc32(contents + tail) == 0
    return contents + bytes(tail)


@held("size-differs")
def a2_empty_in_the_list():
    """The list says 0 bytes and the checksum of nothing, which the contents have, too: an empty file, or a full one."""
    return archive([Member("plan.txt", bytes_of_no_checksum(GOOD), STORED, central={"packed": 0, "size": 0})])


@held("size-differs")
def a2_empty_beside_the_file():
    """The same the other way round."""
    return archive([Member("plan.txt", bytes_of_no_checksum(GOOD), STORED, local={"packed": 0, "size": 0})])


@held("descriptor-differs")
def a2_empty_in_the_descriptor():
    """The descriptor says 0 bytes, the list does not: programs that stream believe the descriptor."""
    return archive([streamed("plan.txt", bytes_of_no_checksum(GOOD), says={"packed": 0, "size": 0})])


@held("extra-twice")
def a2_two_64_bit_sizes():
    """Twice the field with 64-bit sizes: the first or the last may count."""
    return archive([Member("plan.txt", GOOD, extras=zip64(len(GOOD), len(GOOD)) + zip64(0, 0), method=STORED,
                           local={"size": FULL_32, "packed": FULL_32}, central={"size": FULL_32, "packed": FULL_32})])


@held("size-differs")
def a2_other_64_bit_size():
    """The 64-bit size beside the file is another than that in the list."""
    return archive([Member("plan.txt", GOOD, STORED, local={"size": FULL_32, "packed": FULL_32},
                           local_extras=zip64(4, 4))])


@held("extra-broken")
def a2_64_bit_size_where_none_is_asked_for():
    """The short sizes are good, and yet 64-bit sizes follow that differ: by the standard they say nothing, but some
    programs take them."""
    return archive([Member("plan.txt", GOOD, STORED, central_extras=zip64(4, 4))])


# ---- A3: what a file is called

@held("name-differs")
def a3_another_name_beside_the_file():
    """One name in the list, another beside the contents."""
    return archive([Member("plan.txt", GOOD, local={"name": b"menu.txt"})])


@held("renames")
def a3_second_name_of_a_plain_name():
    """A second name (0x7075) for a name that needs none: a program that knows the field shows another file."""
    return archive([Member("plan.txt", GOOD, extras=unicode_name(b"menu.txt", of=b"plan.txt"))])


@held("renames")
def a3_second_names_differ():
    """The second name beside the file is another than that in the list."""
    return archive([Member("plan.txt", GOOD, local_extras=unicode_name(b"one.txt", of=b"plan.txt"),
                           central_extras=unicode_name(b"two.txt", of=b"plan.txt"))])


@held("extra-twice")
def a3_two_second_names():
    """Two second names, the checksum of the other one of which fits the first: which is the last word?"""
    return archive([Member("plan.txt", GOOD, extras=unicode_name(b"one.txt", of=b"plan.txt") +
                           unicode_name(b"two.txt", of=b"one.txt"))])


@held("renames")
def a3_second_name_of_another_name():
    """The checksum says that the second name belongs to another first name; not every program looks at it."""
    return archive([Member("pl\x84n.txt".encode("latin-1"), GOOD, extras=unicode_name(b"menu.txt", of=b"", crc=7))])


@held("renames")
def a3_second_name_of_an_unknown_version():
    """Version 2 of the field, which does not exist; not every program looks at it."""
    name = b"pl\x84n.txt"
    return archive([Member(name, GOOD, extras=unicode_name("plän.txt".encode(), of=name, version=2))])


# ---- A4: file or folder

@held("kind-differs")
def a4_folder_with_contents():
    """A name that ends in a slash, and contents: a folder to one, a file to another."""
    return archive([Member("plan/", GOOD)])


@held("kind-differs")
def a4_folder_by_a_backslash():
    """The same with the separator of Windows."""
    return archive([Member("plan\\", GOOD)])


@held("kind-differs")
def a4_folder_by_a_dos_attribute():
    """A file that the list marks as a folder in the manner of DOS (4.4.15)."""
    return archive([Member("plan", GOOD, attributes=0x10)])


@held("kind-differs")
def a4_folder_by_unix_mode():
    """A file that the list marks as a folder in the manner of Unix."""
    return archive([Member("plan", GOOD, made_by=UNIX, attributes=0o040755 << 16)])


@held("kind-differs")
def a4_file_by_unix_mode():
    """A folder that the list marks as a file in the manner of Unix."""
    return archive([Member("plan/", b"", STORED, made_by=UNIX, attributes=0o100644 << 16), Member("plan/a.txt")])


# ---- A5: with a password, or without

@held("flags-differ")
def a5_password_in_the_list():
    """Only the list says that a password is needed."""
    return archive([Member("plan.txt", GOOD, central={"flags": ENCRYPTED})])


@held("flags-differ")
def a5_password_beside_the_file():
    """Only the file's own header says so."""
    return archive([Member("plan.txt", GOOD, local={"flags": ENCRYPTED})])


@held("directory-encrypted")
def a5_hidden_headers():
    """The list says that local headers are masked (4.4.4, bit 13): what stands there is not what is meant."""
    return archive([Member("plan.txt", GOOD, flags=MASKED | ENCRYPTED | STRONG_ENCRYPTION)])


# ---- B1 to B4: names (more in odd_names.py)

@held("twin")
def b1_one_name_twice():
    """Two files of one name: the first is read by one, the last overwrites it for another."""
    return archive([Member("plan.txt", GOOD), Member("plan.txt", EVIL)])


@held("path-control")
def b2_name_with_a_nul():
    """Programs in C end the name at the NUL."""
    return archive([Member(b"plan.txt\0.exe", GOOD)])


@held("path-not-plain")
def b3_empty_part():
    """a//b.txt is a/b.txt to many."""
    return archive([Member("a/b.txt", GOOD), Member("a//b.txt", EVIL)])


@held("path-not-plain")
def b3_part_of_one_dot():
    """a/./b.txt is a/b.txt to many."""
    return archive([Member("a/b.txt", GOOD), Member("a/./b.txt", EVIL)])


@held("twin")
def b3_both_separators():
    """a\\b.txt is a/b.txt on Windows."""
    return archive([Member("a/b.txt", GOOD), Member("a\\b.txt", EVIL)])


@held("twin")
def b4_letters_of_both_cases():
    """On Windows and on a Mac these two names are one."""
    return archive([Member("plan.txt", GOOD), Member("Plan.TXT", EVIL)])


# ---- C1: a file that is only in the stream, or only in the list

@held("gap")
def c1_only_in_the_stream():
    """A file that the list does not name: programs that stream show it."""
    return archive([Member("plan.txt", GOOD)], unlisted=[Member("secret.txt", EVIL)])


@held("gap")
def c1_only_in_the_stream_at_its_start():
    """The same before all others."""
    hidden, shown = Member("secret.txt", EVIL), Member("plan.txt", GOOD)
    body = lay_out([hidden, shown])
    return body + directory([shown]) + end(1, len(directory([shown])), len(body))


@held("overlap")
def c1_only_in_the_list():
    """A whole file within the contents of another, and the list names both."""
    inner = Member("secret.txt", EVIL)
    outer = Member("plan.txt", lay_out([inner], start=30 + len("plan.txt")), STORED)
    body = lay_out([outer])
    listed = directory([outer, inner])
    return body + listed + end(2, len(listed), len(body))


@held("gap")
def c1_only_the_inner_file_in_the_list():
    """As before, and the list names only the inner one: what streams sees the outer one."""
    inner = Member("secret.txt", EVIL)
    outer = Member("plan.txt", lay_out([inner], start=30 + len("plan.txt")), STORED)
    body = lay_out([outer])
    return body + directory([inner]) + end(1, len(directory([inner])), len(body))


@held("overlap")
def c1_contents_in_comments():
    """The second file stands within the comment of the first one's record, where nothing that streams looks."""
    first, second = Member("plan.txt", GOOD), Member("secret.txt", EVIL)
    body = lay_out([first])
    second.offset = len(body) + len(first.central_header())
    first.comment = second.local_header() + second.packed
    listed = directory([first, second])
    return body + listed + end(2, len(listed), len(body))


@held("descriptor-differs")
def c1_descriptor_in_the_contents():
    """Stored contents of unknown length hold a descriptor that fits what stands before it, and a local header: what
    streams ends the file there and goes on with the hidden one."""
    shown, hidden = b"Read on.\n", Member("secret.txt", EVIL)
    false_end = b"PK\7\10" + struct.pack("<III", zlib.crc32(shown), len(shown), len(shown))
    contents = shown + false_end + lay_out([hidden])
    member = streamed("plan.txt", contents, STORED, says={"crc": zlib.crc32(EVIL), "size": len(EVIL)})
    return archive([member])


@held("readings-differ")
def c1_good_descriptor_in_the_contents():
    """The same, and the true descriptor is right, so that the two headers agree: only reading both ways shows it."""
    shown, hidden = b"Read on.\n", Member("secret.txt", EVIL)
    false_end = b"PK\7\10" + struct.pack("<III", zlib.crc32(shown), len(shown), len(shown))
    return archive([streamed("plan.txt", shown + false_end + lay_out([hidden]), STORED)])


# ---- C2: which end

def two_ends(comment_length_1, comment_length_2, after=b""):
    first, second = archive([Member("plan.txt", GOOD)]), archive([Member("plan.txt", EVIL)])
    shifted = archive([Member("plan.txt", EVIL)], start=len(first))
    assert len(second) == len(shifted)
    return (first[:-2] + struct.pack("<H", comment_length_1) + shifted[:-2] + struct.pack("<H", comment_length_2) + after)


@held("gap")
def c2_a_zip_in_the_comment():
    """The comment of one zip is another zip.  Programs look for the end from the front, from the back, or by whether the
    comment reaches the end of the file.  Read by the last end, the first zip is a gap; either reading holds it."""
    return two_ends(len(archive([Member("plan.txt", EVIL)])), 0)


@held("end-not-last")
def c2_comment_too_short():
    """No comment reaches the end of the file exactly."""
    return two_ends(3, 0, after=b"\0")


@held("end-not-last")
def c2_comment_too_long():
    """The comment would end behind the end of the file."""
    return two_ends(3, 9, after=b"\0")


@held("several-ends")
def c2_an_end_in_the_comment():
    """A second end record, in the comment, that tells of no files."""
    return archive([Member("plan.txt", GOOD)], comment=end(0, 0, 0) + b"x")


@held("several-ends")
def c2_an_end_in_the_directory():
    """A second end record, in the comment of the first file's record: what looks from the front takes that."""
    first, second = Member("plan.txt", GOOD), Member("secret.txt", EVIL)
    body = lay_out([first, second])
    first.comment = end(1, 0, len(body))
    listed = directory([first, second])
    return body + listed + end(2, len(listed), len(body))


# ---- C3: how many

TWO = ("plan.txt", GOOD), ("secret.txt", EVIL)


def two(**more):
    return archive([Member(*file) for file in TWO], **more)


@held("directory-size")
def c3_one_of_two():
    """The end record counts one file, the list has two."""
    return two(ends={"count": 1, "count_here": 1})


@held("entry-count")
def c3_one_of_two_here():
    """The end record counts one file on this disk and two in all, of one disk."""
    return two(ends={"count_here": 1})


@held("entry-count")
def c3_three_of_two():
    """The end record counts three files, the list has two."""
    return two(ends={"count": 3, "count_here": 3})


@held("directory-elsewhere")
def c3_size_of_one():
    """The end record says a size for the list in which there is room for one file."""
    return two(ends={"size": len(Member("plan.txt").central_header())})


@held("directory-size")
def c3_65537_are_one():
    """65,537 files counted modulo 65,536."""
    members = [Member("%x" % i, b"", STORED) for i in range(65537)]
    body, listed = lay_out(members), directory(members)
    return body + listed + end(1, len(listed), len(body))


# ---- C4: where the list is

@held("directory-elsewhere")
def c4_two_directories():
    """The end record points at one list, and another one stands right before it, where many programs look."""
    first, second = Member("plan.txt", GOOD), Member("secret.txt", EVIL)
    body = lay_out([first, second])
    return (body + directory([first]) + directory([second]) +
            end(1, len(directory([second])), len(body)))


@held("directory-elsewhere")
def c4_directory_moved():
    """Every place is said 10 bytes too low: programs that allow for something before the zip find the files."""
    return archive([Member("plan.txt", GOOD)], before=b"ten bytes\n")


# ---- C5: the 64-bit end

@held("zip64-differs")
def c5_short_end_says_another_place():
    """The short end points at one list, the 64-bit end at another."""
    first, second = Member("plan.txt", GOOD), Member("secret.txt", EVIL)
    body = lay_out([first, second])
    lists = directory([first]) + directory([second])
    at = len(body) + len(directory([first]))
    return (body + lists + zip64_end(1, len(directory([second])), at, len(body) + len(lists)) +
            end(1, len(directory([first])), len(body)))


@held("zip64-differs")
def c5_short_end_says_another_count():
    """The short end counts one file, the 64-bit end two."""
    members = [Member(*file) for file in TWO]
    body, listed = lay_out(members), directory(members)
    return (body + listed + zip64_end(2, len(listed), len(body), len(body) + len(listed)) +
            end(1, len(listed), len(body)))


@held("zip64-differs")
def c5_locator_points_elsewhere():
    """The locator points at a 64-bit end within the contents; what looks right before the locator finds another."""
    hidden = zip64_end(0, 0, 0, 0)
    members = [Member("plan.txt", GOOD), Member("end.bin", hidden, STORED)]
    at_hidden = lay_out(members).index(hidden)
    return archive(members, use_zip64=True, ends={"located_at": at_hidden})


@held("zip64-differs")
def c5_an_end_in_extensible_data():
    """A second 64-bit end in the data that may follow the first (4.3.14.1), where a search backwards finds it."""
    members = [Member("plan.txt", GOOD)]
    body, listed = lay_out(members), directory(members)
    at = len(body) + len(listed)
    inner = zip64_end(0, 0, 0, 0)[:56]
    return body + listed + zip64_end(1, len(listed), len(body), at, extensible=inner) + end(1, len(listed), len(body),
                                                                                           **FULL_END)


@held("zip64-differs")
def c5_64_bit_end_missing():
    """The short end says: see the 64-bit end; there is none."""
    return archive([Member("plan.txt", GOOD)], ends={"offset": FULL_32})


@held("entry-count")
def c5_64_bit_counts_differ():
    """The 64-bit end counts one file on this disk and two in all."""
    return two(use_zip64=True, ends={"count_here": 1})


# ---- lies of single headers

@held("checksum-differs")
def checksum_in_the_list():
    """The list says another checksum than the file."""
    return archive([Member("plan.txt", GOOD, central={"crc": 7})])


@held("flags-differ")
def utf8_in_the_list_only():
    """The list says that the name is UTF-8, the file does not: é, or two other letters."""
    return archive([Member("café.txt", GOOD, central={"flags": UTF8})])


@held("size-differs", "gap")
def packed_size_too_small():
    """The list says fewer packed bytes than there are: the rest is nobody's."""
    return archive([Member("plan.txt", GOOD * 9, STORED, central={"packed": 50, "size": 50})])


@held("overlap")
def packed_size_too_large():
    """Both headers say more packed bytes than there are: the file runs into the next."""
    lie = {"packed": 50, "size": 50}
    return archive([Member("plan.txt", GOOD, STORED, local=lie, central=lie), Member("b.txt", GOOD * 9, STORED)])


@held("header-missing")
def no_header_where_the_list_says():
    """The list points one byte too far."""
    return archive([Member("plan.txt", GOOD, central={"offset": 1})])


@held("header-missing")
def header_beyond_the_end():
    """The list points behind the end of the file."""
    return archive([Member("plan.txt", GOOD, central={"offset": 0x7FFFFFFF})])


@held("header-missing")
def header_beyond_all_measure():
    """A 64-bit place that turns small again when a length is added to it."""
    return archive([Member("plan.txt", GOOD, central={"offset": FULL_32}, central_extras=zip64(2**64 - 20))])


@held("extra-broken")
def extra_field_too_long():
    """An additional field that says more bytes than the header has."""
    return archive([Member("plan.txt", GOOD, extras=struct.pack("<HH", 0x5455, 40) + b"short")])


@held("extra-broken")
def extra_field_of_three_bytes():
    """Three bytes too few to be an additional field: nothing may hide there."""
    return archive([Member("plan.txt", GOOD, extras=b"abc")])


@held("extra-broken")
def extra_64_bit_size_too_short():
    """The short size says: see the 64-bit size; that has four bytes."""
    return archive([Member("plan.txt", GOOD, central={"size": FULL_32}, central_extras=extra(ZIP64, b"\1\0\0\0"))])


@held("readings-differ")
def bytes_behind_the_packed_stream():
    """The deflate stream ends, and more bytes belong to the file by its size: room to hide another stream."""
    return archive([Member("plan.txt", GOOD, packed=deflate(GOOD) + b"hidden" * 5)])


@held("readings-differ")
def kind_by_a_local_field():
    """libarchive's own field 0x6C78, beside the file only, says symbolic link; the list says file."""
    mode = struct.pack("<BHI", 0x05, UNIX << 8 | 20, 0o120777 << 16)
    return archive([Member("plan.txt", GOOD, local_extras=extra(0x6C78, mode))])


# ---- what belongs to no file

@held("end-not-last")
def data_after_the_end():
    """Bytes behind the end."""
    return archive([Member("plan.txt", GOOD)], after=b"and more")


@held("gap")
def data_before_the_first_file():
    """Something stands before the zip, and all places allow for it: a program, a picture, or another archive."""
    before = b"GIF89a and so on\n"
    return archive([Member("plan.txt", GOOD)], before=before, start=len(before))


@held("gap")
def data_between_two_files():
    """Bytes between two files that belong to neither."""
    first, second = Member("plan.txt", GOOD), Member("b.txt", GOOD)
    first.descriptor = b"nobody's"
    return archive([first, second])


@held("gap")
def data_before_the_directory():
    """Bytes between the last file and the list."""
    return archive([Member("plan.txt", GOOD)], between=b"nobody's")


@held("directory-elsewhere")
def data_before_the_end():
    """Bytes between the list and the end record."""
    member = Member("plan.txt", GOOD)
    body, listed = lay_out([member]), directory([member])
    return body + listed + b"nobody's" + end(1, len(listed), len(body))


@held("directory-size")
def data_in_the_directory():
    """Bytes within the list behind its last entry."""
    member = Member("plan.txt", GOOD)
    body, listed = lay_out([member]), directory([member]) + b"nobody's"
    return body + listed + end(1, len(listed), len(body))


# ---- parts

@held("split")
def last_of_several_parts():
    """The end record says that it stands on the third disk."""
    return archive([Member("plan.txt", GOOD)], ends={"disk": 2, "directory_disk": 2})


@held("split")
def file_on_another_part():
    """The list says that the file begins on the second disk."""
    return archive([Member("plan.txt", GOOD, central={"disk": 1})])


@held("no-end")
def first_of_several_parts():
    """The first part begins with the mark of one (8.5.3) and has no end."""
    return b"PK\7\10" + lay_out([Member("plan.txt", GOOD), Member("b.txt", GOOD)])
