package org.wsmanspec.mock.http;

/** What stands behind HTTP. */
@FunctionalInterface
public interface SoapEndpoint {

  /** Answers a POST; never throws. */
  HttpAnswer answer(HttpQuestion question);
}
