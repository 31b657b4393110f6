package org.wsmanspec.mock.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;

/**
 * Bends nothing of its own, and tells of each request and what was answered.
 *
 * <p>Exchanges are told in the order of their answers. What the server itself adds to an answer
 * (Date, Content-Length), times and connections are not known here.
 */
public final class Overheard implements Misbehavior {

  private static final Set<Gap> GAPS = EnumSet.of(Gap.RESPONSE_HEADERS, Gap.TIMES, Gap.CONNECTIONS);

  private final Misbehavior behind;
  private final Consumer<Exchange> recorder;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * A listener before a misbehavior.
   *
   * @param behind what is done with requests and answers
   * @param recorder told of each exchange, on the thread that answers
   */
  public Overheard(Misbehavior behind, Consumer<Exchange> recorder) {
    this.behind = behind;
    this.recorder = recorder;
  }

  @Override
  public byte[] hear(Heard request) {
    return behind.hear(request);
  }

  @Override
  public Said say(Heard request, HttpAnswer answer) {
    Said said = behind.say(request, answer);
    recorder.accept(exchange(request, said));
    return said;
  }

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    return behind.deliver(message);
  }

  private Exchange exchange(Heard heard, Said said) {
    HttpAnswer answer = said.answer();
    Optional<Response> response =
        said.dropped()
            ? Optional.empty()
            : Optional.of(
                new Response(
                    answer.status(),
                    "",
                    answer.headers(),
                    Payload.of(answer.body(), charset(answer.headers().first("Content-Type")))));
    return new Exchange(
        String.format(Locale.ROOT, "%04d", count.incrementAndGet()),
        Exchange.Role.OPERATION,
        0,
        Optional.of(
            new Request(
                heard.method(),
                heard.path(),
                heard.headers(),
                Payload.of(heard.body(), charset(heard.headers().first("Content-Type"))))),
        response,
        said.dropped()
            ? Optional.of(new Trouble(Trouble.Kind.CONNECTION_LOST, "dropped on purpose"))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        GAPS,
        Optional.empty());
  }

  private static Optional<String> charset(Optional<String> contentType) {
    return contentType.flatMap(MediaType::parse).flatMap(MediaType::charset);
  }
}
