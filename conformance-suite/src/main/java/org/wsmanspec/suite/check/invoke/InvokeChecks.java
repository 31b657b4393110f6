package org.wsmanspec.suite.check.invoke;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Answers to custom actions (DSP0226 9). */
public final class InvokeChecks {

  private static final String OWN_ACTION = "DSP0226-invoke-05";

  private static final Set<String> STANDARD =
      Set.of(
          Actions.GET,
          Actions.PUT,
          Actions.CREATE,
          Actions.DELETE,
          Actions.ENUMERATE,
          Actions.PULL,
          Actions.RELEASE,
          Actions.ENUMERATION_RENEW,
          Actions.ENUMERATION_GET_STATUS,
          Actions.SUBSCRIBE,
          Actions.RENEW,
          Actions.GET_STATUS,
          Actions.UNSUBSCRIBE);

  /** Actions that belong to other operations, whatever the custom action is. */
  private static final Set<String> OF_OTHERS = ofOthers();

  private InvokeChecks() {}

  private static Set<String> ofOthers() {
    Set<String> all = new HashSet<>(STANDARD);
    STANDARD.forEach(a -> all.add(Actions.responseTo(a)));
    return Set.copyOf(all);
  }

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("invoke/response-action", List.of(OWN_ACTION), InvokeChecks::action));
  }

  private static void action(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSA_ACTION);
    boolean custom =
        reply.askedAction().filter(a -> !a.isEmpty() && !STANDARD.contains(a)).isPresent();
    if (!custom || reply.isFault() || header.isEmpty() || reply.identifies()) {
      return;
    }
    String actual = Dom.text(header.get());
    if (OF_OTHERS.contains(actual)) {
      sink.broken(
          OWN_ACTION,
          "the response Action of " + reply.askedAction().orElse(""),
          "wsa:Action " + actual,
          reply.at(header.get()),
          "this Action belongs to another operation");
    } else {
      sink.held(OWN_ACTION, reply.at(header.get()));
    }
  }
}
