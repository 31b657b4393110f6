package org.wsmanspec.suite.check.enumeration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Reply;

/** Follows enumeration contexts through a conversation. A context is known by its content. */
public final class Enumerations {

  /** What became of a context. */
  public enum State {
    OPEN,
    /** A response gave another one in its place. */
    REPLACED,
    /** The service said EndOfSequence. */
    ENDED,
    /** The client released it with success. */
    RELEASED;

    /** Whether the enumeration is over, so that nothing may succeed with this context. */
    public boolean over() {
      return this == ENDED || this == RELEASED;
    }
  }

  /**
   * A context at some moment.
   *
   * @param state what became of it
   * @param opener the Enumerate that began it
   * @param last the exchange that put it into this state
   */
  public record Context(State state, Optional<Asked> opener, Exchange last) {}

  private final Map<String, Context> contexts = new LinkedHashMap<>();

  private Enumerations() {}

  /** What is known of the context that a request names, before that request. */
  public interface Visitor {
    /** One exchange, and its context where it names one that is known. */
    void visit(Exchange exchange, Optional<Context> before);
  }

  /**
   * Walk through a conversation in order.
   *
   * @return what is known of each context at the end, by its content, in the order in which they
   *     first came
   */
  public static Map<String, Context> walk(Conversation conversation, Visitor visitor) {
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
    return Collections.unmodifiableMap(enumerations.contexts);
  }

  /** Whether the second request may have been sent before the first was answered. */
  public static boolean overlap(Exchange first, Exchange second) {
    return first.timing().isPresent()
        && second.timing().isPresent()
        && second
            .timing()
            .get()
            .sent()
            .isBefore(first.timing().get().sent().plus(first.timing().get().total()));
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
      named
          .filter(c -> fresh.isPresent() && !fresh.get().equals(c))
          .ifPresent(c -> end(c, State.REPLACED, reply.exchange()));
      fresh.ifPresent(c -> contexts.put(c, new Context(State.OPEN, opener, reply.exchange())));
    }
  }

  private void end(String context, State state, Exchange by) {
    Context known = contexts.get(context);
    contexts.put(
        context, new Context(state, known == null ? Optional.empty() : known.opener(), by));
  }

  /** Whether a response ends its sequence, whichever wrapper it uses. */
  public static boolean endOfSequence(Element response) {
    return Dom.child(response, Names.WSEN_END_OF_SEQUENCE).isPresent()
        || Dom.child(response, Names.WSMAN_END_OF_SEQUENCE).isPresent();
  }

  /** The items of a response, whichever wrapper it uses. */
  public static Optional<Element> items(Element response) {
    return Dom.child(response, Names.WSEN_ITEMS).or(() -> Dom.child(response, Names.WSMAN_ITEMS));
  }

  /** The content of the context in a body; empty if there is none, or it is empty. */
  public static Optional<String> context(Element body) {
    return Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT)
        .map(Enumerations::content)
        .filter(t -> !t.isEmpty());
  }

  /** Text, or what its elements say whichever prefixes they use. */
  private static String content(Element element) {
    List<Element> children = Dom.children(element);
    if (children.isEmpty()) {
      return Dom.text(element);
    }
    StringBuilder content = new StringBuilder();
    for (Element child : children) {
      content.append(Dom.name(child)).append('(').append(content(child)).append(')');
    }
    return content.toString();
  }

  /** The context that a request names. */
  public static Optional<String> contextOfRequest(Asked asked) {
    return asked.envelope().bodyChild().flatMap(Enumerations::context);
  }

  /** The body element of an Enumerate request. */
  public static Optional<Element> enumerate(Asked asked) {
    return asked.envelope().bodyChild().filter(b -> Dom.is(b, Names.WSEN_ENUMERATE));
  }

  /** A positive integer in a child element; empty if it is absent, repeated or something else. */
  static Optional<Long> number(Element parent, QName name) {
    List<Element> found = Dom.children(parent, name);
    if (found.size() != 1 || !Dom.text(found.get(0)).matches("\\+?[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(Dom.text(found.get(0)))).filter(n -> n > 0);
  }
}
