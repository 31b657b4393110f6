package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;
import org.wsmanspec.message.clixml.Clixml.Problem;

/**
 * What powershell.exe writes to a pipe when it is told to use XML, and always to its standard error
 * stream: a line {@code #< CLIXML} and an element {@code Objs} with values. PSRP does not use it;
 * text shells meet it.
 *
 * @param items values in their order
 */
public record ClixmlOutput(List<Item> items) {

  private static final String FIRST_LINE = "#< CLIXML";
  private static final String VERSION = "1.1.0.1";

  /**
   * A value.
   *
   * @param stream the stream that it belongs to, such as Error or progress; empty for output
   * @param value the value
   */
  public record Item(Optional<String> stream, ClixmlValue value) {}

  public ClixmlOutput {
    items = List.copyOf(items);
  }

  /** Whether octets begin like such output. */
  public static boolean begins(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, FIRST_LINE.length() + 3), UTF_8);
    return head.replace("\uFEFF", "").startsWith(FIRST_LINE);
  }

  /**
   * Read output, with or without its first line.
   *
   * @throws ClixmlException if it is none
   */
  public static ClixmlOutput read(byte[] bytes, ClixmlLimits limits) {
    byte[] xml = bytes;
    if (begins(bytes)) {
      int at = 0;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      xml = Arrays.copyOfRange(bytes, Math.min(at + 1, bytes.length), bytes.length);
    }
    Element root;
    try {
      root =
          SafeXml.parse(xml, XmlEncoding.detect(xml, Optional.empty()), limits.xml())
              .getDocumentElement();
    } catch (UnreadableMessageException e) {
      throw new ClixmlException(String.valueOf(e.getMessage()), null, e);
    }
    if (Elements.isForeign(root) || !"Objs".equals(root.getLocalName())) {
      throw new ClixmlException("expected <Objs>", Elements.path(root), null);
    }
    List<Problem> problems = new ArrayList<>();
    ClixmlReader reader = new ClixmlReader(limits, problems);
    List<Item> items = new ArrayList<>();
    for (Element child : Elements.children(root, problems)) {
      Optional<String> stream =
          child.hasAttribute("S") ? Optional.of(child.getAttribute("S")) : Optional.empty();
      reader.value(child).ifPresent(v -> items.add(new Item(stream, v)));
    }
    if (!problems.isEmpty()) {
      throw new ClixmlException(problems.get(0).what(), problems.get(0).where(), null);
    }
    return new ClixmlOutput(items);
  }

  /** Write it as powershell.exe does, without its first line. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("<Objs Version=\"").append(VERSION).append("\" xmlns=\"");
    out.append(Clixml.NAMESPACE).append("\">");
    ClixmlWriter writer = new ClixmlWriter(Notation.PLAIN);
    for (Item item : items) {
      writer.value(item.stream().isPresent() ? "S" : "", item.stream().orElse(""), item.value());
    }
    return out.append(writer.text()).append("</Objs>").toString();
  }
}
