package org.wsmanspec.scenario.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends an HTTP request that makes an endpoint emit events; it is no part of the conversation. */
final class HookRequest {

  private HookRequest() {}

  /**
   * Send a request and wait for its status; what else is answered is thrown away.
   *
   * @throws NotDrivenException if it cannot be sent, is not answered in time or is refused
   */
  static void send(
      String method,
      String url,
      Map<String, String> headers,
      Optional<String> body,
      Duration bound) {
    URI uri;
    HttpRequest request;
    try {
      uri = URI.create(url);
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri)
              .timeout(bound)
              .method(
                  method,
                  body.map(HttpRequest.BodyPublishers::ofString)
                      .orElseGet(HttpRequest.BodyPublishers::noBody));
      headers.forEach(builder::setHeader);
      request = builder.build();
    } catch (IllegalArgumentException e) {
      throw failed("the target's request", "cannot be made: " + e.getMessage());
    }
    String name = method + " to " + uri.getHost() + uri.getRawPath();
    HttpClient client = HttpClient.newBuilder().connectTimeout(bound).build();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(bound.toNanos(), TimeUnit.NANOSECONDS).statusCode();
      if (status >= 400) {
        throw failed(name, "was answered with HTTP status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(name, "was interrupted");
    } catch (TimeoutException e) {
      throw failed(name, "was not answered within " + bound);
    } catch (ExecutionException e) {
      String why = e.getCause() instanceof IOException io ? io.toString() : String.valueOf(e);
      throw failed(name, "failed: " + why);
    } finally {
      answer.cancel(true);
    }
  }

  private static NotDrivenException failed(String name, String how) {
    return NotDrivenException.missing("no event could be raised: " + name + " " + how);
  }
}
