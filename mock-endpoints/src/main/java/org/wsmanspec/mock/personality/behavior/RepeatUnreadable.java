package org.wsmanspec.mock.personality.behavior;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;

/** Sends events that say they are unreadable once more as they were, whatever the sink answered. */
final class RepeatUnreadable implements Misbehavior {

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    if (new String(message.body(), StandardCharsets.UTF_8).contains("unreadable")) {
      CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS).execute(() -> again(message));
    }
    return List.of(message);
  }

  private static void again(Outgoing message) {
    HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(message.to())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/soap+xml;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()))
                .build(),
            BodyHandlers.discarding());
  }
}
