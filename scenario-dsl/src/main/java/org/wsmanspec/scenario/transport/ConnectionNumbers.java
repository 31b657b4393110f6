package org.wsmanspec.scenario.transport;

import java.util.Map;
import java.util.WeakHashMap;

/** Numbers connections from 1, in the order of their first use. */
final class ConnectionNumbers {

  /** Connections compare by identity, so a weak map of them is one by identity. */
  private final Map<Object, Integer> known = new WeakHashMap<>();

  private int last;

  synchronized int of(Object connection) {
    Integer number = known.get(connection);
    if (number == null) {
      number = next();
      known.put(connection, number);
    }
    return number;
  }

  /** The number of a connection that is used once. */
  synchronized int next() {
    last++;
    return last;
  }
}
