package org.wsmanspec.scenario.run;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Variables;

/** The bodies of requests to remote shells (MS-WSMV 2.2.4.10 to 2.2.4.41). */
final class ShellXml {

  private final StringBuilder out = new StringBuilder();

  private ShellXml() {}

  /** Begin with the root element. */
  static ShellXml root(String name, Map<String, Optional<String>> attributes) {
    ShellXml xml = new ShellXml();
    xml.out.append("<rsp:").append(name).append(" xmlns:rsp=\"").append(Namespaces.RSP).append('"');
    attributes.forEach((k, v) -> v.ifPresent(text -> xml.attribute(k, text)));
    xml.out.append('>');
    return xml;
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(Variables.escape(value)).append('"');
  }

  /** An element with text, if there is one. */
  ShellXml element(String name, Optional<String> text) {
    text.ifPresent(
        t ->
            out.append("<rsp:")
                .append(name)
                .append('>')
                .append(Variables.escape(t))
                .append("</rsp:")
                .append(name)
                .append('>'));
    return this;
  }

  /** An element with text and the id of a command, if there is one. */
  ShellXml ofCommand(String name, Optional<String> command, String text) {
    out.append("<rsp:").append(name);
    command.ifPresent(c -> attribute("CommandId", c));
    out.append('>').append(Variables.escape(text)).append("</rsp:").append(name).append('>');
    return this;
  }

  /** rsp:Environment, if there is anything in it. */
  ShellXml environment(Map<String, String> variables) {
    if (!variables.isEmpty()) {
      out.append("<rsp:Environment>");
      variables.forEach(
          (name, value) -> {
            out.append("<rsp:Variable");
            attribute("Name", name);
            out.append('>').append(Variables.escape(value)).append("</rsp:Variable>");
          });
      out.append("</rsp:Environment>");
    }
    return this;
  }

  /** An element of PowerShell with octets in it. */
  ShellXml powershell(String name, List<byte[]> fragments) {
    out.append('<').append(name).append(" xmlns=\"").append(Namespaces.PWSH).append("\">");
    out.append(base64(fragments)).append("</").append(name).append('>');
    return this;
  }

  /** A rsp:Stream. */
  ShellXml stream(String name, Optional<String> command, List<byte[]> octets, boolean end) {
    out.append("<rsp:Stream");
    attribute("Name", name);
    command.ifPresent(c -> attribute("CommandId", c));
    if (end) {
      attribute("End", "true");
    }
    out.append('>').append(base64(octets)).append("</rsp:Stream>");
    return this;
  }

  static String base64(List<byte[]> pieces) {
    int length = pieces.stream().mapToInt(p -> p.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return Base64.getEncoder().encodeToString(all);
  }

  /** The end of the root element. */
  String close(String name) {
    return out.append("</rsp:").append(name).append('>').toString();
  }
}
