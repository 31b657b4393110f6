package org.wsmanspec.mock.cim;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Instances in memory, in order of creation, found by key in constant time. */
final class MemoryStore implements InstanceStore {
  private final Map<ObjectPath, Long> numbers = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, CimInstance> instances = new ConcurrentSkipListMap<>();
  private final AtomicLong next = new AtomicLong();

  private static ObjectPath pathOf(CimInstance instance) {
    return instance.path().orElseThrow();
  }

  @Override
  public Optional<CimInstance> get(ObjectPath path) {
    Long number = numbers.get(path);
    return number == null ? Optional.empty() : Optional.ofNullable(instances.get(number));
  }

  @Override
  public Iterator<CimInstance> iterate() {
    return instances.values().iterator();
  }

  @Override
  public void put(CimInstance instance) {
    // The instance goes in before its number is published, so that no reader finds a number without
    // it.
    Long number = numbers.get(pathOf(instance));
    if (number != null) {
      instances.put(number, instance);
      return;
    }
    Long fresh = next.getAndIncrement();
    instances.put(fresh, instance);
    numbers.put(pathOf(instance), fresh);
  }

  @Override
  public void remove(ObjectPath path) {
    Long number = numbers.remove(path);
    if (number != null) {
      instances.remove(number);
    }
  }
}
