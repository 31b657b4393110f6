package org.wsmanspec.mock.personality.behavior;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.wsmanspec.mock.http.Misbehavior;

/** The behaviors that personalities may name. */
public final class Behaviors {

  private static final Map<String, Supplier<Misbehavior>> ALL =
      new TreeMap<>(
          Map.of(
              "end-after-unsubscribe",
              EndAfterUnsubscribe::new,
              "previous-answer",
              PreviousAnswer::new,
              "siblings-gone",
              SiblingsGone::new,
              "wrong-compressed-length",
              () -> new BadCompression(BadCompression.Fault.LENGTH),
              "untold-compression",
              () -> new BadCompression(BadCompression.Fault.UNTOLD)));

  private Behaviors() {}

  /** Their names, sorted. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * A behavior with a fresh memory.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Misbehavior create(String name) {
    return Optional.ofNullable(ALL.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no behavior '" + name + "'"))
        .get();
  }
}
