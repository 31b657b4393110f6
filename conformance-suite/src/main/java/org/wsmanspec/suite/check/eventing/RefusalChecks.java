package org.wsmanspec.suite.check.eventing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** What a source says that does not accept a Subscribe (DSP0226 10.2.1, 10.2.2, 10.2.7). */
public final class RefusalChecks {

  private static final String ONE_MODE = "DSP0226-eventing-41";
  private static final String MODE_URIS = "DSP0226-eventing-44";
  private static final String DIALECTS = "DSP0226-eventing-84";
  private static final String MODES = "DSP0226-eventing-85";
  private static final String ENCODING = "DSP0226-eventing-91";

  private static final Set<String> STANDARD =
      Set.of(Uris.MODE_PUSH, Uris.MODE_PUSH_WITH_ACK, Uris.MODE_EVENTS, Uris.MODE_PULL);

  private static final Set<FaultSubcode> SCHEMA =
      EnumSet.of(FaultSubcode.SCHEMA_VALIDATION_ERROR, FaultSubcode.INVALID_MESSAGE);

  private RefusalChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("eventing/supported-dialects", List.of(DIALECTS), RefusalChecks::dialects),
        Check.ofReplies(
            "eventing/supported-modes", List.of(MODES, MODE_URIS), RefusalChecks::modes),
        Check.of("eventing/some-standard-mode", List.of(ONE_MODE), RefusalChecks::oneMode),
        Check.of("eventing/content-encoding", List.of(ENCODING), RefusalChecks::encoding));
  }

  private static boolean says(Reply reply, FaultSubcode subcode) {
    return reply
        .fault()
        .flatMap(Fault::subcode)
        .flatMap(FaultSubcode::of)
        .filter(s -> s == subcode)
        .isPresent();
  }

  private static List<Element> listed(Reply reply, QName name) {
    List<Element> found = new ArrayList<>();
    reply
        .envelope()
        .bodyChild()
        .ifPresent(
            fault -> {
              NodeList nodes =
                  fault.getElementsByTagNameNS(name.getNamespaceURI(), name.getLocalPart());
              for (int i = 0; i < nodes.getLength(); i++) {
                found.add((Element) nodes.item(i));
              }
            });
    return found;
  }

  private static void dialects(Reply reply, FindingSink sink) {
    if (!says(reply, FaultSubcode.FILTERING_REQUESTED_UNAVAILABLE)) {
      return;
    }
    Optional<String> asked =
        SubscribeChecks.subscribe(reply)
            .flatMap(a -> Wanted.in(a.envelope()))
            .flatMap(Wanted::filter)
            .map(
                f -> Dom.attribute(f, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH));
    list(reply, Names.WSE_SUPPORTED_DIALECT, DIALECTS, asked, "filter dialect", sink);
  }

  private static void modes(Reply reply, FindingSink sink) {
    if (!says(reply, FaultSubcode.DELIVERY_MODE_REQUESTED_UNAVAILABLE)) {
      return;
    }
    Optional<String> asked =
        SubscribeChecks.subscribe(reply)
            .flatMap(a -> Wanted.in(a.envelope()))
            .map(w -> w.statedMode().orElse(Uris.MODE_PUSH));
    list(reply, Names.WSE_SUPPORTED_DELIVERY_MODE, MODES, asked, "delivery mode", sink);
    for (Element mode : listed(reply, Names.WSE_SUPPORTED_DELIVERY_MODE)) {
      String uri = Dom.text(mode);
      boolean ours =
          uri.startsWith(Namespaces.WSE)
              || uri.startsWith("http://schemas.dmtf.org/wbem/wsman/1/wsman");
      if (!AbsoluteUris.is(uri) || (ours && !STANDARD.contains(uri))) {
        sink.broken(
            MODE_URIS,
            "URIs of delivery modes, the standard ones as the specification writes them",
            "'" + uri + "'",
            reply.at(mode),
            "a subscriber that asks for this mode is refused again");
        return;
      }
      sink.held(MODE_URIS, reply.at(mode));
    }
  }

  private static void list(
      Reply reply,
      QName name,
      String requirement,
      Optional<String> asked,
      String what,
      FindingSink sink) {
    List<Element> found = listed(reply, name);
    if (found.isEmpty()) {
      sink.remark(
          requirement,
          "a fault about a " + what + " does not list those that there are",
          reply.place());
      return;
    }
    for (Element each : found) {
      String uri = Dom.text(each);
      if (uri.isEmpty() || asked.filter(uri::equals).isPresent()) {
        sink.broken(
            requirement,
            "what the source supports",
            uri.isEmpty()
                ? "an empty " + Namespaces.display(name)
                : "the very " + what + " it refuses, " + uri,
            reply.at(each),
            "");
        return;
      }
    }
    sink.held(requirement, reply.place());
  }

  /** Push is the baseline, so a source that has been asked for it and three others has none. */
  private static void oneMode(Conversation conversation, FindingSink sink) {
    Set<String> refused = new HashSet<>();
    Optional<Reply> last = Optional.empty();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Reply> reply =
          exchange.role() == Exchange.Role.OPERATION ? Reply.of(exchange) : Optional.empty();
      Optional<Wanted> wanted =
          reply.flatMap(SubscribeChecks::subscribe).flatMap(a -> Wanted.in(a.envelope()));
      if (wanted.isEmpty() || wanted.get().mode() == Mode.OTHER) {
        continue;
      }
      if (!reply.get().isFault()) {
        sink.held(ONE_MODE, reply.get().place());
        return;
      }
      if (says(reply.get(), FaultSubcode.DELIVERY_MODE_REQUESTED_UNAVAILABLE)) {
        refused.add(wanted.get().mode().uri());
        last = reply;
      }
    }
    if (refused.containsAll(STANDARD)) {
      sink.broken(
          ONE_MODE,
          "one of the four standard delivery modes, Push for one",
          "wse:DeliveryModeRequestedUnavailable for each",
          last.orElseThrow().place(),
          "clients of other vendors cannot subscribe");
    }
  }

  /** A Subscribe that differs from an accepted one by its wsman:ContentEncoding alone. */
  private static void encoding(Conversation conversation, FindingSink sink) {
    Set<String> accepted = new HashSet<>();
    List<Reply> candidates = new ArrayList<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Reply> reply =
          exchange.role() == Exchange.Role.OPERATION ? Reply.of(exchange) : Optional.empty();
      Optional<Asked> asked = reply.flatMap(SubscribeChecks::subscribe);
      Optional<Wanted> wanted = asked.flatMap(a -> Wanted.in(a.envelope()));
      if (wanted.isEmpty()) {
        continue;
      }
      boolean legal =
          wanted
              .get()
              .contentEncoding()
              .filter(e -> e.equalsIgnoreCase("UTF-8") || e.equalsIgnoreCase("UTF-16"))
              .isPresent();
      if (!reply.get().isFault()) {
        if (legal) {
          sink.held(ENCODING, reply.get().place());
        }
        accepted.add(outline(asked.get(), wanted.get()));
      } else if (legal) {
        candidates.add(reply.get());
      }
    }
    for (Reply reply : candidates) {
      Asked asked = reply.asked().orElseThrow();
      boolean otherwiseFine =
          accepted.contains(outline(asked, Wanted.in(asked.envelope()).orElseThrow()));
      boolean schema =
          reply
              .fault()
              .flatMap(Fault::subcode)
              .flatMap(FaultSubcode::of)
              .filter(SCHEMA::contains)
              .isPresent();
      if (schema && otherwiseFine) {
        sink.broken(
            ENCODING,
            "acceptance, or wsman:EncodingLimit with detail CharacterSet",
            "fault " + reply.fault().map(Fault::summary).orElse(""),
            reply.place(),
            "the schema type of wsman:ContentEncoding allows UTF-8 and UTF-16");
      } else if (!schema) {
        sink.held(ENCODING, reply.place());
      }
    }
  }

  /** Where a Subscribe goes and what it is made of, without wsman:ContentEncoding. */
  private static String outline(Asked asked, Wanted wanted) {
    List<String> parts = new ArrayList<>();
    parts.add(asked.envelope().resourceUri().orElse(""));
    parts.add(wanted.statedMode().orElse(""));
    Dom.children(wanted.subscribe()).forEach(c -> parts.add(Dom.name(c).toString()));
    wanted
        .delivery()
        .ifPresent(
            d ->
                Dom.children(d).stream()
                    .filter(c -> !Dom.is(c, Names.WSMAN_CONTENT_ENCODING))
                    .forEach(c -> parts.add(Dom.name(c).toString())));
    return String.join(" ", parts);
  }
}
