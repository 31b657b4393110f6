package org.wsmanspec.scenario.run;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.sink.EventSink;
import org.wsmanspec.scenario.sink.Inbox;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** A sink without a network: what a test delivers has come. */
final class FakeSink implements EventSink {

  private final List<FakeInbox> inboxes = new ArrayList<>();

  @Override
  public synchronized Inbox open(Order order, Supplier<String> ids, Recorder recorder) {
    FakeInbox inbox = new FakeInbox(order, ids, recorder, inboxes.size());
    inboxes.add(inbox);
    return inbox;
  }

  /** The inboxes in the order in which they were opened. */
  synchronized List<FakeInbox> inboxes() {
    return List.copyOf(inboxes);
  }

  /** The inbox that was opened last. */
  FakeInbox inbox() {
    return inboxes().get(inboxes().size() - 1);
  }

  /** One inbox, and how it was told to answer. */
  static final class FakeInbox implements Inbox {
    private final Order order;
    private final Supplier<String> ids;
    private final Recorder recorder;
    private final int number;
    private final List<String> answers = new ArrayList<>();
    private int status = 202;
    private boolean closed;

    FakeInbox(Order order, Supplier<String> ids, Recorder recorder, int number) {
      this.order = order;
      this.ids = ids;
      this.recorder = recorder;
      this.number = number;
    }

    Order order() {
      return order;
    }

    synchronized List<String> answers() {
      return List.copyOf(answers);
    }

    boolean closed() {
      return closed;
    }

    @Override
    public URI address() {
      return URI.create("http://sink.example.org/inbox/" + number);
    }

    @Override
    public URI endAddress() {
      return URI.create(address() + "/end");
    }

    @Override
    public synchronized void answer(SinkAnswer answer, int times) {
      answers.add(answer.kind() + " " + times);
      status = answer.kind() == SinkAnswer.Kind.STATUS ? answer.status() : 202;
    }

    /** Something with this content of s:Body comes. */
    void deliver(String action, String content) {
      String id = ids.get();
      StringBuilder xml = new StringBuilder("<s:Envelope");
      for (String prefix : List.of("s", "wsa", "wse", "wsman")) {
        xml.append(" xmlns:").append(prefix).append("='");
        xml.append(Namespaces.byPrefix().get(prefix)).append("'");
      }
      xml.append("><s:Header><wsa:Action>")
          .append(action)
          .append("</wsa:Action></s:Header><s:Body>");
      xml.append(content).append("</s:Body></s:Envelope>");
      recorder.delivered(
          new Exchange(
              id,
              Exchange.Role.DELIVERY,
              1,
              Optional.of(
                  new Request(
                      "POST",
                      address().toString(),
                      HttpHeaders.NONE,
                      Payload.of(
                          xml.toString().getBytes(StandardCharsets.UTF_8), Optional.empty()))),
              Optional.of(new Response(status, "", HttpHeaders.NONE, Payload.EMPTY)),
              Optional.empty(),
              Optional.of(new Timing(Instant.EPOCH, Duration.ZERO, Duration.ZERO)),
              Optional.of(order.step()),
              Set.of(),
              Optional.empty()));
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
