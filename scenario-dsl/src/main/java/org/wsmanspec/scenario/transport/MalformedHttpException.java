package org.wsmanspec.scenario.transport;

import java.io.IOException;

/** Thrown within the raw door when an answer is no HTTP; becomes a trouble before it leaves. */
final class MalformedHttpException extends IOException {

  MalformedHttpException(String message) {
    super(message);
  }
}
