package org.wsmanspec.mock.personality;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.mock.http.Outgoing;

/** Does to messages of an endpoint's own what the rules of a personality say. */
final class DeclaredMuddle {

  private final List<Rule> rules;
  private final Predicate<Rule> turn;
  private final Map<Key, Outgoing> held = new ConcurrentHashMap<>();

  /** Of one subscription and one rule, one message at most is held back. */
  private record Key(Rule rule, String subscription) {}

  /**
   * A muddle.
   *
   * @param rules all about deliveries
   * @param turn whether it is a rule's turn, for those that are not about every message
   */
  DeclaredMuddle(List<Rule> rules, Predicate<Rule> turn) {
    this.rules = rules;
    this.turn = turn;
  }

  List<Outgoing> deliver(Outgoing correct) {
    List<Outgoing> messages = List.of(correct);
    if (rules.isEmpty()) {
      return messages;
    }
    Envelope envelope = Envelope.parse(correct.body());
    for (Rule rule : rules) {
      if (rule.when().deliveries().isEmpty() || rule.when().deliveries().contains(correct.kind())) {
        messages = applied(rule, messages, correct, envelope);
      }
    }
    return messages;
  }

  private List<Outgoing> applied(
      Rule rule, List<Outgoing> messages, Outgoing correct, Envelope envelope) {
    Key key = new Key(rule, correct.subscription());
    Outgoing before = held.remove(key);
    if (before != null) {
      List<Outgoing> out = new ArrayList<>(messages);
      out.add(before);
      return out;
    }
    boolean about =
        rule.when().request().map(x -> Texts.XPATHS.holds(envelope.document(), x)).orElse(true);
    if (!about || !turn.test(rule)) {
      return messages;
    }
    Rule.Muddle muddle = rule.delivery().orElseThrow();
    Texts texts = new Texts(Optional.of(envelope), Optional.empty());
    List<Outgoing> out = new ArrayList<>();
    for (Outgoing message : muddle.lose() ? List.<Outgoing>of() : messages) {
      Outgoing bent = bent(rule, muddle, message, texts);
      if (muddle.hold()) {
        held.put(key, bent);
      } else {
        out.add(bent);
      }
      if (muddle.twice()) {
        out.add(bent);
      }
    }
    return out;
  }

  private static Outgoing bent(Rule rule, Rule.Muddle muddle, Outgoing message, Texts texts) {
    byte[] body = message.body();
    if (!muddle.changes().isEmpty()) {
      body = DeclaredMisbehavior.bent(body, muddle.changes(), texts);
    }
    if (!rule.texts().isEmpty()) {
      body = DeclaredMisbehavior.replaced(body, charset(body), rule.texts(), texts);
    }
    Outgoing bent =
        body == message.body() && rule.http().isEmpty()
            ? message
            : message.with(DeclaredMisbehavior.fields(message.headers(), rule.http()), body);
    if (!rule.delay().isZero()) {
      bent = bent.later(rule.delay());
    }
    return muddle.careless() ? bent.unheeded() : bent;
  }

  private static Charset charset(byte[] body) {
    try {
      return Envelope.parse(body).encoding().charset();
    } catch (UnreadableMessageException e) {
      // Made unreadable by a rule before.
      return StandardCharsets.UTF_8;
    }
  }
}
