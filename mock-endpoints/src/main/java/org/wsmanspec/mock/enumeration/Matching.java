package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.cim.CimInstance;

/** The instances of another pass that meet a condition, looked for one at a time. */
final class Matching implements Iterator<CimInstance> {

  private final Iterator<CimInstance> all;
  private final Predicate<CimInstance> condition;
  private @Nullable CimInstance next;

  Matching(Iterator<CimInstance> all, Predicate<CimInstance> condition) {
    this.all = all;
    this.condition = condition;
  }

  @Override
  public boolean hasNext() {
    while (next == null && all.hasNext()) {
      CimInstance candidate = all.next();
      if (condition.test(candidate)) {
        next = candidate;
      }
    }
    return next != null;
  }

  @Override
  public CimInstance next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    CimInstance found = next;
    next = null;
    return found;
  }
}
