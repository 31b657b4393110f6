package org.wsmanspec.mock.http;

import java.util.concurrent.CompletableFuture;

/** What stands behind HTTP. */
@FunctionalInterface
public interface SoapEndpoint {

  /** Answers a POST; never throws. */
  HttpAnswer answer(HttpQuestion question);

  /** Answers a POST, perhaps later and then on another thread; never fails. */
  default CompletableFuture<Answered> answerLater(HttpQuestion question) {
    return CompletableFuture.completedFuture(Answered.of(answer(question)));
  }
}
