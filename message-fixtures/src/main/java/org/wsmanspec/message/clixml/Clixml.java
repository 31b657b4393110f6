package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;

/**
 * Reads and writes CLIXML (MS-PSRP 2.2.5).
 *
 * <p>What {@link #read} makes of octets, {@link #write(ClixmlDocument)} turns into the same octets,
 * as long as they are spelled in one way throughout. It does not keep white space between elements,
 * CDATA sections, comments, apostrophes around attribute values, lower-case digits in the escapes
 * of names, the spelling of character references, and attributes that CLIXML does not have.
 */
public final class Clixml {

  /** The namespace of the elements, which PSRP peers may leave out, and usually do. */
  public static final String NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04";

  private Clixml() {}

  /**
   * What is wrong with a document.
   *
   * @param what in words
   * @param where the path of elements to the place
   */
  public record Problem(String what, String where) {}

  /**
   * What could be read of octets that need not be right.
   *
   * @param document what was read, without what could not be; empty if it is no XML at all
   * @param problems what is wrong, in the order of the document
   */
  public record Inspection(Optional<ClixmlDocument> document, List<Problem> problems) {
    public Inspection {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Read a document.
   *
   * @throws ClixmlException if the octets are no CLIXML, or beyond the default limits
   */
  public static ClixmlDocument read(byte[] bytes) {
    return read(bytes, ClixmlLimits.DEFAULT);
  }

  /**
   * Read a document within other limits.
   *
   * @throws ClixmlException if the octets are no CLIXML, or beyond the limits
   */
  public static ClixmlDocument read(byte[] bytes, ClixmlLimits limits) {
    Inspection inspection = inspect(bytes, limits);
    if (!inspection.problems().isEmpty()) {
      Problem first = inspection.problems().get(0);
      throw new ClixmlException(first.what(), first.where(), null);
    }
    return inspection.document().orElseThrow(() -> new ClixmlException("there is no value"));
  }

  /**
   * Read what can be read, and tell everything that is wrong.
   *
   * @throws ClixmlException if there are more values than the limits allow
   */
  public static Inspection inspect(byte[] bytes, ClixmlLimits limits) {
    List<Problem> problems = new ArrayList<>();
    int mark = NotationScanner.byteOrderMark(bytes);
    Element root;
    try {
      // PSRP knows no other encoding (MS-PSRP 2.2.5), whatever a declaration may say.
      XmlEncoding utf8 = new XmlEncoding(UTF_8, mark, Optional.empty(), Optional.empty());
      root = SafeXml.parse(bytes, utf8, limits.xml()).getDocumentElement();
    } catch (UnreadableMessageException e) {
      problems.add(new Problem(String.valueOf(e.getMessage()), e.position().orElse("/")));
      return new Inspection(Optional.empty(), problems);
    }
    if ("1.1".equals(root.getOwnerDocument().getXmlVersion())) {
      // .NET reads no other version, and 1.1 has other line ends.
      problems.add(new Problem("the document is XML 1.1, expected 1.0", Elements.path(root)));
    }
    Notation notation = NotationScanner.scan(bytes);
    Optional<ClixmlDocument> document =
        new ClixmlReader(limits, problems)
            .value(root)
            .map(value -> new ClixmlDocument(notation, value));
    return new Inspection(document, problems);
  }

  /** Write a document in its notation. */
  public static byte[] write(ClixmlDocument document) {
    return new ClixmlWriter(document.notation())
        .prolog()
        .value("", "", document.root())
        .text()
        .getBytes(UTF_8);
  }

  /**
   * Write a value as PowerShell on Windows does, byte-order mark included.
   *
   * <p>Objects without a RefId are numbered, in the order in which they begin; lists of type names
   * are written once and then referred to.
   */
  public static byte[] write(ClixmlValue value) {
    return write(ClixmlDocument.of(value));
  }

  /**
   * Take a value out of its document, so that it can become part of another one: objects and lists
   * of type names lose their numbers, and copies stand in the place of references.
   *
   * @throws ClixmlException if a reference names an object that contains it, or if there would be
   *     more values than the limits allow
   */
  public static ClixmlValue detached(ClixmlValue value, ClixmlLimits limits) {
    return new Detacher(limits).detach(value);
  }

  /** The text of a value, without byte-order mark. */
  public static String text(ClixmlValue value) {
    return new ClixmlWriter(Notation.PLAIN).value("", "", value).text();
  }
}
