package org.wsmanspec.mock.personality.behavior;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Said;

/** A Delete makes every instance unreachable that scenarios made and read before. */
final class SiblingsGone implements Misbehavior {

  private static final String MADE_BY_SCENARIOS = "wsmanspec-";

  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  @Override
  public byte[] hear(Heard request) {
    Optional<String> key = key(request, Actions.GET).filter(gone::contains);
    // A key that no instance has, so that the service itself says what there is to say.
    return key.isEmpty()
        ? request.body()
        : new String(request.body(), StandardCharsets.UTF_8)
            .replace(key.get(), key.get() + "-gone")
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Said say(Heard request, HttpAnswer answer) {
    if (answer.status() == 200) {
      key(request, Actions.GET).ifPresent(read::add);
      key(request, Actions.DELETE)
          .ifPresent(
              deleted -> {
                read.remove(deleted);
                gone.addAll(read);
                read.clear();
              });
    }
    return Said.of(answer);
  }

  /** The key in a request with this Action. */
  private static Optional<String> key(Heard request, String action) {
    return request
        .envelope()
        .filter(e -> e.action().filter(action::equals).isPresent())
        .map(Envelope::selectors)
        .stream()
        .flatMap(selectors -> selectors.stream())
        .filter(s -> !s.name().equals(Uris.CIM_NAMESPACE_SELECTOR))
        .map(Selector::value)
        .filter(v -> v.startsWith(MADE_BY_SCENARIOS))
        .findFirst();
  }
}
