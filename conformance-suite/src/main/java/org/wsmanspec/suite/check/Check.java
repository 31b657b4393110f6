package org.wsmanspec.suite.check;

import java.util.List;
import java.util.function.BiConsumer;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;

/**
 * Looks through a conversation for what one or a few requirements speak of.
 *
 * <p>A check is pure and has no state. It tells the sink what it saw; which verdict follows is the
 * sink's business.
 */
public interface Check {

  /** Area and subject, such as {@code addressing/relates-to}. */
  String name();

  /** Ids of the requirements that this check may report on, and no others. */
  List<String> requirements();

  /** Look through a conversation. */
  void judge(Conversation conversation, FindingSink sink);

  /** A check of the conversation as a whole. */
  static Check of(
      String name, List<String> requirements, BiConsumer<Conversation, FindingSink> body) {
    return new SimpleCheck(name, requirements, body);
  }

  /** A check of each exchange in which a client asks the service. */
  static Check ofExchanges(
      String name, List<String> requirements, BiConsumer<Exchange, FindingSink> body) {
    return of(name, requirements, Exchange.Role.OPERATION, body);
  }

  private static Check of(
      String name,
      List<String> requirements,
      Exchange.Role role,
      BiConsumer<Exchange, FindingSink> body) {
    return of(
        name,
        requirements,
        (conversation, sink) ->
            conversation.exchanges().stream()
                .filter(e -> e.role() == role)
                .forEach(e -> body.accept(e, sink)));
  }

  /** A check of each SOAP 1.2 message that a service replied with. */
  static Check ofReplies(
      String name, List<String> requirements, BiConsumer<Reply, FindingSink> body) {
    return ofExchanges(
        name,
        requirements,
        (exchange, sink) -> Reply.of(exchange).ifPresent(r -> body.accept(r, sink)));
  }

  /**
   * A check of each SOAP 1.2 message that is sent to ask or to deliver, whoever wrote it: the
   * requests of clients, and what a service delivers to event sinks. What holds of every message is
   * judged with it, once for both parties.
   */
  static Check ofMessagesSent(
      String name, List<String> requirements, BiConsumer<Asked, FindingSink> body) {
    return of(
        name,
        requirements,
        (conversation, sink) ->
            conversation
                .exchanges()
                .forEach(e -> Asked.of(e).ifPresent(a -> body.accept(a, sink))));
  }

  /** A check of each SOAP 1.2 message that a service delivered to an event sink. */
  static Check ofDeliveries(
      String name, List<String> requirements, BiConsumer<Asked, FindingSink> body) {
    return of(
        name,
        requirements,
        Exchange.Role.DELIVERY,
        (exchange, sink) -> Asked.of(exchange).ifPresent(a -> body.accept(a, sink)));
  }

  /** A check of each SOAP 1.2 request that a client sent. */
  static Check ofRequests(
      String name, List<String> requirements, BiConsumer<Asked, FindingSink> body) {
    return ofExchanges(
        name,
        requirements,
        (exchange, sink) -> Asked.of(exchange).ifPresent(r -> body.accept(r, sink)));
  }
}
