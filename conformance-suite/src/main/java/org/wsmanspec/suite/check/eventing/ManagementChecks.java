package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.schema.SchemaValidator;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Renew, GetStatus and Unsubscribe (DSP0226 10.3 to 10.5). */
public final class ManagementChecks {

  private static final String USABLE = "DSP0226-eventing-25";
  private static final String UNSUBSCRIBE = "DSP0226-eventing-63";
  private static final String UNKNOWN = "DSP0226-eventing-65";
  private static final String OVER = "DSP0226-eventing-90";
  private static final String RENEWED = "DSP0226-eventing-67";
  private static final String REFUSED_RENEW = "DSP0226-eventing-68";
  private static final String NO_PRETENSE = "DSP0226-eventing-86";
  private static final String REMAINING = "DSP0226-eventing-88";

  /** What a service says that does not know a subscription. */
  private static final Set<FaultSubcode> NOT_KNOWN =
      Set.of(
          FaultSubcode.INVALID_MESSAGE,
          FaultSubcode.DESTINATION_UNREACHABLE,
          FaultSubcode.INVALID_SELECTORS,
          FaultSubcode.INVALID_PARAMETER);

  private ManagementChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "eventing/management-response",
            List.of(UNSUBSCRIBE, RENEWED, NO_PRETENSE, REMAINING),
            ManagementChecks::response),
        Check.of(
            "eventing/management",
            List.of(USABLE, UNSUBSCRIBE, UNKNOWN, OVER, REFUSED_RENEW),
            (conversation, sink) ->
                Subscriptions.in(conversation).all().forEach(s -> manage(conversation, s, sink))));
  }

  private static void response(Reply reply, FindingSink sink) {
    if (reply.answers(Actions.UNSUBSCRIBE)) {
      Optional<Element> content = reply.envelope().bodyChild();
      if (content.isEmpty()) {
        sink.held(UNSUBSCRIBE, reply.place());
      } else {
        sink.broken(
            UNSUBSCRIBE,
            "an empty s:Body",
            Namespaces.display(Dom.name(content.get())),
            reply.at(content.get()),
            "the schema has no element for the answer to Unsubscribe");
      }
    } else if (reply.answers(Actions.RENEW)) {
      expires(reply, Names.WSE_RENEW_RESPONSE, RENEWED, sink);
    } else if (reply.answers(Actions.GET_STATUS)) {
      expires(reply, Names.WSE_GET_STATUS_RESPONSE, REMAINING, sink);
    }
  }

  private static void expires(Reply reply, QName name, String requirement, FindingSink sink) {
    Optional<Element> body = reply.envelope().bodyChild();
    if (body.filter(b -> Dom.is(b, name)).isEmpty()) {
      sink.broken(
          NO_PRETENSE,
          Namespaces.display(name) + ", or a fault",
          body.map(b -> Namespaces.display(Dom.name(b))).orElse("a success with an empty body"),
          reply.place(),
          "a source that does not do it must not answer as if it had");
      return;
    }
    sink.held(NO_PRETENSE, reply.place());
    Optional<Element> expires = Dom.child(body.get(), Names.WSE_EXPIRES);
    if (expires.isPresent() && Expirations.readable(Dom.text(expires.get()))) {
      sink.held(requirement, reply.at(expires.get()));
    } else if (expires.isPresent()) {
      sink.broken(
          requirement,
          "an xs:duration or xs:dateTime in wse:Expires",
          "'" + Dom.text(expires.get()) + "'",
          reply.at(expires.get()),
          "");
    } else if (requirement.equals(REMAINING)) {
      sink.remark(
          requirement,
          "GetStatusResponse without wse:Expires, as if it never expired",
          reply.place());
    } else {
      sink.broken(
          requirement, "wse:Expires with the new expiration", "none", reply.at(body.get()), "");
    }
  }

  private static void manage(
      Conversation conversation, Subscription subscription, FindingSink sink) {
    Optional<Exchange> refusedRenew = Optional.empty();
    for (Exchange exchange : subscription.managed()) {
      Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
      Optional<Reply> reply = Reply.of(exchange);
      if (asked.isEmpty() || reply.isEmpty()) {
        continue;
      }
      boolean unsubscribe = asked.get().action().equals(Actions.UNSUBSCRIBE);
      if (subscription.unsubscribedBefore(exchange) || subscription.expiredBefore(exchange)) {
        over(subscription, reply.get(), unsubscribe ? UNKNOWN : OVER, sink);
      } else if (unsubscribe) {
        boolean atOnce = atOnce(conversation, subscription, exchange);
        unsubscribe(subscription, reply.get(), atOnce && valid(asked.get()), sink);
      }
      if (refusedRenew.isPresent() && subscription.before(refusedRenew.get(), exchange)) {
        afterRefusedRenew(subscription, refusedRenew.get(), reply.get(), sink);
        refusedRenew = Optional.empty();
      }
      if (asked.get().action().equals(Actions.RENEW)
          && reply.get().isFault()
          && subscription.aliveAt(exchange)) {
        refusedRenew = Optional.of(exchange);
      }
    }
  }

  private static void over(
      Subscription subscription, Reply reply, String requirement, FindingSink sink) {
    if (reply.isFault()) {
      sink.held(requirement, reply.place());
    } else {
      sink.broken(
          requirement,
          "a fault, since the subscription "
              + subscription
                  .unsubscribed()
                  .filter(u -> subscription.before(u, reply.exchange()))
                  .map(u -> "was ended in " + u.where())
                  .orElse("has expired"),
          "a success",
          reply.place(),
          "the subscriber believes in a subscription that is none");
    }
  }

  /**
   * Whether nothing was asked between the Subscribe and this request, so that nobody gave the
   * source a reason to end the subscription.
   */
  private static boolean atOnce(
      Conversation conversation, Subscription subscription, Exchange exchange) {
    Optional<String> scenario = exchange.step().map(StepRef::scenario);
    List<String> asked =
        conversation.exchanges().stream()
            .filter(e -> e.role() == Exchange.Role.OPERATION)
            .filter(e -> e.step().map(StepRef::scenario).equals(scenario))
            .map(Exchange::id)
            .toList();
    int at = asked.indexOf(exchange.id());
    return at > 0 && asked.get(at - 1).equals(subscription.accepted().exchange().id());
  }

  private static boolean valid(Asked asked) {
    return SchemaValidator.lenient().validate(asked.envelope()).isEmpty()
        && asked.envelope().bodyChildren().size() == 1
        && asked.envelope().bodyIs(Names.WSE_UNSUBSCRIBE);
  }

  private static void unsubscribe(
      Subscription subscription, Reply reply, boolean flawless, FindingSink sink) {
    if (!reply.isFault()) {
      sink.held(USABLE, reply.place());
      return;
    }
    Optional<FaultSubcode> subcode =
        reply.fault().flatMap(Fault::subcode).flatMap(FaultSubcode::of);
    if (subcode.filter(s -> s == FaultSubcode.ACTION_NOT_SUPPORTED).isPresent()) {
      sink.broken(
          UNSUBSCRIBE,
          "UnsubscribeResponse, since Subscribe is offered",
          "wsa:ActionNotSupported",
          reply.place(),
          "the subscriber cannot stop the events");
    } else if (flawless
        && subcode.filter(NOT_KNOWN::contains).isPresent()
        && subscription.aliveAt(reply.exchange())) {
      sink.broken(
          USABLE,
          "UnsubscribeResponse: the request names the subscription as wse:SubscriptionManager says",
          "fault " + reply.fault().map(Fault::summary).orElse(""),
          reply.place(),
          "the subscription was made in " + subscription.accepted().exchange().where());
    }
  }

  private static void afterRefusedRenew(
      Subscription subscription, Exchange refused, Reply reply, FindingSink sink) {
    if (!reply.isFault()) {
      sink.held(REFUSED_RENEW, reply.place());
    } else if (subscription.aliveAt(reply.exchange())
        && reply
            .fault()
            .flatMap(Fault::subcode)
            .flatMap(FaultSubcode::of)
            .filter(NOT_KNOWN::contains)
            .isPresent()
        && reply.askedAction().filter(Actions.RENEW::equals).isEmpty()) {
      sink.broken(
          REFUSED_RENEW,
          "the subscription as it was before the Renew that was refused in " + refused.where(),
          "fault " + reply.fault().map(Fault::summary).orElse(""),
          reply.place(),
          "");
    }
  }
}
