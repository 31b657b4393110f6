package org.wsmanspec.fuzz;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** How much is done of what, and how much was. */
final class Effort {

  private final int httpPercent;
  private final int judgedPercent;
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong judged = new AtomicLong();
  private final Map<String, Integer> warnings = new TreeMap<>();

  /**
   * An effort.
   *
   * @param httpPercent share of the requests that go over HTTP
   * @param judgedPercent share of the requests that are judged with their answers
   */
  Effort(int httpPercent, int judgedPercent) {
    this.httpPercent = httpPercent;
    this.judgedPercent = judgedPercent;
  }

  int httpPercent() {
    return httpPercent;
  }

  int judgedPercent() {
    return judgedPercent;
  }

  /** Count a warning; one is not wrong, but worth a look. */
  synchronized void warned(String requirement) {
    warnings.merge(requirement, 1, Integer::sum);
  }

  /** Warnings by requirement. */
  synchronized Map<String, Integer> warnings() {
    return new TreeMap<>(warnings);
  }

  /** Note how long an answer took. */
  void took(Duration time) {
    slowest.accumulateAndGet(time.toMillis(), Math::max);
  }

  /** The longest time that an answer took, in milliseconds. */
  long slowest() {
    return slowest.get();
  }

  void judged(int exchanges) {
    judged.addAndGet(exchanges);
  }

  long judged() {
    return judged.get();
  }
}
