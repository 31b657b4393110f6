package org.wsmanspec.mock.personality.behavior;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Said;

/** Answers each Get with what the one before it was due, as a pipeline that is off by one does. */
final class PreviousAnswer implements Misbehavior {

  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";

  private final AtomicReference<@Nullable HttpAnswer> last = new AtomicReference<>();

  @Override
  public Said say(Heard request, HttpAnswer answer) {
    boolean get =
        answer.status() == 200
            && request.envelope().flatMap(e -> e.action()).filter(GET::equals).isPresent();
    HttpAnswer before = get ? last.getAndSet(answer) : null;
    return Said.of(before == null ? answer : before);
  }
}
