package org.wsmanspec.scenario.run;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Text;

/**
 * Bends a message: bytes in, bytes out, nothing else touched.
 *
 * <p>A mutation of the tree finds its place by XPath and keeps encoding, byte-order mark and XML
 * declaration as they were.
 */
public final class Mutator {

  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>\\s*");

  private final Function<Text, String> text;
  private final Function<Text, String> markup;
  private final TreeMutator tree;

  /**
   * A mutator for the messages of one step.
   *
   * @param text inserts variables into plain texts
   * @param markup inserts variables into texts that are XML
   * @param prefixes prefixes that expressions and names may use, and their URIs
   */
  public Mutator(
      Function<Text, String> text, Function<Text, String> markup, Map<String, String> prefixes) {
    this.text = text;
    this.markup = markup;
    this.tree = new TreeMutator(text, markup, prefixes);
  }

  /**
   * Apply one mutation.
   *
   * @param message an XML document; for those of bytes anything
   * @return the bent message; the same bytes for a mutation that is about HTTP only
   * @throws RuntimeException if the mutation finds no place in the message
   */
  public byte[] apply(byte[] message, Mutation mutation) {
    if (mutation.onTree()) {
      return onTree(message, document -> tree.apply(document, mutation));
    }
    if (mutation instanceof Mutation.Truncate truncate) {
      return truncated(message, truncate);
    }
    if (mutation instanceof Mutation.Encode encode) {
      return decoded(message).getBytes(charset(text.apply(encode.charset())));
    }
    if (mutation instanceof Mutation.Prolog prolog) {
      String xml = decoded(message);
      Matcher declaration = DECLARATION.matcher(xml);
      int at = declaration.find() ? declaration.end() : 0;
      String bent = xml.substring(0, at) + markup.apply(prolog.text()) + xml.substring(at);
      return encoded(bent, message);
    }
    return message.clone();
  }

  /** Change the tree of a message, and nothing of its encoding. */
  static byte[] onTree(byte[] message, Consumer<Document> change) {
    String before = decoded(message);
    Document document;
    try {
      document = SafeXml.parse(message);
    } catch (UnreadableMessageException e) {
      throw NotDrivenException.mistake(
          "a mutation by XPath comes after the message was made unreadable ("
              + e.getMessage()
              + ")");
    }
    change.accept(document);
    Matcher declaration = DECLARATION.matcher(before);
    String head = declaration.find() ? declaration.group() : "";
    return encoded(head + Markup.of(document), message);
  }

  private static byte[] truncated(byte[] message, Mutation.Truncate truncate) {
    long left =
        truncate
            .bytes()
            .map(Integer::longValue)
            .orElseGet(() -> (long) message.length * truncate.percent().orElse(100) / 100);
    return Arrays.copyOf(message, (int) Math.max(0, Math.min(left, message.length)));
  }

  private static String decoded(byte[] message) {
    XmlEncoding encoding = XmlEncoding.detect(message, Optional.empty());
    int mark = encoding.byteOrderMark();
    return new String(message, mark, message.length - mark, encoding.charset());
  }

  /** Text in the encoding of a message, with its byte-order mark. */
  private static byte[] encoded(String xml, byte[] like) {
    XmlEncoding encoding = XmlEncoding.detect(like, Optional.empty());
    byte[] body = xml.getBytes(encoding.charset());
    byte[] whole = Arrays.copyOf(like, encoding.byteOrderMark() + body.length);
    System.arraycopy(body, 0, whole, encoding.byteOrderMark(), body.length);
    return whole;
  }

  /** A charset by the name that scenarios use. */
  static Charset charset(String name) {
    try {
      return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw NotDrivenException.mistake("the character encoding '" + name + "' is not known");
    }
  }
}
