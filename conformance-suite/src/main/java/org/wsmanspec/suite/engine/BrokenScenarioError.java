package org.wsmanspec.suite.engine;

/**
 * What is wrong with a scenario file, as the failure of its test.
 *
 * <p>Without a stack trace: the message names file, line and column, and no code of ours is of
 * interest to the reader.
 */
final class BrokenScenarioError extends AssertionError {

  BrokenScenarioError(Exception problem) {
    super(String.valueOf(problem.getMessage()));
    setStackTrace(new StackTraceElement[0]);
  }
}
