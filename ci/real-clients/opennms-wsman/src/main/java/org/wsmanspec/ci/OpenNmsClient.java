package org.wsmanspec.ci;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opennms.core.wsman.Identity;
import org.opennms.core.wsman.WSManClient;
import org.opennms.core.wsman.WSManConstants;
import org.opennms.core.wsman.WSManEndpoint;
import org.opennms.core.wsman.WSManVersion;
import org.opennms.core.wsman.cxf.CXFWSManClientFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Identify, Get, Enumerate and Enumerate with WQL, as the OpenNMS client does them.
 *
 * <p>It is told to speak WS-Management 1.0: for later versions it switches to WS-Addressing 2005/08,
 * which the reference endpoint does not claim.
 */
public final class OpenNmsClient {

  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";

  private OpenNmsClient() {}

  public static void main(String[] args) throws Exception {
    WSManEndpoint endpoint =
        new WSManEndpoint.Builder(new URL(args[0]))
            .withBasicAuth(args[1], args[2])
            .withServerVersion(WSManVersion.WSMAN_1_0)
            .withMaxElements(7)
            .build();
    WSManClient client = new CXFWSManClientFactory().getClient(endpoint);

    Identity identity = client.identify();
    expect(
        "protocol version",
        identity.getProtocolVersions().contains("http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"));

    Node disk = client.get(WMI + "Win32_LogicalDisk", Map.of("DeviceID", "C:"));
    expect("the disk's name", "C:".equals(property(disk, "DeviceID")));

    List<Node> services = new ArrayList<>();
    client.enumerateAndPull(WMI + "Win32_Service", services, true);
    expect("several pages of services, but " + services.size(), services.size() > 14);

    List<Node> running = new ArrayList<>();
    client.enumerateAndPullUsingFilter(
        WMI + "*",
        WSManConstants.XML_NS_WQL_DIALECT,
        "SELECT Name, State FROM Win32_Service WHERE State = 'Running'",
        running,
        true);
    expect("some running services", !running.isEmpty() && running.size() < services.size());
    for (Node service : running) {
      expect("a running service", "Running".equals(property(service, "State")));
    }
    System.out.println(
        "opennms-wsman: identify, get, enumerate (" + services.size() + ") and WQL ("
            + running.size() + ") passed");
  }

  private static String property(Node instance, String name) {
    for (Node n = instance.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && name.equals(e.getLocalName())) {
        return e.getTextContent();
      }
    }
    return "";
  }

  private static void expect(String what, boolean held) {
    if (!held) {
      throw new IllegalStateException("expected " + what);
    }
  }
}
