package org.wsmanspec.mock.eventing;

import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.Xml;

/** Renew, GetStatus and Unsubscribe (DSP0226 10.3 to 10.5). */
public final class SubscriptionOperation implements Operation {

  /** Which of the three. */
  public enum Verb {
    RENEW(Names.WSE_RENEW, Set.of(Names.WSE_EXPIRES)),
    GET_STATUS(Names.WSE_GET_STATUS, Set.of()),
    UNSUBSCRIBE(Names.WSE_UNSUBSCRIBE, Set.of());

    private final QName body;
    private final Set<QName> children;

    Verb(QName body, Set<QName> children) {
      this.body = body;
      this.children = children;
    }
  }

  private final Verb verb;
  private final Subscriptions subscriptions;

  SubscriptionOperation(Verb verb, Subscriptions subscriptions) {
    this.verb = verb;
    this.subscriptions = subscriptions;
  }

  @Override
  public Set<QName> headers() {
    return Set.of(Names.WSE_IDENTIFIER);
  }

  @Override
  public void perform(Call call) {
    Element body = Wish.body(call, verb.body);
    Contents.check(body, verb.children);
    Subscription subscription = Manager.addressed(call, subscriptions);
    switch (verb) {
      case RENEW -> renew(call, body, subscription);
      case GET_STATUS ->
          Xml.add(
              Xml.add(call.reply().body(), Names.WSE_GET_STATUS_RESPONSE),
              Names.WSE_EXPIRES,
              Expiry.remaining(subscription.expires(), call.now()));
      case UNSUBSCRIBE -> {
        subscriptions.finish(subscription, "unsubscribe");
        call.commit();
      }
    }
  }

  private void renew(Call call, Element body, Subscription subscription) {
    Optional<String> asked = Dom.child(body, Names.WSE_EXPIRES).map(Dom::text);
    Expiry granted = Expiry.of(asked, call.now(), subscriptions.limits());
    subscription.expireAt(granted.instant());
    subscriptions
        .steps()
        .note("renew", subscription.id(), java.util.Map.of("expires", granted.text()));
    Xml.add(
        Xml.add(call.reply().body(), Names.WSE_RENEW_RESPONSE), Names.WSE_EXPIRES, granted.text());
    call.commit();
  }
}
