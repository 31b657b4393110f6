package org.wsmanspec.suite.check.enumeration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Reply;

/**
 * Follows enumeration contexts through a conversation.
 *
 * <p>A context is known by its text; one that holds elements is not followed.
 */
public final class Enumerations {

  /** What became of a context. */
  public enum State {
    OPEN,
    /** The service said EndOfSequence. */
    ENDED,
    /** The client released it with success. */
    RELEASED
  }

  /**
   * A context at some moment.
   *
   * @param state what became of it
   * @param opener the Enumerate that began it
   * @param last the exchange that put it into this state
   */
  public record Context(State state, Optional<Asked> opener, Exchange last) {}

  private final Map<String, Context> contexts = new HashMap<>();

  /** What is known of the context that a request names, before that request. */
  public interface Visitor {
    /** One exchange, and its context where it names one that is known. */
    void visit(Exchange exchange, Optional<Context> before);
  }

  /** Walk through a conversation in order. */
  public static void walk(Conversation conversation, Visitor visitor) {
    Enumerations enumerations = new Enumerations();
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.OPERATION) {
        Optional<Asked> asked = Asked.of(exchange);
        Optional<String> named = asked.flatMap(Enumerations::contextOfRequest);
        visitor.visit(exchange, named.map(enumerations.contexts::get));
        Reply.of(exchange)
            .filter(r -> !r.isFault())
            .ifPresent(r -> enumerations.follow(r, asked, named));
      }
    }
  }

  private void follow(Reply reply, Optional<Asked> asked, Optional<String> named) {
    if (reply.answers(Actions.RELEASE)) {
      named.ifPresent(c -> end(c, State.RELEASED, reply.exchange()));
      return;
    }
    Optional<Element> body =
        reply
            .envelope()
            .bodyChild()
            .filter(
                b ->
                    Dom.is(b, Names.WSEN_ENUMERATE_RESPONSE)
                        || Dom.is(b, Names.WSEN_PULL_RESPONSE)
                        || Dom.is(b, Names.WSEN_RENEW_RESPONSE));
    if (body.isEmpty()) {
      return;
    }
    Optional<String> fresh = context(body.get());
    boolean ended = endOfSequence(body.get());
    Optional<Asked> opener =
        Dom.is(body.get(), Names.WSEN_ENUMERATE_RESPONSE)
            ? asked
            : named.map(contexts::get).flatMap(Context::opener);
    if (ended) {
      named.ifPresent(c -> end(c, State.ENDED, reply.exchange()));
      fresh.ifPresent(c -> contexts.put(c, new Context(State.ENDED, opener, reply.exchange())));
    } else {
      fresh.ifPresent(c -> contexts.put(c, new Context(State.OPEN, opener, reply.exchange())));
    }
  }

  private void end(String context, State state, Exchange by) {
    Context known = contexts.get(context);
    contexts.put(
        context, new Context(state, known == null ? Optional.empty() : known.opener(), by));
  }

  /** Whether a response ends its sequence, whichever wrapper it uses. */
  static boolean endOfSequence(Element response) {
    return Dom.child(response, Names.WSEN_END_OF_SEQUENCE).isPresent()
        || Dom.child(response, Names.WSMAN_END_OF_SEQUENCE).isPresent();
  }

  /** The items of a response, whichever wrapper it uses. */
  public static Optional<Element> items(Element response) {
    return Dom.child(response, Names.WSEN_ITEMS).or(() -> Dom.child(response, Names.WSMAN_ITEMS));
  }

  /** The text of the context in a body; empty if there is none, or it is empty or no text. */
  static Optional<String> context(Element body) {
    return Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT)
        .filter(c -> Dom.children(c).isEmpty())
        .map(Dom::text)
        .filter(t -> !t.isEmpty());
  }

  static Optional<String> contextOfRequest(Asked asked) {
    return asked.envelope().bodyChild().flatMap(Enumerations::context);
  }

  /** The body element of an Enumerate request. */
  static Optional<Element> enumerate(Asked asked) {
    return asked.envelope().bodyChild().filter(b -> Dom.is(b, Names.WSEN_ENUMERATE));
  }

  /** A positive integer in a child element; empty if it is absent, repeated or something else. */
  static Optional<Long> number(Element parent, javax.xml.namespace.QName name) {
    List<Element> found = Dom.children(parent, name);
    if (found.size() != 1 || !Dom.text(found.get(0)).matches("\\+?[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(Dom.text(found.get(0)))).filter(n -> n > 0);
  }
}
