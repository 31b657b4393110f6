package org.wsmanspec.suite.check.addressing;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * Whether what is copied from an endpoint reference into headers stays as it is (DSP0226 5.1.1).
 */
public final class CopyChecks {

  private static final String UNMODIFIED = "DSP0226-addressing-01";

  private CopyChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/copied-parameters", List.of(UNMODIFIED), CopyChecks::unmodified));
  }

  private static void unmodified(Reply reply, FindingSink sink) {
    Optional<Asked> asked = reply.asked().filter(Asked::readable);
    if (asked.isEmpty() || reply.identifies()) {
      return;
    }
    QName destination =
        reply.isFault() && asked.get().only(Names.WSA_FAULT_TO).isPresent()
            ? Names.WSA_FAULT_TO
            : Names.WSA_REPLY_TO;
    List<Element> parameters =
        asked
            .get()
            .only(destination)
            .map(e -> EndpointReference.in(e).referenceParameters())
            .orElse(List.of());
    for (Element parameter : parameters) {
      // That a copy is there at all is another requirement.
      List<Element> copies = reply.envelope().headers(Dom.name(parameter));
      if (copies.stream().anyMatch(c -> Contents.lost(parameter, c).isEmpty())) {
        sink.held(UNMODIFIED, reply.at(copies.get(0)));
      } else if (copies.size() == 1
          && ReplyChecks.content(copies.get(0)).equals(ReplyChecks.content(parameter))) {
        sink.broken(
            UNMODIFIED,
            "a copy of the reference parameter " + Namespaces.display(Dom.name(parameter)),
            "one without " + Contents.lost(parameter, copies.get(0)).orElseThrow(),
            reply.at(copies.get(0)),
            "attributes and elements inside a reference parameter belong to it");
      }
    }
  }
}
