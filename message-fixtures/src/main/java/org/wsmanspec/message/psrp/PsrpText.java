package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlText;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * What the messages of an exchange say, for people: a line for each, to stand beside the base64
 * that carries it.
 *
 * <p>Keys, secure strings and what is named a password are left out. Of a message whose fragments
 * are spread over exchanges the last one shows nothing but that; what cannot be read says why.
 */
public final class PsrpText {

  private static final int LONGEST = 2000;
  private static final int MOST_LINES = 200;

  private final Defragmenter defragmenter = new Defragmenter();
  private final List<String> lines = new ArrayList<>();

  private PsrpText() {}

  /** The lines for the request of an exchange; none if it carries no fragments. */
  public static List<String> ofRequest(Exchange exchange) {
    return isOfPool(exchange)
        ? exchange.requestEnvelope().map(PsrpText::of).orElse(List.of())
        : List.of();
  }

  /** The lines for the response of an exchange; none if it carries no fragments. */
  public static List<String> ofResponse(Exchange exchange) {
    return isOfPool(exchange)
        ? exchange.responseEnvelope().map(PsrpText::of).orElse(List.of())
        : List.of();
  }

  /** Elements of these names carry plain text in shells of other kinds. */
  private static boolean isOfPool(Exchange exchange) {
    return exchange
        .requestEnvelope()
        .flatMap(Envelope::resourceUri)
        .filter(uri -> uri.startsWith(Uris.POWERSHELL_PREFIX))
        .isPresent();
  }

  private static List<String> of(Envelope envelope) {
    PsrpText text = new PsrpText();
    Carried.in(envelope).forEach(text::add);
    return text.lines.size() > MOST_LINES ? cut(text.lines) : List.copyOf(text.lines);
  }

  private static List<String> cut(List<String> lines) {
    List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
    first.add("… " + (lines.size() - MOST_LINES) + " more messages");
    return List.copyOf(first);
  }

  private void add(Carried carried) {
    FragmentReader reader = new FragmentReader();
    try {
      byte[] octets = carried.octets();
      reader.feed(octets, 0, octets.length, this::add);
      reader.end();
    } catch (PsrpException e) {
      lines.add("(no fragments: " + e.getMessage() + ")");
    }
  }

  private void add(Fragment fragment) {
    try {
      Optional<PsrpMessage> message = defragmenter.accept(fragment).map(PsrpMessage::decode);
      if (message.isPresent()) {
        lines.add(number(fragment) + line(message.get()));
      } else if (fragment.start()) {
        lines.add(number(fragment) + "begins here, in several fragments");
      }
    } catch (PsrpException e) {
      boolean before = e.kind() == PsrpException.Kind.NOT_STARTED;
      lines.add(
          number(fragment)
              + (before
                  ? "goes on: " + fragment + (fragment.end() ? ", the last" : "")
                  : "(" + e.getMessage() + ")"));
    }
  }

  private static String number(Fragment fragment) {
    return "#" + Long.toUnsignedString(fragment.objectId()) + " ";
  }

  /** A message in a line, such as {@code PIPELINE_OUTPUT, pipeline 0a0b…: "text"}. */
  public static String line(PsrpMessage message) {
    String name =
        message
            .type()
            .map(MessageType::name)
            .orElseGet(() -> String.format(Locale.ROOT, "type 0x%08X", message.typeCode()));
    return name
        + ", pool "
        + message.poolId()
        + message.pipelineId().map(p -> ", pipeline " + p).orElse("")
        + data(message);
  }

  private static String data(PsrpMessage message) {
    if (message.dataLength() == 0) {
      return "";
    }
    Optional<MessageType> type = message.type();
    if (type.filter(PsrpText::isKey).isPresent()) {
      return ": (a key, " + message.dataLength() + " octets)";
    }
    try {
      ClixmlValue value = Hidden.in(message.document().root());
      return ": " + ClixmlText.of(value, LONGEST);
    } catch (ClixmlException e) {
      return ": (no CLIXML: " + e.getMessage() + ")";
    }
  }

  private static boolean isKey(MessageType type) {
    return type == MessageType.PUBLIC_KEY || type == MessageType.ENCRYPTED_SESSION_KEY;
  }
}
