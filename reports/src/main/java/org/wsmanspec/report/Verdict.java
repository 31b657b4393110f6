package org.wsmanspec.report;

/** What a check concludes about a requirement, from the mildest to the gravest. */
public enum Verdict {
  /** The requirement depends on a capability that the endpoint does not claim. */
  NOT_APPLICABLE("not applicable"),
  /** What was needed for a verdict was not to be seen; the finding says what. */
  INCONCLUSIVE("inconclusive"),
  /** The requirement was held wherever it could be seen. */
  PASS("pass"),
  /** Broken, as the target's profile says that such endpoints do: neither held nor a failure. */
  DEPARTURE("departure"),
  /** A recommendation was not followed, or a breach rests on a text that is not certain enough. */
  WARN("warn"),
  /** The requirement was broken. */
  FAIL("fail");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The word for reports. */
  public String text() {
    return text;
  }

  /** The graver of two verdicts. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
