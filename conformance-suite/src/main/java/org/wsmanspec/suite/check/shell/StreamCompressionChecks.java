package org.wsmanspec.suite.check.shell;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/**
 * Streams that are compressed (MS-WSMV 3.1.4.1.31.6 and 3.2.4.1.19): chunks, each with two numbers
 * of 16 bits before it, little-endian: octets before compression less one, octets that follow less
 * one.
 */
public final class StreamCompressionChecks {

  private static final String OUTPUT = "MS-WSMV-3.1.4.1.31.6-1";
  private static final String INPUT = "MS-WSMV-3.2.4.1.19-1";
  private static final String MANDATORY = "MS-WSMV-3.2.4.1.19-2";

  private static final String EXPECTED = "chunks of compressed data, each with its two lengths";
  private static final int CHUNK_HEADER = 4;

  private StreamCompressionChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        RemoteShells.check(
            "shell/compressed", List.of(OUTPUT, INPUT), StreamCompressionChecks::streams),
        Check.ofRequests(
            "shell/compression-type", List.of(INPUT, MANDATORY), StreamCompressionChecks::type));
  }

  private static void streams(RemoteShell shell, FindingSink sink) {
    if (!shell.isCompressed()) {
      return;
    }
    for (ShellCall call : shell.calls()) {
      if (call.is(Operation.RECEIVE)) {
        for (Element stream : call.output()) {
          chunks(stream, OUTPUT, call.reply().orElseThrow().at(stream), sink);
        }
      } else if (call.is(Operation.SEND)) {
        for (Element stream : call.streams()) {
          chunks(stream, INPUT, call.asked().at(stream), sink);
        }
      }
    }
  }

  private static void chunks(Element stream, String requirement, Place place, FindingSink sink) {
    OutputChecks.octets(stream)
        .filter(o -> o.length > 0)
        .ifPresent(octets -> Tell.unless(wrong(octets), sink, requirement, EXPECTED, place, ""));
  }

  /** What is wrong with a row of chunks; empty if nothing is. */
  static Optional<String> wrong(byte[] octets) {
    int at = 0;
    while (at < octets.length) {
      if (octets.length - at < CHUNK_HEADER) {
        return Optional.of("ends inside the lengths of a chunk, at octet " + at);
      }
      int plain = number(octets, at) + 1;
      int packed = number(octets, at + 2) + 1;
      if (packed > plain) {
        return Optional.of("a chunk at octet " + at + " that is longer than before compression");
      }
      at += CHUNK_HEADER + packed;
      if (at > octets.length) {
        return Optional.of("ends " + (at - octets.length) + " octets before its last chunk does");
      }
    }
    return Optional.empty();
  }

  private static int number(byte[] octets, int at) {
    return (octets[at] & 0xFF) | ((octets[at + 1] & 0xFF) << 8);
  }

  private static void type(Asked asked, FindingSink sink) {
    for (Element header : asked.envelope().headers()) {
      if (!"CompressionType".equals(header.getLocalName())) {
        continue;
      }
      Tell.whether(
          Dom.is(header, Names.RSP_COMPRESSION_TYPE),
          sink,
          INPUT,
          Namespaces.display(Names.RSP_COMPRESSION_TYPE),
          "CompressionType of namespace " + Tell.quoted(String.valueOf(header.getNamespaceURI())),
          asked.at(header),
          "");
      Tell.whether(
          Envelope.mustUnderstand(header),
          sink,
          MANDATORY,
          "s:mustUnderstand true on rsp:CompressionType",
          "none, or false",
          asked.at(header),
          "a service that does not know it would send plain data");
    }
  }
}
