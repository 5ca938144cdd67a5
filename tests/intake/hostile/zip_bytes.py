"""zip_bytes.py: takes what each field of a zip shall say, gives its bytes.  It checks nothing and puts nothing right.

Section numbers are those of PKWARE's APPNOTE.TXT 6.3.10.
"""
import struct
import zlib

STORED, SHRUNK, DEFLATED, DEFLATE64, BZIP2, LZMA, AES = 0, 1, 8, 9, 12, 14, 99
# general purpose flags (4.4.4)
ENCRYPTED, DESCRIPTOR, STRONG_ENCRYPTION, UTF8, MASKED = 1 << 0, 1 << 3, 1 << 6, 1 << 11, 1 << 13
# the upper byte of "version made by" (4.4.2)
FAT, UNIX, NTFS, BEOS, MACOS = 0, 3, 10, 16, 19
FULL_16, FULL_32 = 0xFFFF, 0xFFFFFFFF
NOON = (2026 - 1980) << 25 | 11 << 21 | 23 << 16 | 12 << 11  # 23 November 2026, 12:00, as DOS writes it (4.4.6)

ZIP64, UNICODE_NAME = 0x0001, 0x7075


def deflate(contents):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(contents) + packer.flush()


def extra(number, data):
    """One extra field (4.5.1)."""
    return struct.pack("<HH", number, len(data)) + data


def zip64(*numbers):
    """64-bit sizes (4.5.3): unpacked, packed, offset, in this order, each only where its short field is full."""
    return extra(ZIP64, struct.pack(f"<{len(numbers)}Q", *numbers))


def unicode_name(name, of, version=1, crc=None):
    """A second name (4.6.9), good while `crc` is the checksum of the first name `of`."""
    crc = zlib.crc32(of) if crc is None else crc
    return extra(UNICODE_NAME, struct.pack("<BI", version, crc) + name)


class Member:
    """A file of a zip.  `local` and `central` replace single fields of the one header only: version, flags, method,
    time, crc, packed, size, name and, in the central one, disk, attributes, offset."""

    def __init__(self, name, contents=b"words\n", method=DEFLATED, flags=0, *, packed=None, version=20, made_by=FAT,
                 attributes=0, extras=b"", local_extras=None, central_extras=None, comment=b"", local=(), central=(),
                 descriptor=b""):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.contents = contents
        self.packed = packed if packed is not None else deflate(contents) if method == DEFLATED else contents
        self.both = {"version": version, "flags": flags, "method": method, "time": NOON, "crc": zlib.crc32(contents),
                     "packed": len(self.packed), "size": len(contents), "name": self.name}
        self.made_by, self.attributes, self.comment, self.descriptor = made_by, attributes, comment, descriptor
        self.local_extras = extras if local_extras is None else local_extras
        self.central_extras = extras if central_extras is None else central_extras
        self.local, self.central = dict(local), dict(central)
        self.offset = 0

    def local_header(self):
        """4.3.7"""
        field = {**self.both, **self.local}
        return struct.pack("<IHHHIIIIHH", 0x04034B50, field["version"], field["flags"], field["method"], field["time"],
                           field["crc"], field["packed"], field["size"], len(field["name"]),
                           len(self.local_extras)) + field["name"] + self.local_extras

    def central_header(self):
        """4.3.12"""
        field = {**self.both, "disk": 0, "attributes": self.attributes, "offset": self.offset, **self.central}
        return struct.pack("<IHHHHIIIIHHHHHII", 0x02014B50, self.made_by << 8 | 20, field["version"], field["flags"],
                           field["method"], field["time"], field["crc"], field["packed"], field["size"],
                           len(field["name"]), len(self.central_extras), len(self.comment), field["disk"], 0,
                           field["attributes"], field["offset"]) + field["name"] + self.central_extras + self.comment


def streamed(name, contents=b"words\n", method=DEFLATED, flags=0, *, signature=True, wide=False, says=(), **more):
    """A file as writers make it that cannot go back: the local header leaves checksum and sizes open, and a descriptor
    follows the contents (4.3.9).  `says` replaces what the descriptor says."""
    member = Member(name, contents, method, flags | DESCRIPTOR, **more)
    field = {**member.both, **dict(says)}
    member.descriptor = ((b"PK\7\10" if signature else b"") +
                         struct.pack("<IQQ" if wide else "<III", field["crc"], field["packed"], field["size"]))
    member.local = {"crc": 0, "packed": 0, "size": 0, **member.local}
    return member


def lay_out(members, start=0):
    """The files one behind the other, as if they began at `start`; each member learns its offset."""
    laid_out = bytearray()
    for member in members:
        member.offset = start + len(laid_out)
        laid_out += member.local_header() + member.packed + member.descriptor
    return bytes(laid_out)


def directory(members):
    return b"".join(member.central_header() for member in members)


def end(count, size, offset, comment=b"", /, **says):
    """The end record (4.3.16)."""
    field = {"disk": 0, "directory_disk": 0, "count_here": count, "count": count, "size": size, "offset": offset,
             "comment_length": len(comment), **says}
    return struct.pack("<IHHHHIIH", 0x06054B50, field["disk"], field["directory_disk"], field["count_here"],
                       field["count"], field["size"], field["offset"], field["comment_length"]) + comment


def zip64_end(count, size, offset, at, /, extensible=b"", disks=1, **says):
    """The 64-bit end record (4.3.14), which stands at `at`, and its locator (4.3.15)."""
    field = {"count_here": count, "count": count, "size": size, "offset": offset, "located_at": at,
             "length": 44 + len(extensible), "disk": 0, **says}
    return (struct.pack("<IQHHIIQQQQ", 0x06064B50, field["length"], 45, 45, field["disk"], field["disk"],
                        field["count_here"], field["count"], field["size"], field["offset"]) + extensible +
            struct.pack("<IIQI", 0x07064B50, 0, field["located_at"], disks))


FULL_END = {"count_here": FULL_16, "count": FULL_16, "size": FULL_32, "offset": FULL_32}


def archive(members, *, before=b"", start=0, between=b"", unlisted=(), listed=None, use_zip64=False, ends=(),
            comment=b"", after=b""):
    """A whole zip.  `before` stands before the first file, which is said to stand at `start`; `between` stands before
    the directory; `unlisted` files are only in the stream, `listed` headers are all that the directory lists; `ends`
    replaces fields of the end record or, with `use_zip64`, of the 64-bit one."""
    body = lay_out(members, start)
    unlisted_body = lay_out(unlisted, start + len(body))
    central = directory(members if listed is None else listed)
    count = len(members if listed is None else listed)
    at = start + len(body) + len(unlisted_body) + len(between)
    head = before + body + unlisted_body + between + central
    if use_zip64:
        return (head + zip64_end(count, len(central), at, at + len(central), **dict(ends)) +
                end(count, len(central), at, comment, **FULL_END) + after)
    return head + end(count, len(central), at, comment, **dict(ends)) + after
