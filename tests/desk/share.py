"""A folder that shows what is in another one, as a network drive does: `share.py BEHIND PLACE`.

While this process is stopped, whoever looks into the folder waits.
"""

import os
import sys

from fusepy import FUSE, Operations


class Share(Operations):
    """Hands everything on to the folder behind it."""

    def __init__(self, behind):
        self.behind = behind

    def __call__(self, operation, path, *arguments):
        return super().__call__(operation, self.behind + path, *arguments)

    def chmod(self, path, mode):
        return os.chmod(path, mode)

    def chown(self, path, user, group):
        return os.chown(path, user, group)

    def create(self, path, mode):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode)

    def flush(self, path, handle):
        return 0

    def fsync(self, path, only_data, handle):
        return os.fsync(handle)

    def getattr(self, path, handle=None):
        found = os.lstat(path)
        names = ("atime", "ctime", "gid", "mode", "mtime", "nlink", "size", "uid")
        return {f"st_{name}": getattr(found, f"st_{name}") for name in names}

    def mkdir(self, path, mode):
        return os.mkdir(path, mode)

    def open(self, path, flags):
        return os.open(path, flags)

    def read(self, path, size, offset, handle):
        return os.pread(handle, size, offset)

    def readdir(self, path, handle):
        return [".", "..", *os.listdir(path)]

    def release(self, path, handle):
        return os.close(handle)

    def rename(self, old, new):
        return os.rename(old, self.behind + new)

    def rmdir(self, path):
        return os.rmdir(path)

    def truncate(self, path, length, handle=None):
        return os.truncate(path, length)

    def unlink(self, path):
        return os.unlink(path)

    def utimens(self, path, times=None):
        return os.utime(path, times)

    def write(self, path, data, offset, handle):
        return os.pwrite(handle, data, offset)


if __name__ == "__main__":
    # Nothing is remembered, so that each question is asked.
    memory = {"attr_timeout": 0, "entry_timeout": 0, "negative_timeout": 0}
    FUSE(Share(sys.argv[1]), sys.argv[2], foreground=True, direct_io=True, **memory)
