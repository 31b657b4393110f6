package org.wsmanspec.mock.personality;

import java.util.List;

/** Thrown when a personality file has mistakes; the message lists them as file:line:column. */
public final class PersonalityException extends RuntimeException {

  /** With the mistakes, a line each. */
  PersonalityException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }
}
