package org.wsmanspec.suite.check;

import java.util.List;
import java.util.function.BiConsumer;
import org.wsmanspec.message.Conversation;

/** A check made of its parts. */
record SimpleCheck(
    String name, List<String> requirements, BiConsumer<Conversation, FindingSink> body)
    implements Check {

  SimpleCheck {
    requirements = List.copyOf(requirements);
  }

  @Override
  public void judge(Conversation conversation, FindingSink sink) {
    body.accept(conversation, sink);
  }
}
