package org.wsmanspec.scenario.run;

/** Thrown within the runner when a step cannot be driven; becomes the step's record. */
final class NotDrivenException extends RuntimeException {

  private final String reason;

  private NotDrivenException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The target does not offer what the step is about. */
  static NotDrivenException notApplicable(String reason) {
    return new NotDrivenException(ScenarioRunner.NOT_APPLICABLE + reason);
  }

  /** Something that should have happened before did not. */
  static NotDrivenException missing(String reason) {
    return new NotDrivenException(reason);
  }

  /** The scenario asks for something that makes no sense. */
  static NotDrivenException mistake(String reason) {
    return new NotDrivenException("mistake in the scenario: " + reason);
  }

  String reason() {
    return reason;
  }
}
