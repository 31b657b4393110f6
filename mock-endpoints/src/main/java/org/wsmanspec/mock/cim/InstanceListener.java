package org.wsmanspec.mock.cim;

/**
 * Hears of changes to instances, in the order they happen.
 *
 * <p>Called while further changes wait: must be quick, and must not wait for a change by another
 * thread.
 */
public interface InstanceListener {
  /** An instance came into being. */
  default void created(CimInstance instance) {}

  /** An instance changed; called also when the new values equal the old ones. */
  default void modified(CimInstance before, CimInstance after) {}

  /** An instance is gone. */
  default void deleted(CimInstance instance) {}
}
