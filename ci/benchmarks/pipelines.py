#!/usr/bin/env python3
"""How many pipelines a second pypsrp gets through against an endpoint: ADDRESS [COUNT].

The endpoint is one without authentication, such as 'wsmanspec mock'. See docs/performance.md.
"""

import sys
import time
import urllib.parse
import warnings

from pypsrp.powershell import PowerShell, RunspacePool
from pypsrp.wsman import WSMan


def main(address, count):
    where = urllib.parse.urlsplit(address)
    with WSMan(
        where.hostname,
        port=where.port,
        username="anybody",
        password="anything",
        ssl=False,
        auth="basic",
        encryption="never",
    ) as wsman, RunspacePool(wsman) as pool:
        for _ in range(3):
            began, used = time.perf_counter(), time.process_time()
            for _ in range(count):
                shell = PowerShell(pool)
                shell.add_script("1 + 1")
                if shell.invoke() != [2]:
                    raise SystemExit("no output")
            seconds, used = time.perf_counter() - began, time.process_time() - used
            print(
                "pypsrp: %.0f pipelines a second, %.0f µs of the client's processor time each"
                % (count / seconds, used * 1e6 / count)
            )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300)
