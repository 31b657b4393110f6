package org.wsmanspec.mock.sink;

import org.wsmanspec.message.Envelope;
import org.wsmanspec.mock.http.HttpAnswer;

/** Answers what comes to an inbox that is not for deliveries. Called by several threads. */
@FunctionalInterface
public interface Responder {

  /** The answer to a message of SOAP 1.2. */
  HttpAnswer answer(Envelope message);
}
