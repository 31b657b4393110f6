"""Let psrpcore read what we wrote, and write it again.

usage: ours.py OURS TYPED PEM
OURS holds values and fragments that we made; TYPED holds messages of psrpcore, each with what our records
made of it. Values have to come back octet for octet. Of messages psrpcore's classes and our records decide
about order and names, so they have to mean the same.
"""

import base64
import collections
import sys
from xml.etree import ElementTree

import psrpcore
from cryptography.hazmat.primitives import serialization
from psrpcore._crypto import decrypt_session_key
from psrpcore._payload import unpack_fragment, unpack_message
from psrpcore.types import PSRPMessageType, deserialize, serialize

MADE_UP = ("ErrorCategory_Message", "SerializedRemoteInvocationInfo")
CRYPTO = psrpcore.PSRemotingCrypto()
CRYPTO.register_key(bytes(range(32)))
result = collections.Counter()


def again(data):
    """What psrpcore makes of the data of a message."""
    value = deserialize(ElementTree.fromstring(data), CRYPTO)
    return ElementTree.tostring(serialize(value, CRYPTO), encoding="utf-8", method="xml")


def tree(element, names, objects):
    """What a value means, apart from what psrpcore decides for itself.

    Gone are numbers, nulls, the text of ToString, type names of lists, the marks of what was read before
    (Deserialized.), and what psrpcore's classes make up for errors. Properties are sorted, references
    resolved.
    """
    if element.tag == "Ref":
        return objects[element.get("RefId")]
    children = []
    kinds = None
    for child in element:
        if child.tag == "TN":
            kinds = [(t.text or "").replace("Deserialized.", "") for t in child]
            names[child.get("RefId")] = kinds
        elif child.tag == "TNRef":
            kinds = names[child.get("RefId")]
        elif child.tag not in ("Nil", "ToString") and child.get("N") not in MADE_UP:
            made = tree(child, names, objects)
            if made[3] or made[0] not in ("Props", "MS"):
                children.append((child.get("N") or "", made))
    if element.tag in ("Obj", "Props", "MS"):
        children.sort(key=lambda c: (c[1][0], c[0]))
    if kinds == ["System.Object"] or any(c[1][0] == "LST" for c in children):
        kinds = None
    made = element.tag, element.text or "", kinds, children
    if element.get("RefId"):
        objects[element.get("RefId")] = made
    return made


def meaning(data):
    return tree(ElementTree.fromstring(data), {}, {})


def compare(what, name, expected, actual):
    alike = expected == actual
    result[what + (" alike" if alike else " different")] += 1
    if not alike and result[what + " different"] < 8:
        print("differs: %s %s\n  expected %.1500r\n  actual   %.1500r" % (what, name, expected, actual))


def main():
    for line in open(sys.argv[1]):
        kind, name, octets, *rest = line.rstrip("\n").split("\t")
        data = base64.b64decode(octets)
        if kind == "clixml":
            compare("values", name, data, again(data))
            continue
        message = bytearray()
        object_id, code, blob = name.split(" ")
        expected_fragment = 0
        while data:
            fragment = unpack_fragment(bytearray(data))
            size = len(fragment.data)
            compare("fragments", name, (int(object_id), expected_fragment, expected_fragment == 0, size == len(data) - 21),
                    (fragment.object_id, fragment.fragment_id, fragment.start, fragment.end))
            assert size <= int(blob)
            message += fragment.data
            data = data[21 + size:]
            expected_fragment += 1
        compare("messages put together", name, base64.b64decode(rest[0]), bytes(message))
        unpacked = unpack_message(message)
        compare("types of messages", name, int(code), unpacked.message_type.value)
        if unpacked.data:
            value = deserialize(ElementTree.fromstring(bytes(unpacked.data)), CRYPTO)
            result["messages read"] += value is not None or unpacked.message_type in (
                PSRPMessageType.PipelineOutput, PSRPMessageType.PipelineInput)
            mine = bytes(unpacked.data)
            compare("data of messages", name, meaning(mine), meaning(again(mine)))
    for line in open(sys.argv[2]):
        name, theirs, ours = line.rstrip("\n").split("\t")
        if name == "key":
            with open(sys.argv[3], "rb") as pem:
                private = serialization.load_pem_private_key(pem.read(), None)
            key = decrypt_session_key(private, base64.b64decode(theirs))
            compare("session keys", name, bytes(range(32)), key)
            continue
        theirs, ours = (unpack_message(bytearray(base64.b64decode(m))) for m in (theirs, ours))
        compare("headers", name, theirs[:4], ours[:4])
        if theirs.data:
            compare("records", name, meaning(bytes(theirs.data)), meaning(bytes(ours.data)))
        else:
            compare("records", name, theirs.data, ours.data)
    for what in sorted(result):
        print("%7d %s" % (result[what], what))
    sys.exit(any(w.endswith("different") for w in result))


if __name__ == "__main__":
    main()
