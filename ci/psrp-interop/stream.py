"""Let psrpcore write a long stream of PIPELINE_OUTPUT, and tell how fast it reads it.

usage: stream.py FILE
Figures are processor time of one thread.
"""

import sys
import time
import uuid

import psrpcore
from psrpcore._payload import create_fragment, create_message, unpack_fragment, unpack_message
from psrpcore.types import *  # noqa: F403
from xml.etree import ElementTree

POOL, PIPELINE = uuid.UUID(int=1), uuid.UUID(int=2)
BLOB = 32768 - 21


def values():
    for number in range(6000):
        yield PSCustomObject(
            Name="service %d" % number, DisplayName="Windows Remote Management (WS-Management) \u65e5\u672c",
            Id=PSInt(number), Handles=PSInt64(number * 1000), Running=number % 2 == 0, Path="C:\\Windows\\System32\\svchost.exe",
            StartTime=PSDateTime(2026, 1, 2, 3, 4, 5), Modules=PSList(["ntdll.dll", "KERNEL32.DLL", PSInt(3)]),
            Version=PSVersion("10.0.17763.1"), Note="line 1\r\nline 2\tand a _x0041_")
    for number in range(4):
        yield "x" * 1_000_000


def write(name):
    crypto = psrpcore.PSRemotingCrypto()
    with open(name, "wb") as out:
        for object_id, value in enumerate(values(), 1):
            data = ElementTree.tostring(serialize(value, crypto), encoding="utf-8", method="xml")
            message = create_message(False, PSRPMessageType.PipelineOutput, data, POOL, PIPELINE)
            for at in range(0, len(message), BLOB):
                out.write(create_fragment(object_id, at // BLOB, message[at:at + BLOB], at + BLOB >= len(message)))


def read(name, objects):
    crypto = psrpcore.PSRemotingCrypto()
    with open(name, "rb") as file:
        octets = file.read()
    begun = time.process_time()
    at = count = 0
    parts = {}
    while at < len(octets):
        length = int.from_bytes(octets[at + 17:at + 21], "big")
        fragment = unpack_fragment(bytearray(octets[at:at + 21 + length]))
        at += 21 + length
        buffer = parts.setdefault(fragment.object_id, bytearray())
        buffer += fragment.data
        if fragment.end:
            message = unpack_message(parts.pop(fragment.object_id))
            if objects:
                deserialize(ElementTree.fromstring(bytes(message.data)), crypto)
            count += 1
    took = time.process_time() - begun
    print("psrpcore, %s: %d messages, %.1f MB/s" % (
        "objects" if objects else "messages", count, len(octets) / took / 1e6))


def main():
    write(sys.argv[1])
    for _ in range(2):
        read(sys.argv[1], False)
        read(sys.argv[1], True)


if __name__ == "__main__":
    main()
