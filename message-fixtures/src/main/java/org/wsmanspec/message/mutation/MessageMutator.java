package org.wsmanspec.message.mutation;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;

/**
 * Bends a message: octets in, octets out, nothing else touched. Thread-safe.
 *
 * <p>A change of the tree finds its place by XPath and keeps encoding, byte-order mark and XML
 * declaration as they were.
 */
public final class MessageMutator {

  /** What to do about a change that selects nothing. */
  public enum OnNothing {
    /** It is a mistake of whoever wrote it. */
    REFUSE,
    /** The message is not one that the change is about. */
    LEAVE
  }

  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>\\s*");

  private final TreeMutator tree;

  /**
   * A mutator.
   *
   * @param prefixes prefixes that expressions and names may use, and their URIs
   */
  public MessageMutator(Map<String, String> prefixes, OnNothing onNothing) {
    this.tree = new TreeMutator(Map.copyOf(prefixes), onNothing);
  }

  /**
   * Apply one change.
   *
   * @param message an XML document; for a change of octets anything
   * @throws MutationException if the change makes no sense, or finds no place in the message
   */
  public byte[] apply(byte[] message, Change change) {
    if (change instanceof Change.Truncate truncate) {
      return truncated(message, truncate);
    }
    if (change instanceof Change.Encode encode) {
      return decoded(message).getBytes(charset(encode.charset()));
    }
    if (change instanceof Change.Prolog prolog) {
      String xml = decoded(message);
      Matcher declaration = DECLARATION.matcher(xml);
      int at = declaration.find() ? declaration.end() : 0;
      return encoded(xml.substring(0, at) + prolog.text() + xml.substring(at), message);
    }
    return onTree(message, document -> tree.apply(document, change));
  }

  /**
   * Change the tree of a message, and nothing of its encoding.
   *
   * @throws MutationException if the message is no longer XML
   */
  public static byte[] onTree(byte[] message, Consumer<Document> change) {
    String before = decoded(message);
    Document document;
    try {
      document = SafeXml.parse(message);
    } catch (UnreadableMessageException e) {
      throw new MutationException(
          "a mutation by XPath comes after the message was made unreadable ("
              + e.getMessage()
              + ")");
    }
    change.accept(document);
    Matcher declaration = DECLARATION.matcher(before);
    String head = declaration.find() ? declaration.group() : "";
    return encoded(head + Markup.of(document), message);
  }

  /**
   * A charset by name; UTF-8 for a blank one.
   *
   * @throws MutationException if it is not known
   */
  public static Charset charset(String name) {
    try {
      return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MutationException("the character encoding '" + name + "' is not known");
    }
  }

  private static byte[] truncated(byte[] message, Change.Truncate truncate) {
    long left =
        truncate
            .octets()
            .map(Integer::longValue)
            .orElseGet(() -> (long) message.length * truncate.percent().orElse(100) / 100);
    return Arrays.copyOf(message, (int) Math.max(0, Math.min(left, message.length)));
  }

  /** The characters of a message, without its byte-order mark. */
  public static String decoded(byte[] message) {
    XmlEncoding encoding = XmlEncoding.detect(message, Optional.empty());
    int mark = encoding.byteOrderMark();
    return new String(message, mark, message.length - mark, encoding.charset());
  }

  /** Text in the encoding of a message, with its byte-order mark. */
  public static byte[] encoded(String xml, byte[] like) {
    XmlEncoding encoding = XmlEncoding.detect(like, Optional.empty());
    byte[] body = xml.getBytes(encoding.charset());
    byte[] whole = Arrays.copyOf(like, encoding.byteOrderMark() + body.length);
    System.arraycopy(body, 0, whole, encoding.byteOrderMark(), body.length);
    return whole;
  }
}
