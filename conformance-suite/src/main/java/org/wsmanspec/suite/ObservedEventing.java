package org.wsmanspec.suite;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.cim.CimClassUris;
import org.wsmanspec.suite.check.eventing.Delivered;
import org.wsmanspec.suite.check.eventing.Subscription;
import org.wsmanspec.suite.check.eventing.Subscriptions;
import org.wsmanspec.suite.check.eventing.Wanted;

/**
 * Which words about eventing an endpoint has shown.
 *
 * <p>A source that lacks retries, heartbeats, bookmarks or filters has to refuse a Subscribe that
 * asks for them, so one that is accepted shows them. SubscriptionEnd and notices of dropped events
 * may be left out in silence; only a message shows them.
 */
final class ObservedEventing {

  private final Set<String> words = new TreeSet<>();

  private ObservedEventing() {}

  static Set<String> of(Conversation conversation) {
    ObservedEventing observed = new ObservedEventing();
    Subscriptions subscriptions = Subscriptions.in(conversation);
    subscriptions.all().forEach(observed::accepted);
    subscriptions.deliveries().forEach(observed::delivered);
    return observed.words;
  }

  private void accepted(Subscription subscription) {
    Wanted wanted = subscription.wanted();
    Envelope envelope = subscription.asked().envelope();
    words.add("eventing");
    switch (wanted.statedMode().orElse(Uris.MODE_PUSH)) {
      case Uris.MODE_PUSH -> words.add("eventing.push");
      case Uris.MODE_PUSH_WITH_ACK -> words.add("eventing.push-with-ack");
      case Uris.MODE_EVENTS -> words.add("eventing.batched");
      case Uris.MODE_PULL -> {
        // Without a context nothing can be pulled.
        if (subscription.context().isPresent()) {
          words.add("eventing.pull");
        }
      }
      default -> {
        // A mode without a word of its own.
      }
    }
    if (wanted.filter().isPresent()) {
      words.add("eventing.filter");
    }
    if (wanted.retry().isPresent()) {
      words.add("eventing.retry");
    }
    if (wanted.heartbeats().isPresent()) {
      words.add("heartbeat");
    }
    if (wanted.sendBookmarks() || wanted.bookmark().isPresent()) {
      words.add("bookmark");
    }
    if (subscription.asked().demands(Names.WST_ISSUED_TOKENS)) {
      words.add("eventing.credentials");
    }
    Optional<String> resource = envelope.resourceUri();
    if (resource.filter(Uris.EVENT_LOG::equals).isPresent()) {
      words.add("eventing.event-log");
    }
    if (resource.filter(CimClassUris::is).isPresent()
        || resource.filter(Uris.ALL_CLASSES::equals).isPresent()) {
      words.add("cim.indication");
    }
    for (Exchange managed : subscription.managed()) {
      Optional<Reply> reply = Reply.of(managed);
      if (reply.filter(r -> r.answers(Actions.RENEW)).isPresent()) {
        words.add("eventing.renew");
      }
      if (reply.filter(r -> r.answers(Actions.GET_STATUS)).isPresent()) {
        words.add("eventing.getstatus");
      }
    }
  }

  private void delivered(Delivered delivered) {
    words.add("eventing");
    if (delivered.kind() == Delivered.Kind.END) {
      words.add("eventing.end");
    }
    if (delivered.kind() == Delivered.Kind.DROPPED) {
      words.add("eventing.dropped");
    }
  }
}
