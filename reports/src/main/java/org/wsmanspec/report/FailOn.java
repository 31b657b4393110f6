package org.wsmanspec.report;

/** Which verdicts fail a run. */
public enum FailOn {
  /** Failures: a SHALL was broken, and the text that says so is certain enough. */
  SHALL,
  /** Failures and warnings. */
  SHOULD,
  /** No verdict; what is wrong is only told. */
  NONE;

  /** Whether this verdict, unless accepted, fails the run. */
  public boolean refuses(Verdict verdict) {
    return switch (this) {
      case SHALL -> verdict == Verdict.FAIL;
      case SHOULD -> verdict == Verdict.FAIL || verdict == Verdict.WARN;
      case NONE -> false;
    };
  }
}
