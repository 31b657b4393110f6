package org.wsmanspec.mock.eventing;

import java.time.Duration;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.enumeration.Bounds;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/** One wsen:Pull of a subscription: waits for an event, then takes what fits (DSP0226 10.2.9.5). */
final class Pull {

  /** Longer than any operation: the deadline of the request is what ends the waiting. */
  private static final Duration FOR_EVER = Duration.ofDays(1);

  /** Octets left free for what follows the items and for namespace declarations. */
  private static final int RESERVE = 1024;

  private final Call call;
  private final Subscriptions subscriptions;
  private final Subscription subscription;
  private final PullQueue queue;

  Pull(Call call, Subscriptions subscriptions, Subscription subscription) {
    this.call = call;
    this.subscriptions = subscriptions;
    this.subscription = subscription;
    this.queue = subscription.queue().orElseThrow(PullQueue::invalid);
  }

  void perform() {
    Bounds bounds = Bounds.ofPull(call.body(Names.WSEN_PULL), call.now());
    if (!queue.enter()) {
      throw SoapFaultException.of(
          FaultSubcode.CONCURRENCY, "Another request is pulling from this subscription");
    }
    try {
      if (queue.isIdle()) {
        waitInTurn(bounds.time().orElse(FOR_EVER));
      }
      respond(bounds);
    } finally {
      queue.leave();
    }
  }

  /** Keeps threads free for those who do not wait. */
  private void waitInTurn(Duration time) {
    if (!subscriptions.waiters().tryAcquire()) {
      throw SoapFaultException.of(
          FaultSubcode.QUOTA_LIMIT,
          subscriptions.limits().waitingPulls()
              + " requests wait for events, which is the limit; try again later");
    }
    try {
      await(time);
    } finally {
      subscriptions.waiters().release();
    }
  }

  private void await(Duration time) {
    boolean there;
    try {
      there = queue.await(time);
    } catch (InterruptedException e) {
      there = false;
      if (!call.deadline().isOver()) {
        Thread.currentThread().interrupt();
      }
    }
    if (!there) {
      throw SoapFaultException.of(
          FaultSubcode.TIMED_OUT, "No event came in the time given; the subscription goes on");
    }
  }

  private void respond(Bounds bounds) {
    if (call.control().countEstimate()) {
      // How many events will come, nobody can tell.
      Xml.nil(call.reply().addHeader(Names.WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE));
    }
    Element response = Xml.add(call.reply().body(), Names.WSEN_PULL_RESPONSE);
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, queue.context());
    Element items = Xml.add(response, Names.WSEN_ITEMS);
    long room = (long) call.sizeLimit() - call.replyOctets() - RESERVE;
    int characters = bounds.characters().orElse(Integer.MAX_VALUE);
    long reached = subscription.delivered();
    int count = 0;
    while (count < bounds.elements()) {
      Optional<PullQueue.Waiting> next = queue.take();
      if (next.isEmpty()) {
        break;
      }
      Element item = write(items, next.get());
      int octets = call.octets(item);
      int length = bounds.characters().isPresent() ? XmlText.fragment(item).length() : 0;
      boolean fits = octets <= room && length <= characters;
      // Without a limit of the client's one event may be larger than responses usually are.
      boolean exception =
          count == 0 && length <= characters && call.control().maximumSize().isEmpty();
      if (!fits && !exception) {
        items.removeChild(item);
        queue.putBack(next.get());
        if (count == 0) {
          throw SoapFaultException.of(
              FaultSubcode.ENCODING_LIMIT,
              "MaxEnvelopeSize",
              "The next event has " + octets + " octets, more than the response may hold");
        }
        break;
      }
      if (next.get().event() != null) {
        reached = next.get().event().number();
      }
      room -= octets;
      characters -= length;
      count++;
    }
    long bookmark = reached;
    subscription.bookmarks().ifPresent(b -> b.write(call.reply().header(), bookmark));
    subscription.delivered(reached);
    if (queue.isExhausted()) {
      response.removeChild(context);
      Xml.add(response, Names.WSEN_END_OF_SEQUENCE);
      subscriptions.finish(subscription, "end");
    }
    call.commit();
  }

  private static Element write(Element items, PullQueue.Waiting entry) {
    if (entry.event() != null) {
      return entry.event().copyTo(items);
    }
    Element notice = Xml.add(items, Names.WSMAN_DROPPED_EVENTS, Integer.toString(entry.lost()));
    Xml.attribute(notice, Names.ACTION, entry.action());
    return notice;
  }
}
