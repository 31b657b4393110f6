"""A WS-Management client that others wrote (pypsrp), run against the reference endpoint.

Usage: clients.py HOST PORT USER PASSWORD
"""

import sys
import xml.etree.ElementTree as ElementTree

from pypsrp.wsman import SelectorSet, WSMan

WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
MANAGEMENT = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def expect(what, held):
    if not held:
        raise SystemExit("expected " + what)


def pypsrp(host, port, user, password):
    wsman = WSMan(
        host, port=port, username=user, password=password, ssl=False, auth="basic", encryption="never"
    )
    selectors = SelectorSet()
    selectors.add_option("DeviceID", "C:")
    disk = wsman.get(WMI + "Win32_LogicalDisk", selector_set=selectors)
    names = [e.text for e in disk.iter() if local(e) == "DeviceID"]
    expect("the disk's name", names == ["C:"])

    enumerate_ = ElementTree.Element("{%s}Enumerate" % ENUMERATION)
    ElementTree.SubElement(enumerate_, "{%s}OptimizeEnumeration" % MANAGEMENT)
    ElementTree.SubElement(enumerate_, "{%s}MaxElements" % MANAGEMENT).text = "100"
    ElementTree.SubElement(enumerate_, "{%s}Filter" % MANAGEMENT, Dialect=WQL).text = (
        "SELECT DeviceID, FreeSpace FROM Win32_LogicalDisk"
    )
    answer = wsman.enumerate(WMI + "*", resource=enumerate_)
    fragments = [e for e in answer.iter() if local(e) == "XmlFragment"]
    expect("a fragment for each disk", len(fragments) >= 2)
    expect("only asked properties", all(local(c) in ("DeviceID", "FreeSpace") for f in fragments for c in f))
    print("pypsrp: get and WQL projection (%d) passed" % len(fragments))


if __name__ == "__main__":
    pypsrp(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
