package org.wsmanspec.mock.cim;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One instance that takes its time to be found. */
final class SlowStore implements InstanceStore {
  static final String CLASS = "WSPEC_Slow";

  private static final String ID = "late";

  private final String namespace;
  private final Duration delay;
  private final Pause pause;

  /**
   * A store.
   *
   * @param delay how long each search takes; one that was interrupted begins anew
   */
  SlowStore(String namespace, Duration delay, Pause pause) {
    this.namespace = namespace;
    this.delay = delay;
    this.pause = pause;
  }

  @Override
  public Optional<CimInstance> get(ObjectPath path) {
    return path.key("Id").flatMap(CimValue::text).filter(ID::equals).map(id -> instance());
  }

  @Override
  public Iterator<CimInstance> iterate() {
    return new Iterator<>() {
      private boolean found;

      @Override
      public boolean hasNext() {
        return !found;
      }

      @Override
      public CimInstance next() {
        if (found) {
          throw new NoSuchElementException();
        }
        search();
        found = true;
        return instance();
      }
    };
  }

  private void search() {
    try {
      pause.await(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CimException(
          CimStatus.FAILED,
          CimException.Problem.NONE,
          CLASS,
          "The search was interrupted before it found an instance",
          e);
    }
  }

  private CimInstance instance() {
    CimValue key = CimValue.of(ID);
    return CimInstance.of(CLASS)
        .set("Id", key)
        .build()
        .at(new ObjectPath(namespace, CLASS, Map.of("Id", key)));
  }
}
