package org.wsmanspec.suite.check.transfer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Bodies of Get, Delete and Create messages (DSP0226 7.3 to 7.6, WS-Transfer 3 and 4). */
public final class TransferChecks {

  private static final String SHAPE = "DSP0226-transfer-03";
  private static final String GET = "DSP0226-transfer-05";
  private static final String DELETE = "DSP0226-transfer-19";
  private static final String CREATE = "DSP0226-transfer-27";
  private static final String EMPTY_REQUEST = "DSP0226-transfer-32";

  /** Namespaces of messages, of which no resource is an element. */
  private static final Set<String> NOT_RESOURCES =
      Set.of(Namespaces.S, Namespaces.S11, Namespaces.WXF, Namespaces.WSEN, Namespaces.WSE);

  private TransferChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("transfer/no-wrapper", List.of(SHAPE), TransferChecks::wrapper),
        Check.ofReplies("transfer/get-response", List.of(GET), TransferChecks::get),
        Check.ofReplies("transfer/delete-response", List.of(DELETE), TransferChecks::delete),
        Check.ofReplies("transfer/create-response", List.of(CREATE), TransferChecks::create),
        Check.ofRequests(
            "transfer/empty-request", List.of(EMPTY_REQUEST), TransferChecks::emptyRequest));
  }

  /** WS-Transfer puts the representation into s:Body, and no element of its own around it. */
  private static void wrapper(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.GET) && !reply.answers(Actions.PUT)) {
      return;
    }
    Optional<Element> foreign =
        reply.envelope().bodyChildren().stream()
            .filter(e -> NOT_RESOURCES.contains(Dom.name(e).getNamespaceURI()))
            .findFirst();
    if (foreign.isPresent()) {
      sink.broken(
          SHAPE,
          "the representation itself in s:Body",
          Namespaces.display(Dom.name(foreign.get())),
          reply.at(foreign.get()),
          "responses of WS-Transfer have no element of their own around the representation");
    } else {
      sink.held(SHAPE, reply.place());
    }
  }

  private static void get(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.GET)) {
      return;
    }
    int children = reply.envelope().bodyChildren().size();
    if (children == 1) {
      sink.held(GET, reply.place());
    } else {
      sink.broken(
          GET,
          "the representation as the single child of s:Body",
          children + " children",
          reply.place(),
          "");
    }
  }

  private static void delete(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.DELETE)) {
      return;
    }
    if (reply.envelope().bodyChildren().isEmpty()) {
      sink.held(DELETE, reply.place());
    } else {
      Element first = reply.envelope().bodyChildren().get(0);
      // The row is firm about the resource being gone; content beside that harms nobody.
      sink.soft(
          DELETE, "an empty s:Body", Namespaces.display(Dom.name(first)), reply.at(first), "");
    }
  }

  private static void create(Reply reply, FindingSink sink) {
    boolean fragment =
        reply
            .asked()
            .map(a -> a.envelope().header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent())
            .orElse(false);
    if (!reply.answers(Actions.CREATE) || fragment) {
      return;
    }
    List<Element> children = reply.envelope().bodyChildren();
    if (children.isEmpty() || !Dom.is(children.get(0), Names.WXF_RESOURCE_CREATED)) {
      sink.broken(
          CREATE,
          "wxf:ResourceCreated as the first child of s:Body",
          children.isEmpty() ? "an empty body" : Namespaces.display(Dom.name(children.get(0))),
          reply.place(),
          "");
      return;
    }
    Element created = children.get(0);
    if (Dom.child(created, Names.WSA_ENDPOINT_REFERENCE).isPresent()) {
      sink.broken(
          CREATE,
          "Address and ReferenceParameters directly in wxf:ResourceCreated",
          "a wsa:EndpointReference around them",
          reply.at(created),
          "wxf:ResourceCreated is itself of the type of an endpoint reference");
    } else {
      sink.held(CREATE, reply.at(created));
    }
    if (children.size() > 1) {
      sink.remark(
          CREATE,
          "a Create response holds more than wxf:ResourceCreated, which WS-Transfer allows",
          reply.at(children.get(1)));
    }
  }

  private static void emptyRequest(Asked asked, FindingSink sink) {
    boolean due = asked.action().equals(Actions.GET) || asked.action().equals(Actions.DELETE);
    if (!due) {
      return;
    }
    if (asked.exchange().lacks(Gap.VALUES)) {
      sink.unknown(EMPTY_REQUEST, Gap.VALUES.text(), asked.place());
    } else if (asked.envelope().bodyChildren().isEmpty()) {
      sink.held(EMPTY_REQUEST, asked.place());
    } else {
      Element first = asked.envelope().bodyChildren().get(0);
      sink.broken(
          EMPTY_REQUEST,
          "an empty s:Body",
          Namespaces.display(Dom.name(first)),
          asked.at(first),
          "");
    }
  }
}
