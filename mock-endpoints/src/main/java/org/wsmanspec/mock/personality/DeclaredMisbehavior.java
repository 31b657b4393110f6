package org.wsmanspec.mock.personality;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlLimits;
import org.wsmanspec.message.mutation.Change;
import org.wsmanspec.message.mutation.MessageMutator;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.http.Said;

/** Does what the rules of a personality say. */
final class DeclaredMisbehavior implements Misbehavior {

  private static final MessageMutator MUTATOR =
      new MessageMutator(Namespaces.byPrefix(), MessageMutator.OnNothing.LEAVE);

  private final List<Rule> rules;
  private final DeclaredMuddle muddle;
  private final Map<Rule, AtomicLong> counts = new ConcurrentHashMap<>();

  DeclaredMisbehavior(List<Rule> all) {
    this.rules = all.stream().filter(r -> r.delivery().isEmpty()).toList();
    this.muddle =
        new DeclaredMuddle(
            all.stream().filter(r -> r.delivery().isPresent()).toList(), this::counted);
  }

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    return muddle.deliver(message);
  }

  @Override
  public byte[] hear(Heard request) {
    byte[] body = request.body();
    for (Rule rule : rules) {
      if (!rule.request().isEmpty()
          && !rule.when().needsAnswer()
          // What is not readable cannot be bent, and is answered as it would be anyway.
          && request.envelope().isPresent()
          && asked(rule.when(), request)
          && counted(rule)) {
        Texts texts = new Texts(request.envelope(), Optional.empty());
        body = bent(body, rule.request(), texts);
      }
    }
    return body;
  }

  @Override
  public Said say(Heard request, HttpAnswer correct) {
    HttpAnswer answer = correct;
    Duration delay = Duration.ZERO;
    boolean drop = false;
    for (Rule rule : rules) {
      Optional<Envelope> response = envelope(answer);
      if (!answers(rule)
          || !asked(rule.when(), request)
          || !answered(rule.when(), answer, response)
          || (rule.request().isEmpty() && !counted(rule))) {
        continue;
      }
      Texts texts = new Texts(request.envelope(), response);
      answer = said(rule, request, answer, texts);
      delay = rule.delay().isZero() ? delay : rule.delay();
      drop |= rule.drop();
    }
    return new Said(answer, delay, drop);
  }

  private static boolean answers(Rule rule) {
    return rule.answer().isPresent()
        || !rule.response().isEmpty()
        || !rule.texts().isEmpty()
        || !rule.psrp().isEmpty()
        || rule.status().isPresent()
        || !rule.http().isEmpty()
        || !rule.delay().isZero()
        || rule.drop();
  }

  private HttpAnswer said(Rule rule, Heard request, HttpAnswer correct, Texts texts) {
    HttpAnswer answer =
        rule.answer()
            .map(canned -> Composer.compose(canned, request.envelope(), texts))
            .orElse(correct);
    byte[] body = answer.body();
    if (!rule.response().isEmpty() && envelope(answer).isPresent()) {
      body = bent(body, rule.response(), texts);
    }
    for (PsrpBend bend : rule.psrp()) {
      body = bent(new HttpAnswer(answer.status(), answer.headers(), body), bend);
    }
    if (!rule.texts().isEmpty() && body.length > 0) {
      body = replaced(body, charset(answer), rule.texts(), texts);
    }
    return new HttpAnswer(
        rule.status().orElse(answer.status()), fields(answer.headers(), rule.http()), body);
  }

  private static byte[] bent(HttpAnswer answer, PsrpBend bend) {
    Charset charset = charset(answer);
    return envelope(answer)
        .map(e -> bend.apply(e, new String(answer.body(), charset)).getBytes(charset))
        .orElse(answer.body());
  }

  static byte[] replaced(
      byte[] body, Charset charset, List<Rule.Replacement> replacements, Texts texts) {
    String text = new String(body, charset);
    for (Rule.Replacement each : replacements) {
      text = each.find().matcher(text).replaceAll(texts.fill(each.replace(), true));
    }
    return text.getBytes(charset);
  }

  private static Charset charset(HttpAnswer answer) {
    return envelope(answer)
        .map(e -> e.encoding().charset())
        .orElse(java.nio.charset.StandardCharsets.UTF_8);
  }

  static HttpHeaders fields(HttpHeaders before, Map<String, Optional<String>> changes) {
    List<HttpHeaders.Field> fields = new ArrayList<>(before.fields());
    changes.forEach(
        (name, value) -> {
          fields.removeIf(f -> f.name().equalsIgnoreCase(name));
          value.ifPresent(v -> fields.add(new HttpHeaders.Field(name, v)));
        });
    return new HttpHeaders(fields);
  }

  static byte[] bent(byte[] body, List<Change> changes, Texts texts) {
    byte[] bent = body;
    for (Change change : changes) {
      bent = MUTATOR.apply(bent, texts.fill(change));
    }
    return bent;
  }

  private boolean counted(Rule rule) {
    int every = rule.when().every();
    return every <= 1
        || counts.computeIfAbsent(rule, r -> new AtomicLong()).incrementAndGet() % every == 0;
  }

  private static boolean asked(When when, Heard request) {
    Optional<Envelope> envelope = request.envelope();
    return (when.operations().isEmpty()
            || envelope.flatMap(OperationNames::of).filter(when.operations()::contains).isPresent())
        && when.request()
            .map(x -> envelope.filter(e -> Texts.XPATHS.holds(e.document(), x)).isPresent())
            .orElse(true)
        && when.method().map(request.method()::equals).orElse(true)
        && when.path().map(p -> p.matcher(request.path()).find()).orElse(true)
        && when.fields().entrySet().stream().allMatch(e -> field(request, e));
  }

  private static boolean field(
      Heard request, Map.Entry<String, Optional<java.util.regex.Pattern>> wanted) {
    Optional<String> value = request.headers().first(wanted.getKey());
    return wanted
        .getValue()
        .map(pattern -> value.filter(v -> pattern.matcher(v).find()).isPresent())
        .orElse(value.isEmpty());
  }

  private static boolean answered(When when, HttpAnswer answer, Optional<Envelope> response) {
    return when.status().map(s -> s == answer.status()).orElse(true)
        && when.response()
            .map(x -> response.filter(e -> Texts.XPATHS.holds(e.document(), x)).isPresent())
            .orElse(true)
        && when.fault().map(f -> fault(f, response)).orElse(true);
  }

  private static boolean fault(String wanted, Optional<Envelope> response) {
    boolean isFault = response.filter(Envelope::isFault).isPresent();
    return switch (wanted) {
      case "any" -> isFault;
      case "none" -> response.isPresent() && !isFault;
      default ->
          response
              .flatMap(Envelope::fault)
              .flatMap(f -> f.subcode().or(f::code))
              .map(Namespaces::display)
              .filter(wanted::equals)
              .isPresent();
    };
  }

  private static Optional<Envelope> envelope(HttpAnswer answer) {
    Optional<MediaType> type = answer.headers().first("Content-Type").flatMap(MediaType::parse);
    if (answer.body().length == 0 || type.filter(t -> t.type().contains("xml")).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Envelope.parse(answer.body(), type.flatMap(MediaType::charset), XmlLimits.DEFAULT));
    } catch (UnreadableMessageException e) {
      // Made unreadable by a rule before.
      return Optional.empty();
    }
  }
}
