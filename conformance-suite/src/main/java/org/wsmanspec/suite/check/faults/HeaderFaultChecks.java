package org.wsmanspec.suite.check.faults;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * Faults about headers and envelopes that are not understood (DSP0226 5.2, SOAP 1.2 5.4.7, 5.4.8).
 */
public final class HeaderFaultChecks {

  private static final String FORM = "DSP0226-faults-07";
  private static final String LISTED = "DSP0226-faults-20";
  private static final String BOUND = "SOAP12-11";
  private static final String UPGRADE = "SOAP12-10";
  private static final String OTHER_ROLE = "DSP0226-addressing-93";

  private HeaderFaultChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        FaultChecks.check("faults/must-understand", FORM, HeaderFaultChecks::form),
        FaultChecks.check("faults/not-understood-listed", LISTED, HeaderFaultChecks::listed),
        Check.ofReplies("faults/not-understood-bound", List.of(BOUND), HeaderFaultChecks::bound),
        FaultChecks.check("faults/upgrade", UPGRADE, HeaderFaultChecks::upgrade),
        FaultChecks.check("faults/other-role", OTHER_ROLE, HeaderFaultChecks::otherRole));
  }

  private static boolean mustUnderstand(Fault fault) {
    return fault.code().filter(FaultChecks.MUST_UNDERSTAND::equals).isPresent();
  }

  private static void form(Reply reply, Fault fault, FindingSink sink) {
    if (!mustUnderstand(fault) || reply.usesAddressing2005()) {
      return;
    }
    if (fault.subcode().isPresent()) {
      sink.remark(FORM, "a MustUnderstand fault carries a Subcode", reply.at(fault.element()));
      return;
    }
    String action = reply.envelope().action().orElse("");
    if (FaultChecks.addressingOrWsman(action)) {
      sink.held(FORM, reply.at(fault.element()));
    } else if (!action.isEmpty()) {
      sink.soft(
          FORM,
          "the fault Action of WS-Addressing",
          "wsa:Action " + action,
          reply.place(),
          "the Action of a fault is judged by its own requirement as well");
    }
  }

  private static void listed(Reply reply, Fault fault, FindingSink sink) {
    if (!mustUnderstand(fault)) {
      return;
    }
    List<Element> blocks = reply.envelope().headers(Names.S_NOT_UNDERSTOOD);
    if (blocks.isEmpty()) {
      sink.broken(
          LISTED,
          "header s:NotUnderstood naming an offending block",
          "none",
          reply.place(),
          "without it a client cannot tell which header to leave out");
      return;
    }
    Optional<Asked> asked = reply.asked();
    boolean foreign =
        asked.isPresent()
            && blocks.stream()
                .map(HeaderFaultChecks::name)
                .flatMap(Optional::stream)
                .noneMatch(n -> asked.get().envelope().header(n).isPresent());
    if (foreign) {
      sink.broken(
          LISTED,
          "the name of a header of the request",
          "s:NotUnderstood " + Dom.attribute(blocks.get(0), Names.QNAME).orElse("without qname"),
          reply.at(blocks.get(0)),
          "");
    } else {
      sink.held(LISTED, reply.at(blocks.get(0)));
    }
  }

  private static Optional<QName> name(Element notUnderstood) {
    return Dom.attribute(notUnderstood, Names.QNAME).flatMap(q -> Dom.qname(notUnderstood, q));
  }

  private static void bound(Reply reply, FindingSink sink) {
    for (Element e : reply.envelope().headers(Names.S_NOT_UNDERSTOOD)) {
      if (name(e).isPresent()) {
        sink.held(BOUND, reply.at(e));
      } else {
        sink.broken(
            BOUND,
            "attribute qname with a prefix that is bound",
            Dom.attribute(e, Names.QNAME).map(q -> "qname='" + q + "'").orElse("no qname"),
            reply.at(e),
            "");
      }
    }
  }

  private static void upgrade(Reply reply, Fault fault, FindingSink sink) {
    if (fault.code().filter(FaultChecks.VERSION_MISMATCH::equals).isEmpty()) {
      return;
    }
    if (reply.envelope().header(Names.S_UPGRADE).isPresent()) {
      sink.held(UPGRADE, reply.place());
    } else {
      sink.broken(
          UPGRADE, "header s:Upgrade listing supported envelopes", "none", reply.place(), "");
    }
  }

  private static void otherRole(Reply reply, Fault fault, FindingSink sink) {
    if (!mustUnderstand(fault) || reply.asked().isEmpty()) {
      return;
    }
    Envelope request = reply.asked().get().envelope();
    for (Element block : reply.envelope().headers(Names.S_NOT_UNDERSTOOD)) {
      Optional<QName> name = name(block);
      if (name.isPresent()
          && !request.headers(name.get()).isEmpty()
          && request.headers(name.get()).stream().noneMatch(Envelope::forReceiver)) {
        sink.broken(
            OTHER_ROLE,
            "header " + Namespaces.display(name.get()) + ", meant for another role, left alone",
            fault.summary(),
            reply.at(block),
            "");
      }
    }
  }
}
