package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.eventing.LogEntry;

/** Many who raise and many who listen, at once. */
class ConcurrentEventTests {

  private static final int THREADS = 4;
  private static final int EACH = 300;

  @Test
  void everySubscriptionSeesTheSameOrderWhileOthersComeAndGo() {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Subscriber subscriber = new Subscriber(endpoint);
      List<Subscribed> listening =
          List.of(subscriber.subscribed(LOG, PULL), subscriber.subscribed(LOG, PULL));
      List<CompletableFuture<Void>> work = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        work.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < EACH; i++) {
                    endpoint.events().log().append(LogEntry.of(thread + "-" + i));
                  }
                }));
      }
      work.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 40; i++) {
                  Subscribed passing = subscriber.subscribed(LOG, PULL);
                  assertEquals(200, subscriber.operation(passing, "Unsubscribe", "").status());
                }
              }));
      work.forEach(CompletableFuture::join);
      List<String> first = all(subscriber, listening.get(0));
      assertEquals(THREADS * EACH, new HashSet<>(first).size(), "none lost, none twice");
      assertEquals(THREADS * EACH, first.size());
      assertEquals(first, all(subscriber, listening.get(1)));
      for (int t = 0; t < THREADS; t++) {
        String mine = t + "-";
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
          expected.add(mine + i);
        }
        assertEquals(expected, first.stream().filter(s -> s.startsWith(mine)).toList());
      }
      assertEquals(2, endpoint.events().openSubscriptions());
    }
  }

  private static List<String> all(Subscriber subscriber, Subscribed subscription) {
    List<String> texts = new ArrayList<>();
    Answer answer = subscriber.pull(subscription, 30);
    while (!answer.envelope().isFault()) {
      texts.addAll(Subscriber.strings(answer, "//event:Data[@Name='Text']"));
      answer = subscriber.pull(subscription, 30);
    }
    return texts;
  }
}
