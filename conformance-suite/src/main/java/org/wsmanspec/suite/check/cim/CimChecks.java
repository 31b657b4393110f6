package org.wsmanspec.suite.check.cim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Method results and faults of the CIM binding (DSP0227), and the checks of its instances. */
public final class CimChecks {

  private static final String OUTPUT = "DSP0227-cim-32";
  private static final String FAULT_ACTION = "DSP0227-cim-34";

  private static final Set<String> FAULT_ACTIONS =
      Set.of(Actions.CIM_BINDING_FAULT, Actions.WSMAN_FAULT);

  private CimChecks() {}

  /** The checks of the area. */
  public static List<Check> all() {
    return Stream.of(
            List.of(
                Check.ofReplies("cim/method-output", List.of(OUTPUT), CimChecks::output),
                Check.ofReplies("cim/fault-action", List.of(FAULT_ACTION), CimChecks::faultAction)),
            InstanceChecks.all(),
            ValueChecks.all(),
            IdentityChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  private static void output(Reply reply, FindingSink sink) {
    Optional<String> action =
        reply.askedAction().filter(CimClassUris::is).filter(a -> !reply.isFault());
    if (action.isEmpty()) {
      return;
    }
    String method = CimClassUris.tail(action.get());
    List<Element> children = reply.envelope().bodyChildren();
    if (children.size() == 1
        && children.get(0).getLocalName().equals(method + "_OUTPUT")
        && !Dom.name(children.get(0)).getNamespaceURI().isEmpty()) {
      sink.held(OUTPUT, reply.at(children.get(0)));
    } else {
      sink.broken(
          OUTPUT,
          method + "_OUTPUT in the namespace of the class, alone in s:Body",
          children.isEmpty()
              ? "an empty body"
              : String.join(
                  ", ", children.stream().map(c -> Namespaces.display(Dom.name(c))).toList()),
          reply.place(),
          "");
    }
  }

  private static void faultAction(Reply reply, FindingSink sink) {
    Optional<Fault> fault = reply.fault();
    boolean binding =
        fault
            .flatMap(Fault::subcode)
            .filter(s -> s.getNamespaceURI().equals(Namespaces.WSMB))
            .isPresent();
    Optional<Element> header = reply.only(Names.WSA_ACTION);
    if (!binding || header.isEmpty()) {
      return;
    }
    String actual = Dom.text(header.get());
    boolean ofOperation =
        actual.equals(Actions.ENUMERATION_FAULT) || actual.equals(Actions.EVENTING_FAULT);
    if (FAULT_ACTIONS.contains(actual) || ofOperation) {
      sink.held(FAULT_ACTION, reply.at(header.get()));
    } else {
      sink.soft(
          FAULT_ACTION,
          "wsa:Action " + Actions.CIM_BINDING_FAULT,
          "wsa:Action " + actual,
          reply.at(header.get()),
          "one implementation is the source of this requirement");
    }
  }
}
