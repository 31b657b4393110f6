"""WS-Management clients that others wrote (dracclient, pypsrp), run against the reference endpoint.

Usage: clients.py HOST PORT USER PASSWORD
"""

import sys
import xml.etree.ElementTree as ElementTree

from dracclient.wsman import Client
from pypsrp.wsman import WSMan, WSManAction

WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
MANAGEMENT = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def expect(what, held):
    if not held:
        raise SystemExit("expected " + what)


def dracclient(host, port, user, password):
    client = Client(host, user, password, port=port, protocol="http")
    # Optimized enumeration, pulled to the end by the client itself.
    response = client.enumerate(WMI + "Win32_Service", max_elems=5)
    services = [e for e in response.iter() if local(e) == "Win32_Service"]
    expect("several pages of services, but %d" % len(services), len(services) > 10)
    response = client.enumerate(
        WMI + "*",
        filter_query="SELECT * FROM Win32_Service WHERE State = 'Running'",
        filter_dialect="wql",
    )
    running = [e for e in response.iter() if local(e) == "Win32_Service"]
    expect("some running services", 0 < len(running) < len(services))
    print("dracclient: enumerate (%d) and WQL (%d) passed" % (len(services), len(running)))


def pypsrp(host, port, user, password):
    wsman = WSMan(
        host, port=port, username=user, password=password, ssl=False, auth="basic", encryption="never"
    )
    from pypsrp.wsman import SelectorSet

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
    print("pypsrp: get and WQL projection (%d) passed, action %s" % (len(fragments), WSManAction.ENUMERATE))


if __name__ == "__main__":
    arguments = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    dracclient(*arguments)
    pypsrp(*arguments)
