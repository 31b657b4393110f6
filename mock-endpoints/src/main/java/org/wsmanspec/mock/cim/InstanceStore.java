package org.wsmanspec.mock.cim;

import java.util.Iterator;
import java.util.Optional;

/**
 * The instances of one class, without those of its subclasses.
 *
 * <p>Paths are canonical: absolute, keys typed. Instances carry their path. Reads may run at any
 * time; changes come one at a time.
 */
public interface InstanceStore {
  /** The instance under a path. */
  Optional<CimInstance> get(ObjectPath path);

  /**
   * All instances in a stable order, pulled one by one. Changes during the iteration may or may not
   * show; nothing shows twice and {@link java.util.ConcurrentModificationException} does not occur.
   */
  Iterator<CimInstance> iterate();

  /**
   * Adds or replaces the instance under its path.
   *
   * @throws CimException with NOT_SUPPORTED if this store cannot change, which is the default
   */
  default void put(CimInstance instance) {
    throw unchangeable(instance.className());
  }

  /**
   * Removes the instance under a path.
   *
   * @throws CimException with NOT_SUPPORTED if this store cannot change, which is the default
   */
  default void remove(ObjectPath path) {
    throw unchangeable(path.className());
  }

  private static CimException unchangeable(String className) {
    return new CimException(
        CimStatus.NOT_SUPPORTED, className, "The instances of " + className + " cannot change");
  }
}
