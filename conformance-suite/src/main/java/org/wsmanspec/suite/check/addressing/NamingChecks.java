package org.wsmanspec.suite.check.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * Whether faults about headers name what they are about (DSP0226 5.4.1, 5.4.5, 6.4).
 *
 * <p>To name nothing is worth a remark; to name the wrong thing sends the reader the wrong way.
 */
public final class NamingChecks {

  private static final String OPTION = "DSP0226-addressing-68";
  private static final String ACTION = "DSP0226-addressing-90";
  private static final String HEADER = "DSP0226-addressing-91";

  /** Headers that are a text, so that there is no part of them that may be missing or wrong. */
  private static final Set<QName> PLAIN =
      Set.of(Names.WSA_TO, Names.WSA_ACTION, Names.WSA_MESSAGE_ID);

  /** Headers of requests; other names in s:Detail are of parts of them, or of something else. */
  private static final Set<QName> HEADERS =
      Set.of(
          Names.WSA_TO,
          Names.WSA_ACTION,
          Names.WSA_MESSAGE_ID,
          Names.WSA_REPLY_TO,
          Names.WSA_FAULT_TO,
          Names.WSA_FROM,
          Names.WSMAN_RESOURCE_URI,
          Names.WSMAN_SELECTOR_SET,
          Names.WSMAN_OPERATION_TIMEOUT,
          Names.WSMAN_MAX_ENVELOPE_SIZE,
          Names.WSMAN_LOCALE,
          Names.WSMAN_OPTION_SET);

  private NamingChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/refused-option-told", List.of(OPTION), on(NamingChecks::option)),
        Check.ofReplies(
            "addressing/refused-action-named", List.of(ACTION), on(NamingChecks::action)),
        Check.ofReplies(
            "addressing/refused-header-named", List.of(HEADER), on(NamingChecks::header)));
  }

  /** Looks at a fault whose subcode is one that the suite knows. */
  private interface Look {
    void at(Reply reply, Fault fault, FaultSubcode subcode, FindingSink sink);
  }

  private static java.util.function.BiConsumer<Reply, FindingSink> on(Look look) {
    return (reply, sink) -> {
      Optional<Fault> fault = reply.fault();
      Optional<FaultSubcode> subcode = fault.flatMap(Fault::subcode).flatMap(FaultSubcode::of);
      if (subcode.isPresent()) {
        look.at(reply, fault.orElseThrow(), subcode.get(), sink);
      }
    };
  }

  private static void option(Reply reply, Fault fault, FaultSubcode subcode, FindingSink sink) {
    if (subcode != FaultSubcode.INVALID_OPTIONS) {
      return;
    }
    boolean told = fault.reasons().stream().anyMatch(r -> !r.text().isEmpty());
    if (fault.faultDetail().filter(d -> !d.isEmpty()).isPresent()) {
      sink.held(OPTION, reply.at(fault.element()));
    } else if (told) {
      sink.remark(
          OPTION, "InvalidOptions says in words only what is wrong", reply.at(fault.element()));
    } else {
      sink.broken(
          OPTION,
          "wsman:FaultDetail InvalidName, InvalidValue or NotSupported",
          "InvalidOptions without detail and without a reason",
          reply.at(fault.element()),
          "with several options the client cannot tell which one to leave out");
    }
  }

  private static void action(Reply reply, Fault fault, FaultSubcode subcode, FindingSink sink) {
    if (subcode != FaultSubcode.ACTION_NOT_SUPPORTED) {
      return;
    }
    List<Element> named =
        fault.detail().map(d -> Dom.children(d, Names.WSA_ACTION)).orElse(List.of());
    Optional<String> asked = reply.asked().flatMap(a -> a.only(Names.WSA_ACTION)).map(Dom::text);
    if (named.isEmpty()) {
      sink.remark(
          ACTION,
          "ActionNotSupported does not repeat the Action in s:Detail",
          reply.at(fault.element()));
    } else if (asked.isPresent()
        && named.stream().map(Dom::text).noneMatch(n -> n.equals(asked.get()))) {
      sink.broken(
          ACTION,
          "wsa:Action " + asked.get() + " in s:Detail",
          "wsa:Action " + Dom.text(named.get(0)),
          reply.at(named.get(0)),
          "the Action that is not supported is the one of the request");
    } else if (asked.isPresent()) {
      sink.held(ACTION, reply.at(named.get(0)));
    }
  }

  private static void header(Reply reply, Fault fault, FaultSubcode subcode, FindingSink sink) {
    boolean missing = subcode == FaultSubcode.MESSAGE_INFORMATION_HEADER_REQUIRED;
    boolean invalid = subcode == FaultSubcode.INVALID_MESSAGE_INFORMATION_HEADER;
    Optional<Asked> asked = reply.asked().filter(a -> !a.usesAddressing2005());
    if ((!missing && !invalid) || asked.isEmpty()) {
      return;
    }
    List<QName> named = fault.detail().map(NamingChecks::headersIn).orElse(List.of());
    if (named.isEmpty()) {
      sink.remark(
          HEADER,
          "a fault about an addressing header does not name it in s:Detail",
          reply.at(fault.element()));
      return;
    }
    Optional<QName> wrong = named.stream().filter(n -> !fits(asked.get(), n, missing)).findFirst();
    if (wrong.isPresent()) {
      sink.broken(
          HEADER,
          "the name of a header that is " + (missing ? "missing" : "there and invalid"),
          Namespaces.display(wrong.get())
              + (missing ? ", which the request has" : ", which the request has not"),
          reply.at(fault.element()),
          "");
    } else {
      sink.held(HEADER, reply.at(fault.element()));
    }
  }

  /** Whether a fault may say of this header that it is missing, or else that it is invalid. */
  private static boolean fits(Asked asked, QName name, boolean missing) {
    List<Element> found = asked.envelope().headers(name);
    if (missing) {
      return !PLAIN.contains(name) || found.size() != 1 || Dom.text(found.get(0)).isEmpty();
    }
    // What is missing is invalid in a way.
    return !found.isEmpty() || PLAIN.contains(name);
  }

  /** Names of addressing headers in s:Detail, as elements or as QNames in texts. */
  private static List<QName> headersIn(Element detail) {
    List<QName> names = new ArrayList<>();
    for (Element child : Dom.children(detail)) {
      Optional<QName> name =
          HEADERS.contains(Dom.name(child)) || !Dom.children(child).isEmpty()
              ? Optional.of(Dom.name(child))
              : Dom.qname(child, child.getTextContent());
      name.filter(HEADERS::contains).ifPresent(names::add);
    }
    return names;
  }
}
