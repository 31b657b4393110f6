package org.wsmanspec.mock.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What stands behind HTTP. */
@FunctionalInterface
public interface SoapEndpoint {

  /** Answers a POST; never throws. */
  HttpAnswer answer(HttpQuestion question);

  /**
   * Answers a POST, perhaps later and then on another thread; never fails.
   *
   * @param gone whether the client waits for its answer no longer, as far as that can be seen
   */
  default CompletableFuture<Answered> answerLater(HttpQuestion question, BooleanSupplier gone) {
    return CompletableFuture.completedFuture(Answered.of(answer(question)));
  }
}
