"""bombs.py: small archives that unpack to very much, or never end."""
import bz2
import gzip
import lzma
import struct
import zlib

from cases import accepted, held, stopped
import seven_zip_bytes as seven_zip
import tar_bytes as tar
from zip_bytes import *

MIB = 1 << 20
SWELLS = "swells more than an honest one"


def deflated_zeros(length):
    """Zeros in DEFLATE, at its limit of 1032:1, and their checksum.  A piece that ends at a byte can be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (length // MIB) + deflate(b"")


def zeros_member(name, length, **more):
    member = Member(name, b"", packed=deflated_zeros(length), **more)
    crc, piece = 0, bytes(16 * MIB)
    for _ in range(length // len(piece)):
        crc = zlib.crc32(piece, crc)
    member.both.update(size=length, crc=crc)
    return member


# ---- one file

@accepted({"zeros.txt": "held limit"}, bomb=True)
def single_1032_to_1():
    """One honest header, 256 MiB of zeros in 256 KiB: the file is held at the first MiB over the ratio."""
    return archive([zeros_member("zeros.txt", 256 * MIB)])


@accepted({"zeros.txt": "held limit"}, bomb=True)
def single_that_says_it_is_small():
    """256 MiB of zeros, and both headers say 10 bytes: what comes out counts, not what is said."""
    member = zeros_member("zeros.txt", 256 * MIB)
    member.both.update(size=10, crc=zlib.crc32(bytes(10)))
    return archive([member])


@accepted({"zeros.txt": "held limit"}, bomb=True)
def single_of_unknown_length():
    """The same with a descriptor: what streams must unpack it to find its end."""
    member = zeros_member("zeros.txt", 256 * MIB)
    member.both["flags"] = DESCRIPTOR
    member.local = {"crc": 0, "packed": 0, "size": 0}
    member.descriptor = b"PK\7\10" + struct.pack("<III", member.both["crc"], len(member.packed), member.both["size"])
    return archive([member])


@accepted({"zeros.txt": "held limit"}, bomb=True)
def single_in_bzip2():
    """64 MiB of zeros by a method of more than 100,000:1."""
    zeros = bytes(64 * MIB)
    return archive([Member("zeros.txt", zeros, BZIP2, packed=bz2.compress(zeros))])


# ---- files that share their bytes (Fifield, "A better zip bomb", USENIX WOOT 2019)

@held("overlap", bomb=True)
def overlap_full():
    """A thousand entries of the list, all for one file of 32 MiB: 32 GiB."""
    kernel = zeros_member("0", 32 * MIB)
    body = lay_out([kernel])
    listed = directory([kernel]) * 1000
    return body + listed + end(1000, len(listed), len(body))


@held("overlap", bomb=True)
def overlap_quoted():
    """Each file begins with the next file's header, quoted as a stored block of DEFLATE, and goes on with the next file's
    packed bytes: all headers are true, and each file shares the bytes of all that follow.  250 files of 1 MiB."""
    last = Member("000", bytes(MIB))
    members, laid_out, contents = [last], last.local_header() + last.packed, last.contents
    for i in range(1, 250):
        quoted = laid_out[:33]  # the next file's local header
        contents = quoted + contents
        member = Member("%03d" % i, contents, packed=struct.pack("<BHH", 0, 33, 33 ^ FULL_16) + laid_out)
        laid_out = member.local_header() + member.packed
        members.append(member)
    for before, member in enumerate(reversed(members)):
        member.offset = before * (33 + 5)
    listed = directory(members)
    return laid_out + listed + end(len(members), len(listed), len(laid_out))


@held("overlap", bomb=True)
def overlap_in_extra_fields():
    """Each file's local header takes those of the files behind it for an additional field of its own."""
    contents, headers, members = bytes(MIB), b"", []
    for i in range(100):
        field = extra(0x9999, headers) if headers else b""
        member = Member("%03d" % i, contents, local_extras=field, central_extras=b"")
        headers = member.local_header()
        members.append(member)
    for before, member in enumerate(reversed(members)):
        member.offset = before * (33 + 4)
    listed = directory(members)
    laid_out = headers + members[0].packed
    return laid_out + listed + end(len(members), len(listed), len(laid_out))


# ---- very many

@stopped("there are more files than we read", bomb=True)
def ten_thousand_and_one():
    """One file more than the limit."""
    return archive([Member("%d.txt" % i, b"x", STORED) for i in range(10001)])


@stopped("there are more files than we read", bomb=True)
def ten_thousand_and_one_in_a_tar():
    """The same in a tar."""
    return b"".join(tar.member("%d.txt" % i, b"") for i in range(10001)) + tar.END


# ---- around one file or a tar

def repeated(pack, length, byte=b"\0"):
    """One byte, packed: gzip, bzip2, xz and zstd all go on where one stream ends and another begins."""
    return pack(byte * (16 * MIB)) * (length // (16 * MIB))


def zstd_repeated(length, byte=b"\0"):
    """RFC 8878: a frame of one block after the other, each one byte repeated 128 KiB times."""
    block = struct.pack("<I", 128 * 1024 << 3 | 1 << 1)[:3] + byte
    last = struct.pack("<I", 128 * 1024 << 3 | 1 << 1 | 1)[:3] + byte
    frame = struct.pack("<IBB", 0xFD2FB528, 0, 0x38) + block * 127 + last  # window of 128 KiB
    return frame * (length // (16 * MIB))


def zstd_stored(contents):
    """A frame of one block as it is."""
    return struct.pack("<IBB", 0xFD2FB528, 0, 0x38) + struct.pack("<I", len(contents) << 3 | 1)[:3] + contents


@accepted({"bomb-gzip.txt": "held limit"}, ending="txt.gz", bomb=True)
def bomb_gzip():
    """1 GiB of one letter in gzip, not in an archive.  (Zeros would be an empty tar.)"""
    return repeated(gzip.compress, 1024 * MIB, b"x")


@accepted({"bomb-bzip2.txt": "held limit"}, ending="txt.bz2", bomb=True)
def bomb_bzip2():
    """The same in bzip2: 45 bytes for 900,000."""
    return repeated(bz2.compress, 1024 * MIB, b"x")


@accepted({"bomb-xz.txt": "held limit"}, ending="txt.xz", bomb=True)
def bomb_xz():
    """The same in xz."""
    return repeated(lambda letters: lzma.compress(letters, preset=0), 1024 * MIB, b"x")


@accepted({"bomb-zstd.txt": "held limit"}, ending="txt.zst", bomb=True)
def bomb_zstd():
    """The same in zstd: four bytes for 128 KiB."""
    return zstd_repeated(1024 * MIB, b"x")


@accepted({"gzip-in-gzip.gz": "held limit"}, ending="gz.gz", bomb=True)
def gzip_in_gzip():
    """512 MiB in half a megabyte in a kilobyte: libarchive takes both layers off at once."""
    return gzip.compress(repeated(gzip.compress, 512 * MIB, b"x"))


def bomb_in_a_tar(pack, zeros):
    size = 1024 * MIB
    return pack(tar.header("zeros.txt", size)) + zeros(size) + pack(tar.END)


@stopped(SWELLS, ending="tar.gz", bomb=True)
def bomb_tar_gzip():
    """A tar of 1 GiB of zeros in gzip."""
    return bomb_in_a_tar(gzip.compress, lambda size: repeated(gzip.compress, size))


@stopped(SWELLS, ending="tar.bz2", bomb=True)
def bomb_tar_bzip2():
    """A tar of 1 GiB of zeros in bzip2: 1,000 bytes."""
    return bomb_in_a_tar(bz2.compress, lambda size: repeated(bz2.compress, size))


@stopped(SWELLS, ending="tar.xz", bomb=True)
def bomb_tar_xz():
    """A tar of 1 GiB of zeros in xz."""
    def pack(contents):
        return lzma.compress(contents, preset=0)
    return bomb_in_a_tar(pack, lambda size: repeated(pack, size))


@stopped(SWELLS, ending="tar.zst", bomb=True)
def bomb_tar_zstd():
    """A tar of 1 GiB of zeros in zstd."""
    return bomb_in_a_tar(zstd_stored, zstd_repeated)


@accepted({"zeros.txt": "held limit"}, ending="7z", bomb=True)
def bomb_seven_zip():
    """64 MiB of zeros in LZMA2, 7,000:1."""
    return seven_zip.archive([("zeros.txt", bytes(64 * MIB))], method=seven_zip.LZMA2)


# ---- archives in archives


def zips_in_zips(levels, width):
    """Zips of so many zips in each other, a file of 64 MiB in the innermost."""
    level = archive([zeros_member("0.txt", 64 * MIB)])
    for _ in range(levels):
        packed = deflate(level)
        level = archive([Member("%x.zip" % i, level, packed=packed) for i in range(width)])
    return level


@accepted({"1.1.1.1": "read", "1.1.1.1.1": "held limit", "4.4.4.4.4": "held limit"}, bomb=True, spool_mib=64)
def forty_two():
    """The shape of 42.zip: six levels, and at each as many zips again.  Four instead of sixteen each, so that it takes no
    minute; tests/intake/large makes the true one."""
    return zips_in_zips(6, 4)


@accepted({"1.1.1.1.1": "held limit"}, bomb=True)
def ten_deep():
    """Ten zips in each other: the fifth is named, and not opened."""
    level = archive([Member("plan.txt")])
    for i in range(10):
        level = archive([Member("level-%d.zip" % i, level)])
    return level


@accepted({"1.1.1.1.1": "held limit"}, bomb=True)
def quine():
    """A zip that holds itself; see quine.py."""
    from quine import make
    return make()
