package org.wsmanspec.mock.cim;

/** Executes a method of a class. */
@FunctionalInterface
public interface MethodProvider {
  /**
   * Executes a call whose in-parameters were checked against the declaration.
   *
   * <p>May take long; it should end early with {@link InterruptedException} when its thread is
   * interrupted.
   *
   * @throws CimException if the method fails as an operation, rather than by its return value
   * @throws InterruptedException if the thread was interrupted
   */
  MethodResult invoke(MethodCall call) throws InterruptedException;
}
