package org.wsmanspec.mock.sink;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;

/** An address at which deliveries are taken, and what becomes of them. Thread-safe. */
public final class SinkInbox implements AutoCloseable {

  /**
   * Who may deliver, with HTTP Basic.
   *
   * @param user user name
   * @param password never in texts
   */
  public record Account(String user, String password) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }

  /**
   * What an inbox is to be like.
   *
   * @param https whether endpoints are told to use TLS; empty: as the sink is set up
   * @param account who may deliver; empty: anybody
   * @param reply the standing answer
   * @param step the scenario step to which its deliveries belong, if any
   * @param ids gives each delivery its exchange id when it begins to arrive
   * @param recorder is told of every delivery before it is answered, on the thread on which it came
   */
  public record Order(
      Optional<Boolean> https,
      Optional<Account> account,
      Reply reply,
      Optional<StepRef> step,
      Supplier<String> ids,
      Consumer<Exchange> recorder) {}

  static final String END = "/end";

  private final URI address;
  private final String path;
  private final Order order;
  private final Optional<Responder> responder;
  private final Consumer<SinkInbox> closing;
  private final int most;
  private Reply standing;
  private Reply passing;
  private int left;
  private int taken;

  /**
   * An inbox.
   *
   * @param responder answers in place of an acknowledgement; empty if this is for deliveries
   */
  SinkInbox(
      URI address,
      String path,
      Order order,
      Optional<Responder> responder,
      int most,
      Consumer<SinkInbox> closing) {
    this.address = address;
    this.path = path;
    this.order = order;
    this.most = most;
    this.responder = responder;
    this.closing = closing;
    this.standing = order.reply();
    this.passing = order.reply();
  }

  /** What endpoints are told. */
  public URI address() {
    return address;
  }

  /** What endpoints are told for the end of a subscription, which is acknowledged always. */
  public URI endAddress() {
    return URI.create(address + END);
  }

  /** The path on which the sink itself hears it. */
  String path() {
    return path;
  }

  Order order() {
    return order;
  }

  /** Who answers here; empty if deliveries come here. */
  Optional<Responder> responder() {
    return responder;
  }

  /**
   * Answer like this from now on.
   *
   * @param times so many deliveries, before the standing answer holds again; 0 makes it the
   *     standing one
   */
  public synchronized void answer(Reply reply, int times) {
    if (times == 0) {
      standing = reply;
    }
    passing = reply;
    left = times;
  }

  /** The answer to the next delivery. */
  synchronized Reply next() {
    if (left == 0) {
      return standing;
    }
    left--;
    return passing;
  }

  /** Whether there is room for one more. */
  synchronized boolean admits() {
    taken++;
    return taken <= most;
  }

  /** Whether a request may deliver here. */
  boolean lets(Optional<String> authorization) {
    if (order.account().isEmpty()) {
      return true;
    }
    Account account = order.account().get();
    String given = authorization.orElse("");
    if (!given.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return false;
    }
    try {
      byte[] expected =
          (account.user() + ":" + account.password()).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(
          Base64.getDecoder().decode(given.substring("basic ".length()).strip()), expected);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Take nothing more: what comes now is answered with HTTP status 410 and forgotten. */
  @Override
  public void close() {
    closing.accept(this);
  }
}
