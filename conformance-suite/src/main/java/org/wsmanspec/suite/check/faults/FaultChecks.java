package org.wsmanspec.suite.check.faults;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Shape and content of s:Fault (DSP0226 14.2 to 14.6, SOAP 1.2 part 1 section 5.4). */
public final class FaultChecks {

  private static final String SHAPE = "SOAP12-07";
  private static final String CODE = "SOAP12-08";
  private static final String TABLE = "DSP0226-faults-02";
  private static final String COMPLETE = "DSP0226-faults-01";
  private static final String LANGUAGE = "DSP0226-faults-03";
  private static final String DETAIL = "DSP0226-faults-04";
  private static final String DETAIL_KNOWN = "DSP0226-faults-17";
  private static final String MICROSOFT = "MS-WMOD-G8";

  private static final List<QName> ORDER =
      List.of(Names.S_CODE, Names.S_REASON, Names.S_NODE, Names.S_ROLE, Names.S_DETAIL);

  static final QName MUST_UNDERSTAND = new QName(Namespaces.S, "MustUnderstand");
  static final QName VERSION_MISMATCH = new QName(Namespaces.S, "VersionMismatch");

  private static final Set<QName> CODES =
      Set.of(
          VERSION_MISMATCH,
          MUST_UNDERSTAND,
          new QName(Namespaces.S, "DataEncodingUnknown"),
          new QName(Namespaces.S, "Sender"),
          new QName(Namespaces.S, "Receiver"));

  /** Subcodes that name a kind of problem only together with their detail. */
  private static final Set<FaultSubcode> WANT_DETAIL =
      Set.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          FaultSubcode.ENCODING_LIMIT,
          FaultSubcode.INVALID_SELECTORS,
          FaultSubcode.INVALID_OPTIONS);

  /**
   * Subcodes that a product in wide use sends with another Code, and whose Code rests on fewer
   * sources than the others.
   */
  private static final Set<FaultSubcode> CODE_DEBATABLE =
      Set.of(
          FaultSubcode.UNSUPPORTED_EXPIRATION_TYPE,
          FaultSubcode.EVENTING_UNSUPPORTED_EXPIRATION_TYPE);

  private FaultChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        check("faults/shape", SHAPE, FaultChecks::shape),
        check("faults/code", CODE, FaultChecks::code),
        Check.ofReplies(
            "faults/subcode",
            List.of(TABLE, COMPLETE),
            (r, sink) -> r.fault().ifPresent(f -> subcode(r, f, sink))),
        check("faults/language", LANGUAGE, FaultChecks::language),
        check("faults/detail", DETAIL, FaultChecks::detail),
        check("faults/known-detail", DETAIL_KNOWN, FaultChecks::knownDetail),
        check("faults/microsoft-detail", MICROSOFT, FaultChecks::microsoft));
  }

  /** Looks at one fault. */
  interface Body {
    void look(Reply reply, Fault fault, FindingSink sink);
  }

  static Check check(String name, String requirement, Body body) {
    return Check.ofReplies(
        name, List.of(requirement), (r, sink) -> r.fault().ifPresent(f -> body.look(r, f, sink)));
  }

  private static void shape(Reply reply, Fault fault, FindingSink sink) {
    List<QName> children = Dom.children(fault.element()).stream().map(Dom::name).toList();
    String actual =
        children.isEmpty()
            ? "nothing"
            : String.join(", ", children.stream().map(Namespaces::display).toList());
    if (reply.envelope().bodyChildren().size() != 1) {
      sink.broken(
          SHAPE,
          "s:Fault as the only child of s:Body",
          reply.envelope().bodyChildren().size() + " children",
          reply.at(fault.element()),
          "");
    } else if (!sequence(children)) {
      sink.broken(
          SHAPE,
          "s:Code, s:Reason, then s:Node, s:Role, s:Detail where there are any",
          actual,
          reply.at(fault.element()),
          children.contains(Names.S_REASON)
              ? ""
              : "s:Reason is due even where there is little to say");
    } else {
      sink.held(SHAPE, reply.at(fault.element()));
    }
  }

  private static boolean sequence(List<QName> children) {
    if (children.size() < 2
        || !children.get(0).equals(Names.S_CODE)
        || !children.get(1).equals(Names.S_REASON)) {
      return false;
    }
    int last = 0;
    for (QName child : children.subList(1, children.size())) {
      int rank = ORDER.indexOf(child);
      if (rank <= last) {
        return false;
      }
      last = rank;
    }
    return true;
  }

  private static void code(Reply reply, Fault fault, FindingSink sink) {
    if (fault.code().filter(CODES::contains).isPresent()) {
      sink.held(CODE, reply.at(fault.element()));
      return;
    }
    String text =
        Dom.path(fault.element(), Names.S_CODE, Names.S_VALUE).map(Dom::text).orElse("none");
    sink.broken(
        CODE,
        "one of s:Sender, s:Receiver, s:MustUnderstand, s:VersionMismatch,"
            + " s:DataEncodingUnknown",
        "s:Value " + text,
        reply.at(fault.element()),
        fault.code().isEmpty() ? "its prefix is not bound, or it is no QName" : "");
  }

  private static void subcode(Reply reply, Fault fault, FindingSink sink) {
    Optional<Element> value =
        Dom.path(fault.element(), Names.S_CODE, Names.S_SUBCODE, Names.S_VALUE);
    if (fault.subcode().isEmpty()) {
      if (value.isPresent()) {
        sink.broken(
            TABLE,
            "a subcode that is a QName with a bound prefix",
            "s:Value " + Dom.text(value.get()),
            reply.at(value.get()),
            "");
      } else if (plainCode(fault) && reply.toReadable()) {
        sink.soft(
            COMPLETE,
            "a Subcode of the master table",
            fault.summary(),
            reply.at(fault.element()),
            "a client cannot tell from the Code alone what to do");
      }
      return;
    }
    QName name = fault.subcode().get();
    Optional<FaultSubcode> known = FaultSubcode.of(name);
    if (known.isEmpty()) {
      boolean ours = Namespaces.byPrefix().containsValue(name.getNamespaceURI());
      sink.soft(
          TABLE,
          "a subcode of the master table as the outermost one",
          fault.summary(),
          reply.at(value.orElse(fault.element())),
          ours
              ? "the specification with this namespace does not define it"
              : "a vendor's subcode belongs below a standard one");
    } else if (fault.code().isPresent()
        && CODES.contains(fault.code().get())
        && !known.get().acceptedCodes().contains(fault.code().get())) {
      String due =
          "Code " + Namespaces.display(known.get().code()) + " with " + Namespaces.display(name);
      String actual = "Code " + Namespaces.display(fault.code().get());
      if (CODE_DEBATABLE.contains(known.get())) {
        sink.soft(TABLE, due, actual, reply.at(fault.element()), "sources differ about this one");
      } else {
        sink.broken(TABLE, due, actual, reply.at(fault.element()), "");
      }
    } else {
      sink.held(TABLE, reply.at(fault.element()));
    }
  }

  private static boolean plainCode(Fault fault) {
    return fault
        .code()
        .filter(c -> c.getLocalPart().equals("Sender") || c.getLocalPart().equals("Receiver"))
        .isPresent();
  }

  private static void language(Reply reply, Fault fault, FindingSink sink) {
    for (Element text :
        Dom.child(fault.element(), Names.S_REASON).stream()
            .flatMap(r -> Dom.children(r, Names.S_TEXT).stream())
            .toList()) {
      if (Dom.attribute(text, Names.XML_LANG).isPresent()) {
        sink.held(LANGUAGE, reply.at(text));
      } else {
        sink.broken(LANGUAGE, "attribute xml:lang on s:Text", "none", reply.at(text), "");
      }
    }
  }

  private static void detail(Reply reply, Fault fault, FindingSink sink) {
    if (fault.subcode().flatMap(FaultSubcode::of).filter(WANT_DETAIL::contains).isEmpty()) {
      return;
    }
    if (fault.faultDetail().filter(d -> !d.isEmpty()).isPresent()) {
      sink.held(DETAIL, reply.at(fault.element()));
    } else {
      sink.broken(
          DETAIL,
          "wsman:FaultDetail with the URI that says more",
          fault.summary(),
          reply.at(fault.element()),
          "");
    }
  }

  private static void knownDetail(Reply reply, Fault fault, FindingSink sink) {
    Optional<String> name = fault.faultDetailName();
    Optional<FaultSubcode> subcode = fault.subcode().flatMap(FaultSubcode::of);
    if (name.isEmpty()) {
      return;
    }
    boolean defined =
        Stream.of(FaultSubcode.values()).anyMatch(s -> s.details().contains(name.get()));
    boolean fits = subcode.isEmpty() || subcode.get().details().contains(name.get());
    if (defined && fits) {
      sink.held(DETAIL_KNOWN, reply.at(fault.element()));
    } else {
      sink.broken(
          DETAIL_KNOWN,
          defined ? "a detail that belongs to the subcode" : "a detail that is defined",
          fault.summary(),
          reply.at(fault.element()),
          defined ? "" : "private details have URIs outside " + Uris.FAULT_DETAIL);
    }
  }

  private static void microsoft(Reply reply, Fault fault, FindingSink sink) {
    Optional<Element> extension =
        fault.detail().flatMap(d -> Dom.child(d, new QName(Namespaces.WSMANFAULT, "WSManFault")));
    if (extension.isEmpty()) {
      return;
    }
    String code = Dom.attribute(extension.get(), new QName("Code")).orElse("").strip();
    if (code.matches("\\d+")) {
      sink.held(MICROSOFT, reply.at(extension.get()));
    } else {
      sink.broken(
          MICROSOFT,
          "attribute Code with a number",
          code.isEmpty() ? "none" : "Code='" + code + "'",
          reply.at(extension.get()),
          "");
    }
  }

  /** Whether an Action is the one for faults without subcode, or the one that products use. */
  static boolean addressingOrWsman(String action) {
    return action.equals(Actions.ADDRESSING_FAULT) || action.equals(Actions.WSMAN_FAULT);
  }
}
