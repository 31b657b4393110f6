package org.wsmanspec.scenario.run;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/** What the runner remembers of one remote shell. */
final class RemoteShell {

  private final String name;
  private final String outputStreams;
  private final Optional<Charset> encoding;
  private final Optional<PsrpClient> pool;
  private Optional<Addressed> addressed = Optional.empty();
  private String refusal = "the request was not sent";
  private boolean left;

  /**
   * A shell that is about to be opened.
   *
   * @param outputStreams names of the streams that are asked for
   * @param encoding of its text, if that is known
   * @param pool the runspace pool in it
   */
  RemoteShell(
      String name, String outputStreams, Optional<Charset> encoding, Optional<PsrpClient> pool) {
    this.name = name;
    this.outputStreams = outputStreams;
    this.encoding = encoding;
    this.pool = pool;
  }

  String name() {
    return name;
  }

  String outputStreams() {
    return outputStreams;
  }

  /** The encoding of its text, if the scenario has asked for one. */
  Optional<Charset> encoding() {
    return encoding;
  }

  /** The encoding in which text is sent. */
  Charset sendingEncoding() {
    return encoding.orElse(StandardCharsets.UTF_8);
  }

  /** The runspace pool; whoever needs it cannot go on without. */
  PsrpClient pool() {
    return pool.orElseThrow(
        () -> NotDrivenException.mistake("the shell '" + name + "' is no runspace pool"));
  }

  boolean isPool() {
    return pool.isPresent();
  }

  /** It is there, or may be. */
  void opened(Addressed where) {
    addressed = Optional.of(where);
    left = true;
  }

  /** It was refused. */
  void refused(String why) {
    refusal = why;
  }

  /** It is gone. */
  void closed() {
    left = false;
  }

  /** Whether it may be open. */
  boolean left() {
    return left;
  }

  /** What messages to it name; after its end still the same. */
  Addressed addressed() {
    return addressed.orElseThrow(
        () ->
            NotDrivenException.missing(
                "it needs the shell '" + name + "', which was not opened: " + refusal));
  }
}
