package org.wsmanspec.suite.check.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * What was deleted is gone (DSP0226 7.5).
 *
 * <p>A service may delete in its own time, and how long that may take is nowhere said: what can
 * still be read is told, and never a firm breach.
 */
public final class DeletedChecks {

  private static final String GONE = "DSP0226-transfer-19";

  private DeletedChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Check.of("transfer/deleted-is-gone", List.of(GONE), DeletedChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Optional<Reply>> deleted = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
      Optional<Reply> reply = Reply.of(exchange);
      if (asked.isPresent()
          && reply.isPresent()
          && asked.get().only(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty()) {
        String key = Resources.key(asked.get());
        String action = asked.get().action();
        if (action.equals(Actions.GET) && deleted.containsKey(key)) {
          read(deleted, key, reply.get(), sink);
        } else if (action.equals(Actions.DELETE) && !reply.get().isFault()) {
          deleted.put(key, Optional.empty());
        } else if (action.equals(Actions.CREATE)) {
          // It may have been made anew; a Create is addressed to the class.
          String scenario = Resources.scenario(asked.get());
          deleted.keySet().removeIf(k -> k.startsWith(scenario));
        }
      }
    }
    deleted.values().stream()
        .flatMap(Optional::stream)
        .forEach(
            last ->
                sink.soft(
                    GONE,
                    "a fault, since the resource was deleted",
                    "it can still be read",
                    last.place(),
                    "a service may delete in its own time"));
  }

  /** Remembers the last Get that found it, and forgets it once one does not. */
  private static void read(
      Map<String, Optional<Reply>> deleted, String key, Reply reply, FindingSink sink) {
    if (reply.isFault()) {
      sink.held(GONE, reply.place());
      deleted.remove(key);
    } else {
      deleted.put(key, Optional.of(reply));
    }
  }
}
