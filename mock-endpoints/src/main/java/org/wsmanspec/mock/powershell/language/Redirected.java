package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.mock.powershell.ClientHost;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.Streams;
import org.wsmanspec.mock.powershell.language.Statement.Redirection;

/** Streams of which some go to the output or nowhere. */
final class Redirected implements Streams {

  static final int ERROR = 2;
  static final int WARNING = 3;
  static final int VERBOSE = 4;
  static final int DEBUG = 5;
  static final int INFORMATION = 6;

  private final Streams streams;
  private final List<Redirection> redirections;
  private final Consumer<Object> out;

  Redirected(Streams streams, List<Redirection> redirections, Consumer<Object> out) {
    this.streams = streams;
    this.redirections = redirections;
    this.out = out;
  }

  static Context context(Context c, List<Redirection> redirections, Consumer<Object> out) {
    return redirections.isEmpty() ? c : c.to(new Redirected(c.streams(), redirections, out));
  }

  static Consumer<Object> sink(List<Redirection> redirections, Consumer<Object> out) {
    return redirections.stream().anyMatch(r -> r.from() <= 1 && !r.toOutput())
        ? ignored -> {}
        : out;
  }

  /** Whether a stream goes elsewhere; then the record has been taken care of. */
  private boolean taken(int stream, Object value) {
    for (Redirection r : redirections) {
      if (r.from() == stream || r.from() == 0) {
        if (r.toOutput()) {
          out.accept(value);
        }
        return true;
      }
    }
    return false;
  }

  private static PsObject record(String type, String message) {
    String prefix = "System.Management.Automation.";
    return new PsObject(List.of(prefix + type, prefix + "InformationalRecord", "System.Object"))
        .text(message)
        .withAdapted("Message", message);
  }

  @Override
  public void output(Object value) {
    streams.output(value);
  }

  @Override
  public void error(PsError error) {
    if (!taken(ERROR, error)) {
      streams.error(error);
    }
  }

  @Override
  public void warning(String message) {
    if (!taken(WARNING, record("WarningRecord", message))) {
      streams.warning(message);
    }
  }

  @Override
  public void verbose(String message) {
    if (!taken(VERBOSE, record("VerboseRecord", message))) {
      streams.verbose(message);
    }
  }

  @Override
  public void debug(String message) {
    if (!taken(DEBUG, record("DebugRecord", message))) {
      streams.debug(message);
    }
  }

  @Override
  public void information(Object data, String source, List<String> tags) {
    if (!taken(INFORMATION, data)) {
      streams.information(data, source, tags);
    }
  }

  @Override
  public void progress(ProgressRecord record) {
    streams.progress(record);
  }

  @Override
  public ClientHost host() {
    return streams.host();
  }
}
