package org.wsmanspec.scenario.transport;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.Trouble.Kind;

/** Puts a name to what went wrong on the network. */
final class Troubles {

  /** How far an exchange had come. */
  enum Phase {
    CONNECTING,
    SECURING,
    EXCHANGING
  }

  private Troubles() {}

  static Trouble of(Exception problem, Phase phase, String peer, TransportSettings settings) {
    String said = said(problem);
    return switch (phase) {
      case CONNECTING ->
          new Trouble(Kind.UNREACHABLE, "no connection to " + peer + ": " + said(problem));
      case SECURING -> new Trouble(Kind.TLS, "the TLS handshake with " + peer + " failed: " + said);
      case EXCHANGING -> exchanging(problem, said, settings);
    };
  }

  private static Trouble exchanging(Exception problem, String said, TransportSettings settings) {
    if (has(problem, MessageConstraintException.class)) {
      return new Trouble(Kind.TOO_LARGE, "the answer's header goes beyond all bounds: " + said);
    }
    if (has(problem, MalformedChunkCodingException.class) && isTruncation(said)) {
      return new Trouble(Kind.CONNECTION_LOST, "the connection ended within a chunk: " + said);
    }
    if (has(problem, HttpException.class)
        || has(problem, MalformedChunkCodingException.class)
        || has(problem, MalformedHttpException.class)) {
      return new Trouble(Kind.MALFORMED_HTTP, "the answer is no readable HTTP: " + said);
    }
    if (has(problem, SocketTimeoutException.class)) {
      return new Trouble(
          Kind.TIMEOUT, "nothing came for " + seconds(settings.response()) + " (" + said + ")");
    }
    if (has(problem, SSLException.class)) {
      return new Trouble(Kind.CONNECTION_LOST, "the TLS connection broke: " + said);
    }
    return new Trouble(
        Kind.CONNECTION_LOST, "the connection ended before the answer was complete: " + said);
  }

  static Trouble deadline(TransportSettings settings) {
    return new Trouble(
        Kind.TIMEOUT, "no complete answer within " + seconds(settings.exchange()) + " in all");
  }

  static Trouble tooLarge(TransportSettings settings) {
    return new Trouble(
        Kind.TOO_LARGE,
        String.format(
            Locale.ROOT,
            "the answer has more than %d octets; reading stopped there",
            settings.maxResponseBytes()));
  }

  static Trouble excess(String told) {
    return new Trouble(
        Kind.MALFORMED_HTTP,
        told.isEmpty()
            ? "more octets came after the end of the answer"
            : "more octets came after the answer than its Content-Length of " + told + " tells");
  }

  static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static boolean isTruncation(String said) {
    String text = said.toLowerCase(Locale.ROOT);
    return text.contains("truncated") || text.contains("unexpected end");
  }

  private static boolean has(@Nullable Throwable problem, Class<?> kind) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String said(Exception problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? problem.getClass().getSimpleName()
        : message.strip();
  }
}
