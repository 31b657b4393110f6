package org.wsmanspec.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;

/** Nothing was said. */
final class Empty {

  static final Conversation CONVERSATION =
      new Conversation(
          new Conversation.Origin("empty", "live", Set.of(), Optional.empty()),
          new Declaration("empty", Set.of()),
          List.of(),
          List.of(),
          List.of());

  private Empty() {}
}
