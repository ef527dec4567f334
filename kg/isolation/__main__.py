"""A reading process: arguments are two file descriptors (tasks in, outcomes out) and limits."""

import sys
from multiprocessing.connection import Connection

from kg.isolation.process import serve

if __name__ == "__main__":
    serve(
        Connection(int(sys.argv[1]), writable=False),
        Connection(int(sys.argv[2]), readable=False),
        *map(int, sys.argv[3:5]),
    )
