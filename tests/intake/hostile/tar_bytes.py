"""tar_bytes.py: takes what each field of a tar shall say, gives its bytes.  It checks nothing and puts nothing right.

POSIX is POSIX.1-2017, pax, "ustar Interchange Format" and "pax Interchange Format".
"""
BLOCK = 512
POSIX, GNU, OLD = b"ustar\x0000", b"ustar  \0", bytes(8)
FILE, HARD_LINK, SYMLINK, CHARACTER_DEVICE, BLOCK_DEVICE, FOLDER, FIFO, CONTIGUOUS = b"01234567"
END = bytes(2 * BLOCK)


def octal(number, width):
    return b"%0*o\0" % (width - 1, number)


def header(name, size=0, kind=FILE, *, magic=POSIX, prefix=b"", link=b"", size_field=None, name_field=None,
           checksum=None, signed=False):
    """One header block.  `name_field`, `size_field` and `checksum` are its bytes where they shall be odd."""
    kind = kind if isinstance(kind, bytes) else bytes([kind])
    name = name if isinstance(name, bytes) else name.encode()
    block = bytearray(BLOCK)
    block[0:100] = (name_field if name_field is not None else name).ljust(100, b"\0")
    block[100:108], block[108:116], block[116:124] = octal(0o644, 8), octal(1000, 8), octal(1000, 8)
    block[124:136] = size_field if size_field is not None else octal(size, 12)
    block[136:148] = octal(1795435200, 12)  # 23 November 2026, 12:00
    block[148:156] = b" " * 8
    block[156:157] = kind
    block[157:257] = link.ljust(100, b"\0")
    block[257:265] = magic
    block[345:500] = prefix.ljust(155, b"\0")
    total = sum(byte - 256 if signed and byte > 127 else byte for byte in block)
    block[148:156] = checksum if checksum is not None else b"%06o\0 " % total
    return bytes(block)


def padded(contents, filler=b"\0"):
    return contents + filler * (-len(contents) % BLOCK)


def member(name, contents=b"words\n", kind=FILE, **more):
    return header(name, len(contents), kind, **more) + padded(contents)


def pax_record(key, value):
    """LENGTH KEY=VALUE and a line end; the length counts its own digits."""
    key = key if isinstance(key, bytes) else key.encode()
    value = value if isinstance(value, bytes) else value.encode()
    rest = len(key) + len(value) + 3
    length = rest + len(str(rest))
    length = rest + len(str(length))
    return b"%d %s=%s\n" % (length, key, value)


def pax(*records, kind=b"x", name="PaxHeaders/a", raw=None):
    """A pax header for the next member: (key, value) pairs, or its bytes as they are."""
    return member(name, raw if raw is not None else b"".join(pax_record(*record) for record in records), kind)


def long_name(name, kind=b"L"):
    """GNU's way to say a long name: the contents of a member of its own, ended by a NUL."""
    name = name if isinstance(name, bytes) else name.encode()
    return member("././@LongLink", name + b"\0", kind, magic=GNU)
