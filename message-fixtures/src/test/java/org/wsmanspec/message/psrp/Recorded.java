package org.wsmanspec.message.psrp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.Captures;

/** The fragments in recordings of other projects, where they are at hand. */
record Recorded(String where, Carried carried) {

  byte[] octets() {
    return carried.octets();
  }

  private static List<Recorded> cache = List.of();

  static synchronized List<Recorded> all() {
    if (cache.isEmpty()) {
      cache = List.copyOf(read());
    }
    return cache;
  }

  private static List<Recorded> read() {
    Path folder =
        Path.of(System.getProperty("wsmanspec.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared")
            .resolve("captures");
    assumeTrue(Files.isDirectory(folder), "no recordings in the folder beside the repository");
    List<Recorded> all = new ArrayList<>();
    for (Capture capture : Captures.read(folder).captures()) {
      for (Exchange exchange : capture.conversation().exchanges()) {
        Optional<Envelope> request = exchange.requestEnvelope();
        boolean powerShell =
            request
                .flatMap(Envelope::resourceUri)
                .filter(u -> u.toLowerCase(Locale.ROOT).contains("/powershell/"))
                .isPresent();
        if (powerShell) {
          String where = capture.name() + " " + exchange.where();
          request.ifPresent(e -> add(where, e, all));
          exchange.responseEnvelope().ifPresent(e -> add(where, e, all));
        }
      }
    }
    return all;
  }

  private static void add(String where, Envelope envelope, List<Recorded> all) {
    for (Carried carried : Carried.in(envelope)) {
      if (!carried.base64().isBlank()) {
        all.add(new Recorded(where + " " + carried.place(), carried));
      }
    }
  }

  /** Every message, put together; a file has its pools one after the other, so ids come again. */
  static List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    Defragmenter toServer = new Defragmenter();
    Defragmenter toClient = new Defragmenter();
    for (Recorded recorded : all()) {
      boolean fromServer =
          recorded.carried().place() == Carried.Place.CONNECT_RESPONSE_XML
              || recorded.carried().streamName().equals(Optional.of("stdout"));
      for (Fragment fragment : FragmentReader.readAll(recorded.octets())) {
        (fromServer ? toClient : toServer)
            .accept(fragment)
            .ifPresent(b -> messages.add(new Message(recorded.where(), fromServer, b)));
      }
    }
    toServer.end();
    toClient.end();
    return messages;
  }

  /** One message, as it was recorded. */
  static final class Message {
    private final String where;
    private final boolean fromServer;
    private final byte[] octets;

    Message(String where, boolean fromServer, byte[] octets) {
      this.where = where;
      this.fromServer = fromServer;
      this.octets = octets;
    }

    String where() {
      return where;
    }

    boolean fromServer() {
      return fromServer;
    }

    byte[] octets() {
      return octets.clone();
    }
  }
}
