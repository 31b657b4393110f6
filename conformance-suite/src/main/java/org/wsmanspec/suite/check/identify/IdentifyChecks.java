package org.wsmanspec.suite.check.identify;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** The answer to Identify (DSP0226 11, DSP8012). */
public final class IdentifyChecks {

  private static final String BODY = "DSP0226-identify-13";
  private static final String NO_HEADERS = "DSP0226-identify-02";
  private static final String VERSION = "DSP0226-identify-03";
  private static final String ORDER = "DSP0226-identify-12";
  private static final String ADDRESSING = "DSP0226-identify-08";

  private static final QName ADDRESSING_VERSION =
      new QName(Namespaces.WSMID, "AddressingVersionURI");

  private static final List<QName> SEQUENCE =
      List.of(
          Names.WSMID_PROTOCOL_VERSION,
          Names.WSMID_PRODUCT_VENDOR,
          Names.WSMID_PRODUCT_VERSION,
          Names.WSMID_SECURITY_PROFILES);

  private IdentifyChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("identify/body", List.of(BODY, NO_HEADERS), IdentifyChecks::body),
        Check.ofReplies("identify/content", List.of(VERSION, ORDER), IdentifyChecks::content),
        Check.of("identify/addressing-versions", List.of(ADDRESSING), IdentifyChecks::addressing));
  }

  private static void body(Reply reply, FindingSink sink) {
    boolean plain =
        reply
            .asked()
            .filter(a -> a.envelope().isIdentify() && a.plainHttp())
            .filter(
                a ->
                    a.envelope().headers().stream()
                        .noneMatch(h -> Namespaces.WSA.equals(h.getNamespaceURI())))
            .isPresent();
    if (!plain) {
      return;
    }
    if (reply.isFault()) {
      if (reply.asked().orElseThrow().envelope().header().isEmpty()) {
        // Whether the lack of s:Header itself is the reason is for another requirement to say.
        return;
      }
      boolean headers =
          reply
              .fault()
              .orElseThrow()
              .hasSubcode(FaultSubcode.MESSAGE_INFORMATION_HEADER_REQUIRED.qname());
      if (headers) {
        sink.broken(
            NO_HEADERS,
            "wsmid:IdentifyResponse",
            reply.fault().orElseThrow().summary(),
            reply.place(),
            "Identify is recognized by its body and needs no addressing header");
      }
      return;
    }
    sink.held(NO_HEADERS, reply.place());
    List<Element> children = reply.envelope().bodyChildren();
    if (children.size() == 1 && reply.envelope().isIdentifyResponse()) {
      sink.held(BODY, reply.place());
    } else {
      sink.broken(
          BODY,
          "wsmid:IdentifyResponse as the only child of s:Body",
          children.isEmpty()
              ? "an empty body"
              : children.size()
                  + " children, first "
                  + Namespaces.display(Dom.name(children.get(0))),
          reply.place(),
          "");
    }
  }

  private static void content(Reply reply, FindingSink sink) {
    if (!reply.envelope().isIdentifyResponse()) {
      return;
    }
    Element response = reply.envelope().bodyChildren().get(0);
    List<String> versions =
        Dom.children(response, Names.WSMID_PROTOCOL_VERSION).stream().map(Dom::text).toList();
    Optional<String> known =
        versions.stream()
            .filter(v -> v.equals(Uris.PROTOCOL_VERSION) || v.equals(Uris.NO_ANONYMOUS_DISCLOSURE))
            .findFirst();
    if (known.isPresent()) {
      sink.held(VERSION, reply.at(response));
    } else {
      sink.broken(
          VERSION,
          "wsmid:ProtocolVersion " + Uris.PROTOCOL_VERSION,
          versions.isEmpty() ? "no wsmid:ProtocolVersion" : String.join(", ", versions),
          reply.at(response),
          "");
    }
    List<Integer> ranks =
        Dom.children(response).stream()
            .map(e -> SEQUENCE.indexOf(Dom.name(e)))
            .filter(i -> i >= 0)
            .toList();
    if (ranks.equals(ranks.stream().sorted().toList())) {
      sink.held(ORDER, reply.at(response));
    } else {
      sink.soft(
          ORDER,
          "children in the order of the schema",
          String.join(", ", Dom.children(response).stream().map(e -> e.getLocalName()).toList()),
          reply.at(response),
          "clients that validate may refuse it; most read by name");
    }
  }

  /** Who answers in WS-Addressing 2005/08 says in Identify that it can. */
  private static void addressing(Conversation conversation, FindingSink sink) {
    List<Reply> replies =
        conversation.exchanges().stream()
            .filter(e -> e.role() == Exchange.Role.OPERATION)
            .flatMap(e -> Reply.of(e).stream())
            .filter(r -> !r.isFault())
            .toList();
    List<Reply> identified =
        replies.stream().filter(r -> r.envelope().isIdentifyResponse()).toList();
    boolean served =
        replies.stream()
            .anyMatch(
                r ->
                    r.usesAddressing2005()
                        && r.asked().filter(Asked::usesAddressing2005).isPresent());
    if (!served || identified.isEmpty()) {
      return;
    }
    Optional<Reply> listing =
        identified.stream()
            .filter(
                r ->
                    !Dom.children(r.envelope().bodyChildren().get(0), ADDRESSING_VERSION).isEmpty())
            .findFirst();
    if (listing.isPresent()) {
      sink.held(ADDRESSING, listing.get().place());
    } else {
      sink.broken(
          ADDRESSING,
          "wsmid:AddressingVersionURI " + Namespaces.WSA10,
          "none, though requests with that version are served",
          identified.get(0).place(),
          "clients cannot know that they may use it");
    }
  }
}
