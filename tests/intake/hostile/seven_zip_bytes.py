"""seven_zip_bytes.py: takes files, gives a 7z archive (7zFormat.txt of the LZMA SDK): one folder, one stream, a plain
header."""
import lzma
import struct
import zlib

COPY, LZMA2 = b"\0", b"\x21"
ATTRIBUTE_UNIX = 0x8000  # then the mode is in the upper half


def number(value):
    """7z's numbers: leading one-bits of the first byte say how many bytes follow."""
    for extra in range(9):
        if extra == 8 or value < 1 << 7 * (extra + 1):
            mask = (0xFF00 >> extra) & 0xFF
            high = value >> 8 * extra if extra < 7 else 0
            return bytes([mask | high]) + (value & ((1 << 8 * extra) - 1)).to_bytes(extra, "little")


def bits(flags):
    flags = list(flags)
    out = bytearray((len(flags) + 7) // 8)
    for i, flag in enumerate(flags):
        out[i // 8] |= flag << (7 - i % 8)
    return bytes(out)


def coder(method):
    if method == LZMA2:
        return b"\x21" + LZMA2 + b"\1" + b"\x14"  # one byte of properties: a dictionary of 4 MiB
    return b"\x01" + COPY


def pack(contents, method):
    if method == LZMA2:
        return lzma.compress(contents, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4 << 20}])
    return contents


def property_of_files(kind, data):
    return bytes([kind]) + number(len(data)) + data


def header(files, packed, method, modes, sizes):
    """Streams: where they are packed, how, and how one stream parts into files; then the files' names."""
    full = [contents for _, contents in files if contents is not None and len(contents) > 0]
    sizes = sizes or [len(contents) for contents in full]
    streams = b"\4"
    streams += b"\6" + number(0) + number(1) + b"\x09" + number(len(packed)) + b"\0"
    streams += (b"\7" + b"\x0b" + number(1) + b"\0" + number(1) + coder(method) + b"\x0c" + number(sum(sizes)) + b"\0")
    streams += (b"\x08" + b"\x0d" + number(len(full)) + (b"\x09" + b"".join(map(number, sizes[:-1])) if len(full) > 1 else b"") +
                b"\x0a\1" + b"".join(struct.pack("<I", zlib.crc32(contents)) for contents in full) + b"\0")
    streams += b"\0"
    names = b"\0" + b"".join(name.encode("utf-16-le") + b"\0\0" for name, _ in files)
    empty = [not contents for _, contents in files]
    listed = b"\5" + number(len(files))
    if any(empty):
        listed += property_of_files(0x0e, bits(empty))
        listed += property_of_files(0x0f, bits(contents is not None for _, contents in files if not contents))
    listed += property_of_files(0x11, names)
    if modes:
        attributes = b"".join(struct.pack("<I", ATTRIBUTE_UNIX | mode << 16) for mode in modes)
        listed += property_of_files(0x15, b"\1\0" + attributes)
    return b"\1" + (streams if full else b"") + listed + b"\0" + b"\0"


def archive(files, method=COPY, modes=(), sizes=(), header_crc=None):
    """Files are (name, contents); contents None is a folder."""
    packed = pack(b"".join(contents or b"" for _, contents in files), method)
    tail = header(files, packed, method, modes, list(sizes))
    start = struct.pack("<QQI", len(packed), len(tail), zlib.crc32(tail) if header_crc is None else header_crc)
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + packed + tail
