package org.wsmanspec.suite.check.encoding;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Octets and characters of replies (DSP0226 6.2 and 13.1). */
public final class SizeChecks {

  private static final String ASKED_SIZE = "R6.2-2";
  private static final String DEFAULT_SIZE = "R13.1-3";
  private static final String ENCODING = "R13.1-5";
  private static final String NO_MARK = "DSP0226-encoding-18";

  /** Below this a service cannot be sure to encode a fault. */
  private static final long SMALLEST = 8192;

  private static final int DEFAULT_LIMIT = 32767;

  private SizeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("encoding/asked-size", List.of(ASKED_SIZE), SizeChecks::askedSize),
        Check.ofReplies("encoding/default-size", List.of(DEFAULT_SIZE), SizeChecks::defaultSize),
        Check.ofReplies("encoding/same-encoding", List.of(ENCODING), SizeChecks::sameEncoding),
        Check.ofReplies("encoding/byte-order-mark", List.of(NO_MARK), SizeChecks::mark));
  }

  private static void askedSize(Reply reply, FindingSink sink) {
    Optional<Element> header =
        reply
            .asked()
            .filter(a -> a.demands(Names.WSMAN_MAX_ENVELOPE_SIZE))
            .flatMap(a -> a.only(Names.WSMAN_MAX_ENVELOPE_SIZE));
    if (header.isEmpty() || !Dom.text(header.get()).matches("[0-9]{1,18}")) {
      return;
    }
    long limit = Long.parseLong(Dom.text(header.get()));
    int size = reply.response().body().size();
    if (reply.exchange().lacks(Gap.BYTES)) {
      sink.unknown(ASKED_SIZE, Gap.BYTES.text(), reply.place());
    } else if (size <= limit) {
      sink.held(ASKED_SIZE, reply.place());
    } else if (limit >= SMALLEST) {
      sink.broken(
          ASKED_SIZE,
          "at most " + limit + " octets, as wsman:MaxEnvelopeSize says",
          size + " octets",
          reply.place(),
          "the client may not be able to read this response");
    }
  }

  private static void defaultSize(Reply reply, FindingSink sink) {
    Optional<Asked> asked = reply.asked();
    if (asked.isEmpty()
        || asked.get().envelope().header(Names.WSMAN_MAX_ENVELOPE_SIZE).isPresent()) {
      return;
    }
    int size = reply.response().body().size();
    if (size <= DEFAULT_LIMIT) {
      sink.held(DEFAULT_SIZE, reply.place());
    } else if (items(reply) > 1 && !reply.exchange().lacks(Gap.BYTES)) {
      sink.broken(
          DEFAULT_SIZE,
          "at most " + DEFAULT_LIMIT + " octets, since the request states no MaxEnvelopeSize",
          size + " octets with " + items(reply) + " items",
          reply.place(),
          "fewer items would have fitted");
    }
  }

  /** Items of an enumeration in this reply; a single large one excuses a large envelope. */
  private static int items(Reply reply) {
    return reply
        .envelope()
        .bodyChild()
        .flatMap(b -> Dom.child(b, Names.WSEN_ITEMS).or(() -> Dom.child(b, Names.WSMAN_ITEMS)))
        .map(i -> Dom.children(i).size())
        .orElse(0);
  }

  private static void sameEncoding(Reply reply, FindingSink sink) {
    if (reply.asked().isEmpty()) {
      return;
    }
    if (reply.exchange().lacks(Gap.BYTES)) {
      sink.unknown(ENCODING, Gap.BYTES.text(), reply.place());
      return;
    }
    String asked = family(reply.asked().get().envelope().encoding().charset());
    String actual = family(reply.envelope().encoding().charset());
    boolean refused = reply.isFault() && actual.equals("UTF-8");
    if (asked.equals(actual)) {
      sink.held(ENCODING, reply.place());
    } else if (!refused && reply.toReadable()) {
      sink.broken(
          ENCODING, "a response in " + asked + ", as the request", actual, reply.place(), "");
    }
  }

  private static String family(Charset charset) {
    String name = charset.name();
    if (name.startsWith("UTF-16")) {
      return "UTF-16";
    }
    return name.equals("US-ASCII") ? "UTF-8" : name;
  }

  private static void mark(Reply reply, FindingSink sink) {
    if (reply.exchange().lacks(Gap.BYTES)) {
      sink.unknown(NO_MARK, Gap.BYTES.text(), reply.place());
    } else if (reply.envelope().encoding().byteOrderMark() == 3) {
      sink.soft(
          NO_MARK,
          "no byte-order mark before UTF-8",
          "one",
          reply.place(),
          "receivers may refuse it; that senders must not send it is not attested well enough");
    } else {
      sink.held(NO_MARK, reply.place());
    }
  }
}
