package org.wsmanspec.suite.check.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.XmlEncoding;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** UTF-8 is always understood (DSP0226 13.1). */
public final class CharacterSetChecks {

  private static final String UTF_8 = "DSP0226-encoding-08";

  private CharacterSetChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Check.ofReplies("encoding/utf-8", List.of(UTF_8), CharacterSetChecks::utf8));
  }

  private static void utf8(Reply reply, FindingSink sink) {
    Optional<Asked> asked = reply.asked().filter(Asked::readable);
    if (asked.isEmpty() || reply.exchange().lacks(Gap.BYTES)) {
      return;
    }
    XmlEncoding encoding = asked.get().envelope().encoding();
    // A byte-order mark before UTF-8 may be refused, and a contradiction is nobody's UTF-8.
    boolean plain =
        encoding.charset().equals(StandardCharsets.UTF_8)
            && encoding.byteOrderMark() == 0
            && encoding.declared().map(d -> d.equalsIgnoreCase("UTF-8")).orElse(true)
            && encoding.external().map(e -> e.equalsIgnoreCase("UTF-8")).orElse(true);
    // A Subscribe may ask for events in another encoding, and be told that there is none.
    boolean asksForAnother =
        !asked.get().envelope().elements(Names.WSMAN_CONTENT_ENCODING).isEmpty();
    if (!plain || asksForAnother) {
      return;
    }
    Optional<Fault> refused =
        reply
            .fault()
            .filter(f -> f.hasSubcode(FaultSubcode.ENCODING_LIMIT.qname()))
            .filter(f -> f.faultDetailName().filter("CharacterSet"::equals).isPresent());
    if (refused.isPresent()) {
      sink.broken(
          UTF_8,
          "a request in UTF-8 is read",
          "fault " + refused.get().summary(),
          reply.at(refused.get().element()),
          "");
    } else {
      sink.held(UTF_8, reply.place());
    }
  }
}
