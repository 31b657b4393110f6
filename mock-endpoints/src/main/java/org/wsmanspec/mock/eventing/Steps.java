package org.wsmanspec.mock.eventing;

import java.util.Map;

/** Writes internal steps of a subscription to the endpoint's journal. */
@FunctionalInterface
public interface Steps {

  /** Forgets them. */
  Steps NONE = (operation, subject, details) -> {};

  /**
   * Notes a step.
   *
   * @param operation such as {@code subscribe}, {@code match}, {@code deliver}, {@code
   *     acknowledge}, {@code retry}, {@code end}, {@code expire}, {@code unsubscribe}
   * @param subject the subscription's identifier
   * @param details further facts such as {@code action}, {@code event}, {@code outcome}; no secrets
   */
  void note(String operation, String subject, Map<String, String> details);
}
