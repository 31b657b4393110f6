package org.wsmanspec.suite.sink;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.mock.sink.EventSink;
import org.wsmanspec.mock.sink.Reply;
import org.wsmanspec.mock.sink.SinkInbox;
import org.wsmanspec.mock.sink.SinkSettings;
import org.wsmanspec.mock.wef.Collector;
import org.wsmanspec.scenario.sink.Inbox;
import org.wsmanspec.scenario.sink.Listing;
import org.wsmanspec.scenario.sink.SinkAnswer;
import org.wsmanspec.scenario.sink.SinkException;

/**
 * The suite's event sink, as scenarios use it.
 *
 * <p>No port is opened before a scenario subscribes.
 */
public final class RunSink implements org.wsmanspec.scenario.sink.EventSink, AutoCloseable {

  private final EventSink sink;
  private final Set<CollectorList> collectors = ConcurrentHashMap.newKeySet();

  /** A sink with these settings. */
  public RunSink(SinkSettings settings, Clock clock) {
    this.sink = new EventSink(settings, clock);
  }

  /**
   * A sink for an endpoint: on the interface of this machine from which packets go to it, at a free
   * port.
   */
  public static RunSink reachableFrom(URI endpoint) {
    return new RunSink(settings(endpoint), Clock.systemUTC());
  }

  /** The settings of {@link #reachableFrom}. */
  public static SinkSettings settings(URI endpoint) {
    return SinkSettings.LOOPBACK.at(local(endpoint), 0);
  }

  /** The address of this machine that an endpoint sees; nothing is sent to find out. */
  private static String local(URI endpoint) {
    try {
      InetAddress there = InetAddress.getAllByName(endpoint.getHost())[0];
      if (there.isLoopbackAddress()) {
        return there.getHostAddress();
      }
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(new InetSocketAddress(there, 9));
        InetAddress here = socket.getLocalAddress();
        if (!here.isAnyLocalAddress()) {
          String text = here.getHostAddress();
          int zone = text.indexOf('%');
          return zone < 0 ? text : text.substring(0, zone);
        }
      }
    } catch (UnknownHostException | SocketException e) {
      // There is no way to the endpoint now, which the first request will say better.
      return SinkSettings.LOOPBACK.host();
    }
    return SinkSettings.LOOPBACK.host();
  }

  /** What an endpoint has to trust to deliver over TLS; empty before a scenario has subscribed. */
  public Optional<X509Certificate> certificate() {
    return sink.certificate();
  }

  @Override
  public Inbox open(Order order, Supplier<String> ids, Recorder recorder) {
    return new OpenInbox(
        opened(
            () ->
                sink.open(
                    order(
                        order,
                        ids,
                        exchange -> {
                          collectors.forEach(c -> c.heard(exchange));
                          recorder.delivered(exchange);
                        }))));
  }

  @Override
  public Listing list(Order order, Supplier<String> ids, Recorder recorder) {
    Collector collector = new Collector();
    SinkInbox inbox =
        opened(() -> sink.open(order(order, ids, recorder::delivered), collector::answer));
    CollectorList list = new CollectorList(new OpenInbox(inbox), collector, collectors::remove);
    collectors.add(list);
    return list;
  }

  private static SinkInbox.Order order(
      Order order, Supplier<String> ids, Consumer<Exchange> recorder) {
    return new SinkInbox.Order(
        order.https(),
        order.account().map(a -> new SinkInbox.Account(a.user(), a.password().reveal())),
        reply(order.answer()),
        Optional.of(order.step()),
        ids,
        recorder);
  }

  private static SinkInbox opened(Supplier<SinkInbox> opening) {
    try {
      return opening.get();
    } catch (IllegalStateException e) {
      throw new SinkException(String.valueOf(e.getMessage()), e);
    }
  }

  private record OpenInbox(SinkInbox inbox) implements Inbox {
    @Override
    public URI address() {
      return inbox.address();
    }

    @Override
    public URI endAddress() {
      return inbox.endAddress();
    }

    @Override
    public void answer(SinkAnswer answer, int times) {
      inbox.answer(reply(answer), times);
    }

    @Override
    public void close() {
      inbox.close();
    }
  }

  private static Reply reply(SinkAnswer answer) {
    Reply.Body body =
        switch (answer.kind()) {
          case ACKNOWLEDGE -> new Reply.Acknowledgement();
          case NONE -> new Reply.Nothing();
          case FAULT -> new Reply.Fault(answer.subcode().orElseThrow());
          case STATUS -> new Reply.Status(answer.status());
          case DROP -> new Reply.Drop();
          case GARBAGE -> new Reply.Garbage();
        };
    return new Reply(body, answer.delay());
  }

  @Override
  public void close() {
    sink.close();
  }
}
