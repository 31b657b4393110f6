package org.wsmanspec.mock.eventing;

import java.util.HashSet;
import java.util.Set;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * wsen:Pull and wsen:Release where the context is one of a subscription; all others are left to the
 * operation for enumerations.
 */
public final class PullOperation implements Operation {

  private final QName body;
  private final Operation enumerations;
  private final Subscriptions subscriptions;

  private PullOperation(QName body, Operation enumerations, Subscriptions subscriptions) {
    this.body = body;
    this.enumerations = enumerations;
    this.subscriptions = subscriptions;
  }

  static Operation pull(Operation enumerations, Subscriptions subscriptions) {
    return new PullOperation(Names.WSEN_PULL, enumerations, subscriptions);
  }

  static Operation release(Operation enumerations, Subscriptions subscriptions) {
    return new PullOperation(Names.WSEN_RELEASE, enumerations, subscriptions);
  }

  @Override
  public Set<QName> headers() {
    Set<QName> known = new HashSet<>(enumerations.headers());
    known.add(Names.WSE_IDENTIFIER);
    return known;
  }

  @Override
  public void perform(Call call) {
    String context =
        call.envelope()
            .bodyChild()
            .filter(e -> Dom.is(e, body))
            .flatMap(e -> Dom.child(e, Names.WSEN_ENUMERATION_CONTEXT))
            .map(Dom::text)
            .orElse("");
    if (!subscriptions.isContext(context)) {
      enumerations.perform(call);
      return;
    }
    var address = ResourceAddress.optional(call.envelope());
    Subscription subscription = subscriptions.byContext(context, call.caller().principal());
    boolean other =
        Manager.namesAnother(call.envelope(), subscription)
            || (address.isPresent() && !address.get().uri().equals(subscription.address().uri()));
    if (other) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_ENUMERATION_CONTEXT,
          "The enumeration context belongs to another subscription");
    }
    if (body.equals(Names.WSEN_RELEASE)) {
      subscriptions.finish(subscription, "unsubscribe");
      call.commit();
    } else {
      new Pull(call, subscriptions, subscription).perform();
    }
  }
}
