package org.wsmanspec.suite.check.addressing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** What a reply carries for its addressee, and its Action (DSP0226 5.4.2, 5.4.3, 5.4.5). */
public final class ReplyChecks {

  private static final String PARAMETERS = "R5.4.2-5";
  private static final String FAULT_PARAMETERS = "R5.4.3-4";
  private static final String ACTION = "DSP0226-addressing-55";
  private static final String CIM_ACTION = "DSP0227-cim-25";

  private static final Set<String> FAULT_ACTIONS =
      Set.of(
          Actions.ADDRESSING_FAULT,
          Actions.TRANSFER_FAULT,
          Actions.ENUMERATION_FAULT,
          Actions.EVENTING_FAULT,
          Actions.WSMAN_FAULT,
          Actions.CIM_BINDING_FAULT);

  private static final Set<String> STANDARD =
      Set.of(
          Actions.GET,
          Actions.PUT,
          Actions.CREATE,
          Actions.DELETE,
          Actions.ENUMERATE,
          Actions.PULL,
          Actions.RELEASE,
          Actions.ENUMERATION_RENEW,
          Actions.ENUMERATION_GET_STATUS,
          Actions.SUBSCRIBE,
          Actions.RENEW,
          Actions.GET_STATUS,
          Actions.UNSUBSCRIBE);

  private ReplyChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/reply-parameters",
            List.of(PARAMETERS, FAULT_PARAMETERS),
            ReplyChecks::parameters),
        Check.ofReplies("addressing/reply-action", List.of(ACTION), ReplyChecks::action),
        Check.ofReplies(
            "addressing/method-reply-action", List.of(CIM_ACTION), ReplyChecks::methodAction));
  }

  private static void parameters(Reply reply, FindingSink sink) {
    Optional<Asked> asked = reply.asked().filter(Asked::readable);
    if (asked.isEmpty() || reply.identifies()) {
      return;
    }
    boolean faultTo = asked.get().only(Names.WSA_FAULT_TO).isPresent();
    if (!reply.isFault()) {
      missing(reply, asked.get(), Names.WSA_REPLY_TO)
          .ifPresent(
              name ->
                  sink.broken(
                      PARAMETERS,
                      "header " + name + ", a reference parameter of ReplyTo",
                      "no such header, or another content",
                      reply.place(),
                      "reference parameters are copied into the reply unchanged"));
      if (hasParameters(asked.get(), Names.WSA_REPLY_TO)
          && missing(reply, asked.get(), Names.WSA_REPLY_TO).isEmpty()) {
        sink.held(PARAMETERS, reply.place());
      }
    } else if (faultTo && hasParameters(asked.get(), Names.WSA_FAULT_TO)) {
      Optional<String> gone = missing(reply, asked.get(), Names.WSA_FAULT_TO);
      if (gone.isEmpty()) {
        sink.held(FAULT_PARAMETERS, reply.place());
      } else {
        sink.broken(
            FAULT_PARAMETERS,
            "header " + gone.get() + ", a reference parameter of FaultTo",
            "no such header, or another content",
            reply.place(),
            "");
      }
    }
  }

  private static boolean hasParameters(Asked asked, QName header) {
    return asked
        .only(header)
        .map(e -> !EndpointReference.in(e).referenceParameters().isEmpty())
        .orElse(false);
  }

  /** The first reference parameter that the reply does not repeat as a header. */
  private static Optional<String> missing(Reply reply, Asked asked, QName header) {
    return asked.only(header).stream()
        .flatMap(e -> EndpointReference.in(e).referenceParameters().stream())
        .filter(
            parameter ->
                reply.envelope().headers(Dom.name(parameter)).stream()
                    .noneMatch(h -> content(h).equals(content(parameter))))
        .map(e -> Namespaces.display(Dom.name(e)))
        .findFirst();
  }

  /** The text of an element, however its content is laid out. */
  static String content(Element element) {
    return Dom.text(element).replaceAll("\\s+", "");
  }

  private static void action(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSA_ACTION);
    if (header.isEmpty() || reply.identifies() || reply.usesAddressing2005()) {
      return;
    }
    String actual = Dom.text(header.get());
    if (reply.fault().isPresent()) {
      faultAction(reply, reply.fault().get(), header.get(), actual, sink);
      return;
    }
    Optional<String> asked = reply.askedAction();
    if (FAULT_ACTIONS.contains(actual)) {
      sink.broken(
          ACTION,
          "a response Action, since the body is no fault",
          "wsa:Action " + actual,
          reply.at(header.get()),
          "");
    } else if (asked.filter(STANDARD::contains).isPresent()) {
      String expected = Actions.responseTo(asked.get());
      if (actual.equals(expected)) {
        sink.held(ACTION, reply.at(header.get()));
      } else {
        sink.broken(
            ACTION,
            "wsa:Action " + expected,
            "wsa:Action " + actual,
            reply.at(header.get()),
            "Actions are compared character by character");
      }
    }
  }

  private static void faultAction(
      Reply reply, Fault fault, Element header, String actual, FindingSink sink) {
    String expected =
        fault
            .subcode()
            .map(s -> FaultSubcode.actionFor(s.getNamespaceURI()))
            .orElse(Actions.ADDRESSING_FAULT);
    if (actual.equals(expected)) {
      sink.held(ACTION, reply.at(header));
    } else if (actual.equals(Actions.WSMAN_FAULT)) {
      sink.remark(
          ACTION,
          "faults carry the wsman fault Action where the subcode has one of its own",
          reply.at(header));
    } else if (FAULT_ACTIONS.contains(actual) || foreign(fault)) {
      sink.soft(
          ACTION,
          "wsa:Action " + expected,
          "wsa:Action " + actual + " with " + fault.summary(),
          reply.at(header),
          "a fault Action, but that of another specification");
    } else {
      sink.broken(
          ACTION,
          "wsa:Action " + expected + ", since the body is a fault",
          "wsa:Action " + actual + " with " + fault.summary(),
          reply.at(header),
          "a client that goes by the Action takes this fault for something else");
    }
  }

  /** Whether the subcode is of no specification that this suite knows. */
  private static boolean foreign(Fault fault) {
    return fault
        .subcode()
        .filter(s -> !Namespaces.byPrefix().containsValue(s.getNamespaceURI()))
        .isPresent();
  }

  private static void methodAction(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSA_ACTION);
    Optional<String> asked = reply.askedAction();
    if (reply.isFault() || header.isEmpty() || asked.isEmpty()) {
      return;
    }
    String action = asked.get();
    boolean method =
        (action.contains("/wbem/wscim/1/cim-schema/2/") || action.startsWith(Uris.WMI))
            && !STANDARD.contains(action);
    String actual = Dom.text(header.get());
    if (method && actual.equals(Actions.responseTo(action))) {
      sink.held(CIM_ACTION, reply.at(header.get()));
    } else if (method) {
      sink.broken(
          CIM_ACTION,
          "wsa:Action " + Actions.responseTo(action),
          "wsa:Action " + actual,
          reply.at(header.get()),
          actual.equals(action) ? "the request's Action was repeated" : "");
    }
  }
}
