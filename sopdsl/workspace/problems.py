"""What the rim raises when a request cannot be carried out at all, and the words for what the system refused."""

from __future__ import annotations

import errno


class UsageFault(Exception):
    """A request that makes no sense as given (a path that is not there, …); `message` is an Indonesian sentence."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class WriteFault(UsageFault):
    """A result that could not be written; what stood there before is still whole."""


_REASONS = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "jatah ruang penyimpanan habis",
    errno.EFBIG: "berkas terlalu besar untuk penyimpanan ini",
    errno.EROFS: "penyimpanan ini hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ETXTBSY: "sedang dipakai program lain",
    errno.EADDRINUSE: "sedang dipakai program lain",
    errno.EIO: "penyimpanan rusak atau terputus",
}
_SHARING_VIOLATION = 32


def reason(error: OSError) -> str:
    """Why the system refused, in Indonesian; the system's own words where the cause is a rare one."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return _REASONS[errno.EBUSY]
    known = _REASONS.get(error.errno or 0)
    return known or f"galat sistem {error.errno}: {error.strerror}"
