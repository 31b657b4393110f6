package org.wsmanspec.scenario.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;

/**
 * A plain or TLS socket that sends given bytes as they are and reads what comes back.
 *
 * <p>For requests that are wrong on purpose. Every exchange has a connection of its own; of several
 * answers, as to pipelined requests, the first is recorded. Of the authentication schemes only
 * Basic can be used, without waiting to be asked: the others need a correct dialogue.
 */
final class RawDoor {

  private final TransportSettings settings;
  private final ConnectionNumbers numbers;
  private final Deadlines deadlines;
  private final Clock clock;

  RawDoor(TransportSettings settings, ConnectionNumbers numbers, Deadlines deadlines, Clock clock) {
    this.settings = settings;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  Exchange send(OutgoingMessage message, String id, Optional<StepRef> step) {
    RawBytes raw =
        message
            .raw()
            .orElseGet(() -> RawBytes.of(RawText.write(message, settings.authentication())));
    Request request = RawText.read(raw.bytes().bytes(), message.cleanAddress().toString());
    Recording recording = new Recording(clock);
    Answer answer = exchange(message, raw, request, recording);
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        recording.connection,
        Optional.of(request),
        answer.response(),
        answer.trouble(),
        Optional.of(recording.timing()),
        step,
        message.wire().cut() ? Set.of(Gap.RESPONSE) : Set.of(),
        Optional.empty());
  }

  private Answer exchange(
      OutgoingMessage message, RawBytes raw, Request request, Recording recording) {
    String peer = peer(message.address());
    Socket plain = new Socket();
    try (Deadlines.Guard guard = deadlines.guard(settings.exchange(), () -> close(plain))) {
      Answer answer;
      try {
        Socket socket = connected(plain, message.address(), recording);
        recording.leg(numbers.next(), request.headers());
        answer =
            message.wire().cut()
                ? abandoned(socket, raw)
                : converse(socket, message.raw().isEmpty(), raw, request, recording);
      } catch (IOException e) {
        answer = Answer.none(Troubles.of(e, recording.phase, peer, settings));
      }
      return guard.late() && answer.trouble().isPresent()
          ? new Answer(answer.response(), Optional.of(Troubles.deadline(settings)))
          : answer;
    } finally {
      close(plain);
    }
  }

  private Socket connected(Socket plain, URI address, Recording recording) throws IOException {
    InetSocketAddress peer = new InetSocketAddress(host(address), port(address));
    plain.connect(peer, Math.toIntExact(settings.connect().toMillis()));
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(Math.toIntExact(settings.connect().toMillis()));
    Socket socket = plain;
    if (secure(address)) {
      recording.phase = Troubles.Phase.SECURING;
      SSLSocket secured =
          (SSLSocket)
              TlsContexts.of(settings.tls())
                  .getSocketFactory()
                  .createSocket(plain, host(address), port(address), true);
      if (settings.tls().hostnameVerification()) {
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
      }
      secured.startHandshake();
      socket = secured;
    }
    plain.setSoTimeout(Math.toIntExact(settings.response().toMillis()));
    return socket;
  }

  private Answer converse(
      Socket socket, boolean oneAnswer, RawBytes raw, Request request, Recording recording)
      throws IOException {
    Optional<IOException> broken = write(socket, raw);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    RawAnswerReader reader = new RawAnswerReader(in, recording, settings.maxResponseBytes());
    try {
      RawAnswerReader.Read read = reader.read(request.method().equals("HEAD"));
      Optional<Trouble> trouble = Optional.empty();
      if (read.body().cut()) {
        trouble = Optional.of(Troubles.tooLarge(settings));
      } else if (read.body().problem().isPresent()) {
        trouble = read.body().problem().map(e -> Troubles.of(e, recording.phase, "", settings));
      } else if (oneAnswer && in.available() > 0) {
        String told = read.response().headers().first("Content-Length").orElse("");
        trouble = Optional.of(Troubles.excess(told));
      }
      return new Answer(Optional.of(read.response()), trouble);
    } catch (IOException e) {
      // A server may answer before it has read all, which counts more than the broken sending.
      broken.ifPresent(e::addSuppressed);
      throw e;
    }
  }

  /** Sends all of it, and does not wait for what is said to it. */
  private static Answer abandoned(Socket socket, RawBytes raw) throws IOException {
    Optional<IOException> broken = write(socket, raw);
    if (broken.isPresent()) {
      throw broken.get();
    }
    return new Answer(Optional.empty(), Optional.empty());
  }

  private static Optional<IOException> write(Socket socket, RawBytes raw) {
    byte[] bytes = raw.bytes().bytes();
    try {
      OutputStream out = socket.getOutputStream();
      if (raw.pieces().isEmpty()) {
        out.write(bytes);
      } else {
        RawBytes.Pieces pieces = raw.pieces().get();
        for (int at = 0; at < bytes.length; at += pieces.octets()) {
          if (at > 0) {
            pause(pieces);
          }
          out.write(bytes, at, Math.min(pieces.octets(), bytes.length - at));
          out.flush();
        }
      }
      out.flush();
      if (raw.halfClose() && !(socket instanceof SSLSocket)) {
        socket.shutdownOutput();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static void pause(RawBytes.Pieces pieces) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(pieces.pause().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while sending").initCause(e);
    }
  }

  private static boolean secure(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : secure(address) ? 443 : 80;
  }

  /** The host without the brackets around an IPv6 address. */
  private static String host(URI address) {
    String host = address.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String peer(URI address) {
    return address.getScheme() + "://" + address.getHost() + ":" + port(address);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // A socket that cannot be closed is of no further use either way.
      return;
    }
  }
}
